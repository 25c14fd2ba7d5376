"""A transcript: two sides like a chat, evidence underlined, silence drawn, mood along the edge, masks as soft blocks.
Every character is escaped."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

from qa.language.annotator import annotators
from qa.language.feeling import told
from qa.language.privacy import HIDDEN
from qa.language.scorer import in_force
from qa.language.versions import chosen as version_in_force
from qa.ui.notice import notice
from qa.ui.session import _, pick

MASK = re.compile(rf"\[({'|'.join(HIDDEN)})\]")
# Eight seconds without a word are drawn; shorter ones are thinking.
SILENCE_MS = 8000
RULES = {
    "full": "姓名",
    "kin": "称呼",
    "called": "称呼",
    "title": "姓加称谓",
    "given": "名字",
    "latin": "外文名",
    "dotted": "带点的名字",
    "pieces": "少数民族名字",
}
BAD = {"prohibited", "pushing_away", "overpromise", "upset", "complaint", "escalation", "churn"}
PAGE = 120
# Weights below colour nothing: the eye cannot tell them from none.
WORTH_SEEING = 0.006


def masked_html(words: str, because: str | None) -> str:
    """Escaped words with every mask as a soft block; the rule that hid it appears on hover."""
    told = iter((because or "").split("|"))

    def block(match: re.Match) -> str:
        kind, _colon, rule = next(told, "").partition(":")
        why = (
            f' title="{escape(_("遮住的规则：{rule}").format(rule=_(RULES.get(rule, rule))), quote=True)}"'
            if kind == match[1]
            else ""
        )
        return f'<span class="x-mask"{why}>{match[1]}</span>'

    return MASK.sub(block, words)


def _marked(text: str, spans: list[tuple[int, int, str, str]], because: str | None = None) -> str:
    """Escaped text with non-overlapping spans marked; the label's name appears on hover."""
    out, reached = [], 0
    for begin, end, name, css in sorted(spans):
        if begin < reached or end > len(text) or begin >= end:
            continue
        out.append(
            escape(text[reached:begin])
            + f'<mark class="{css}" title="{escape(name, quote=True)}">{escape(text[begin:end])}</mark>'
        )
        reached = end
    out.append(escape(text[reached:]))
    return masked_html("".join(out), because)


def clock(message: dict) -> str:
    """When it was said: since the call began, or by the clock."""
    if message["begin_ms"] is not None:
        minutes, seconds = divmod(message["begin_ms"] // 1000, 60)
        return f"{minutes:02d}:{seconds:02d}"
    return message["said_at"].strftime("%H:%M:%S") if message["said_at"] else ""


def transcript(
    messages: list[dict],
    findings: list[dict],
    evidence: dict[int, list[tuple[int, int, str]]] | None = None,
    words: dict | None = None,
) -> None:
    """`evidence`: message_seq → [(begin, end, item name)] of the item the reader chose, shown brighter. `words`:
    message_seq → [(begin, end, share)] that made the satisfaction; when given, they are tinted and nothing else is
    marked."""
    if not messages:
        notice("told", _("这通联络没有文字：没有转写，或者还没导入。"))
        return
    if not any(m["text"] for m in messages):
        notice("told", _("这通的原话已经抹去"), _("到期了，或客户要求删除；评分和统计还在。"))
        return
    names = {a.label: pick(a.zh, a.en) for a in annotators().values()}
    texts = {m["message_seq"]: m["text"] or "" for m in messages}
    spans: dict[int, list] = {seq: _tinted(shares, texts[seq]) for seq, shares in (words or {}).items()}
    for f in [] if words else findings:
        spans.setdefault(f["message_seq"], []).append(
            (f["span_begin"], f["span_end"], names.get(f["label"], f["label"]), "bad" if f["label"] in BAD else "")
        )
    for seq, chosen in (evidence or {}).items():
        spans[seq] = [(b, e, name, "chosen") for b, e, name in chosen] + spans.get(seq, [])
        spans[seq].sort(key=lambda s: s[3] != "chosen")
    pages = -(-len(messages) // PAGE)
    page = st.pagination(pages, key="transcript_page") if pages > 1 else 1
    out, reached, shown = [], None, messages[(page - 1) * PAGE : page * PAGE]
    hearing = in_force(version_in_force()).classifiers["customer"]
    because = told([m["text"] or "" for m in shown], [m["sentiment"] for m in shown], hearing)
    for m, words_of_mood in zip(shown, because):
        if reached is not None and m["begin_ms"] is not None and m["begin_ms"] - reached >= SILENCE_MS:
            out.append(
                f'<div class="x-gap">{escape(_("静音 {n} 秒").format(n=(m["begin_ms"] - reached) // 1000))}</div>'
            )
        reached = m["end_ms"] if m["end_ms"] is not None else reached
        mood = (
            ""
            if m["sentiment"] is None
            else "low"
            if m["sentiment"] <= -0.25
            else "high"
            if m["sentiment"] >= 0.25
            else ""
        )
        felt = (
            ""
            if m["sentiment"] is None
            else f"{_('情绪')} {m['sentiment']:+.2f}" + (f"：{words_of_mood}" if words_of_mood else "")
        )
        why = f' title="{escape(felt, quote=True)}"' if felt else ""
        side = "agent" if m["speaker"] == "agent" else "customer"
        text = m["text"] if m["kind"] in ("text", "speech") else f"[{m['kind']}]"
        words = _marked(text or "", _apart(spans.get(m["message_seq"], [])), m.get("masked_because"))
        bubble = f'<div class="bubble {mood}"{why}>{words}</div>'
        out.append(
            f'<div class="x-say {side}"><div class="when">#{m["message_seq"]} {escape(clock(m))}</div>{bubble}</div>'
        )
    st.html("".join(out))


def _tinted(shares: list[tuple[int, int, float]], text: str) -> list[tuple[int, int, str, str]]:
    """The words whose share is worth seeing, in four steps of tint; masks are left alone."""
    masks = [m.span() for m in MASK.finditer(text)]
    return [
        (begin, end, f"{share * 100:+.1f}", f"{'down' if share < 0 else 'up'}{min(4, 1 + int(abs(share) / 0.02))}")
        for begin, end, share in shares
        if abs(share) >= WORTH_SEEING and all(end <= b or begin >= e for b, e in masks)
    ]


def _apart(spans: list) -> list:
    """Spans that do not overlap, the chosen ones first."""
    kept: list = []
    for span in spans:
        if all(span[1] <= k[0] or span[0] >= k[1] for k in kept):
            kept.append(span)
    return kept
