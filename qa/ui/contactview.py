"""One contact's facts and its customer's timeline across channels."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

from qa.channels import CHANNELS
from qa.language.annotator import annotators
from qa.language.scorer import in_force
from qa.language.versions import chosen
from qa.metrics.dimensions import labels
from qa.ui.corrections import put_right
from qa.ui.format import spell, when
from qa.ui.listing import OUTCOMES
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

MASKED, HEARD = re.compile(r"[\[\]]"), re.compile(r"=(\w+) ([+-][\d.]+)")
FELT = {"positive": "高兴", "negative": "不满", "furious": "气愤"}


def _sure(whole: dict) -> str:
    sure = whole["reason_confidence"]
    return _("，把握 {share}").format(share=f"{sure:.0%}") if sure else ""


def facts(viewer: Viewer, whole: dict) -> None:
    """Who, when, how long, about what, how it felt, what came after; words and numbers only."""
    reasons, agents, queues = (labels(viewer.reader, d, viewer.language) for d in ("reason", "agent", "queue"))
    survey = next((s for s in whole["surveys"] if s["instrument"] == "csat" and s["score"]), None)
    lines = [
        (_("时间"), when(whole["started_at"])),
        (_("渠道"), pick(*CHANNELS.get(whole["channel"], ("其他", "Other")))),
        (_("技能组"), queues.get(whole["queue_id"], "–")),
        (_("坐席"), agents.get(whole["agent_id"], whole["agent_id"] or "–")),
        (_("结果"), pick(*OUTCOMES.get(whole["outcome"], (whole["outcome"],) * 2))),
        (_("等待"), spell(whole["wait_ms"])),
        (_("通话"), spell(whole["talk_ms"])),
        (
            _("咨询原因"),
            reasons.get(whole["heard_reason_id"] or whole["reason_id"], "–")
            + (f"（{whole['reason_because']}）" if whole["reason_because"] else "")
            + _sure(whole),
        ),
        *(
            [(_("先问的") if whole["is_other_first"] else _("还问了"), reasons.get(whole["other_reason_id"], "–"))]
            if whole["other_reason_id"]
            else []
        ),
        (_("客户评价"), f"{survey['score']:.0f} / 5" if survey else _("没有评价")),
        (_("预测满意"), _satisfaction(whole)),
        (
            _("之后"),
            (
                _("{when} 后又来").format(when=_gap(whole["next_gap_ms"]))
                if whole["next_interaction_id"]
                else _("还没有再来")
            ),
        ),
    ]
    lines += [(_("人工更正"), line) for line in put_right(viewer, whole["interaction_id"])]
    if whole["is_cut"]:
        lines.append((_("录音"), _("不完整：文字早早停了，结尾没有录到或没有转写")))
    st.html(
        '<div class="x-note" style="columns: 2">'
        + "".join(f"<div>{escape(name)}　<b>{escape(str(value))}</b></div>" for name, value in lines)
        + "</div>"
    )


def facts_line(viewer: Viewer, whole: dict) -> list[str]:
    """The same in a line: when, how and how long, about what, by whom; what the customer said, what came after."""
    reasons, agents = labels(viewer.reader, "reason", viewer.language), labels(viewer.reader, "agent", viewer.language)
    survey = next((s for s in whole["surveys"] if s["instrument"] == "csat" and s["score"]), None)
    told = [
        f"{whole['started_at']:%m-%d %H:%M}",
        f"{pick(*CHANNELS.get(whole['channel'], ('其他', 'Other')))} {spell(whole['talk_ms'])}",
        reasons.get(whole["heard_reason_id"] or whole["reason_id"], ""),
        agents.get(whole["agent_id"], whole["agent_id"] or ""),
        _("客户评价 {n} / 5").format(n=f"{survey['score']:.0f}") if survey else "",
        _("{when} 后又来").format(when=_gap(whole["next_gap_ms"])) if whole["next_interaction_id"] else "",
    ]
    return [one for one in told if one.strip()]


def _satisfaction(whole: dict) -> str:
    if whole["heard_satisfaction"] is None:
        return "–"
    value = whole["heard_satisfaction"]
    low, high = (value if end is None else end for end in (whole["satisfaction_low"], whole["satisfaction_high"]))
    return f"{value * 100:+.0f}（{low * 100:+.0f} … {high * 100:+.0f}）"


def satisfaction_parts(whole: dict) -> str:
    """How the predicted satisfaction adds up, in its own points: what was heard, the largest words, and the rest in
    one."""
    if whole["heard_satisfaction"] is None:
        return ""
    names = {a.hears or a.label: pick(a.zh, a.en) for a in annotators().values()} | {
        label: _(name) for label, name in FELT.items()
    }
    shares = {
        _("听到「{what}」").format(what=names.get(m[1], m[1])): float(m[2]) * 100
        for m in HEARD.finditer(whole["satisfaction_because"] or "")
    }
    texts = {m["message_seq"]: m["text"] or "" for m in whole["messages"]}
    for seq, words in words_behind(whole["messages"]).items():
        for begin, end, share in words:
            word = texts[seq][begin:end]
            if word.strip() and not MASKED.search(word):
                shares[word] = shares.get(word, 0.0) + share * 100
    told = [(w, s) for w, s in sorted(shares.items(), key=lambda x: -abs(x[1])) if any(c.isalnum() for c in w)][:6]
    rest = whole["heard_satisfaction"] * 100 - sum(s for _w, s in told)
    return " ".join(
        [
            f"{whole['heard_satisfaction'] * 100:+.0f} =",
            *(f"{w} {s:+.1f}" for w, s in told),
            _("其余的词和来回次数 {rest:+.1f}").format(rest=rest),
        ]
    )


def words_behind(messages: list[dict]) -> dict[int, list[tuple[int, int, float]]]:
    """message_seq → (begin, end, share) of the words that made the predicted satisfaction, by the lexicons in force."""
    shares = in_force(chosen()).contact_words([(m["speaker"], m["text"] or "") for m in messages])
    return {m["message_seq"]: words for m, words in zip(messages, shares)}


def _gap(ms: int | None) -> str:
    hours = (ms or 0) / 3_600_000
    return _("{n} 小时").format(n=f"{hours:.1f}") if hours < 48 else _("{n} 天").format(n=f"{hours / 24:.1f}")


def timeline(viewer: Viewer, rows: list[dict], here: str) -> None:
    reasons = labels(viewer.reader, "reason", viewer.language)
    table(
        viewer,
        "timeline",
        [
            {
                "": "●" if r["interaction_id"] == here else "",
                _("时间"): when(r["started_at"]),
                _("渠道"): pick(*CHANNELS.get(r["channel"], ("其他", "Other"))),
                _("咨询原因"): reasons.get(r["reason_id"], r["reason_id"]),
                _("结果"): pick(*OUTCOMES.get(r["outcome"], (r["outcome"],) * 2)),
                _("预测满意"): None if r["satisfaction"] is None else round(r["satisfaction"] * 100),
            }
            for r in rows
        ],
        placeholder="–",
    )
