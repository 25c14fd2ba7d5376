"""Putting right what the machine heard, beside the transcript: satisfaction, reason, the mood of a message, a finding
that is none."""

from __future__ import annotations

import streamlit as st

from qa.contact_reasons import names
from qa.language.annotator import annotators
from qa.language.correcting import MACHINE, correct, corrections
from qa.ui.form import reaches
from qa.ui.literal import literal
from qa.ui.notice import notice
from qa.ui.session import Viewer, _, pick

WHO = {"customer": "客户", "agent": "坐席"}
MOODS = {"-1": "不满", "0": "一般", "1": "满意"}


def put_right(viewer: Viewer, interaction_id: str) -> list[str]:
    """What people said about this contact, with who and when."""
    out = []
    for c in corrections(viewer.reader, interaction_id):
        if c["kind"] not in ("satisfaction", "reason"):
            continue
        words = _(MOODS[c["value"]]) if c["kind"] == "satisfaction" else _reason_names().get(c["value"], c["value"])
        out.append(f"{words}（{c['corrected_by']} {c['corrected_at']:%m-%d %H:%M}）")
    return out


def _reason_names() -> dict[str, str]:
    return {k: f"{pick(r.group_zh, r.group_en)} · {pick(r.zh, r.en)}" for k, r in names().items()}


def correction_form(viewer: Viewer, whole: dict) -> None:
    """Each choice is one row in the records; the machine's own result stays beside it."""
    contact = whole["interaction_id"]
    said = {(c["kind"], c["message_seq"], c["label"]): c["value"] for c in corrections(viewer.reader, contact)}
    with st.form(f"correct_{contact}", border=False):
        mood = st.segmented_control(
            _("客户离开时"),
            list(MOODS),
            format_func=lambda v: _(MOODS[v]),
            default=said.get(("satisfaction", None, None)),
            key=f"c_sat_{contact}",
        )
        brand = str(whole["reason_id"] or "").split(".")[0]
        shown = {MACHINE: _("按机器的")} | {
            k: v for k, v in _reason_names().items() if brand in ("unknown", "no_words") or k.startswith(f"{brand}.")
        }
        now = said.get(("reason", None, None), MACHINE)
        options = list(shown)
        reason = st.selectbox(
            _("咨询原因应当是"),
            options,
            index=options.index(now) if now in options else 0,
            format_func=shown.get,
            key=f"c_reason_{contact}",
        )
        found = [(f["message_seq"], f["label"], f["because"]) for f in whole["heard_findings"]]
        wrong = st.pills(
            _("这些判定不成立（统计和评分都会跟着改）"),
            range(len(found)),
            selection_mode="multi",
            default=[i for i, (seq, label, _words) in enumerate(found) if said.get(("finding", seq, label)) == "no"],
            format_func=lambda i: (
                f"#{found[i][0]} {pick(annotators()[found[i][1]].zh, annotators()[found[i][1]].en)}"
                f"「{literal(found[i][2][:14])}」"
            ),
            key=f"c_find_{contact}",
        )
        felt = [m["message_seq"] for m in whole["messages"] if m["sentiment"] is not None]
        texts = {m["message_seq"]: m["text"] for m in whole["messages"]}
        message = st.selectbox(
            _("这条消息的情绪"),
            felt,
            index=None,
            format_func=lambda s: f"#{s} {texts[s][:20]}",
            placeholder=_("不用改"),
            key=f"c_msg_{contact}",
        )
        message_mood = st.segmented_control(
            _("其实是"), list(MOODS), format_func=lambda v: _(MOODS[v]), key=f"c_mood_{contact}"
        )
        missed, missed_label = _missed(contact, whole["messages"])
        saved = st.form_submit_button(_("保存更正"))
        if saved and ((message is None) != (message_mood is None) or (missed is None) != (missed_label is None)):
            notice("wrong", _("选了消息，也要选它其实是什么；只选一样不会保存。"))
        elif saved:
            count = _save(
                viewer,
                contact,
                said,
                mood,
                reason,
                {found[i][:2] for i in wrong},
                {f[:2] for f in found},
                {"sentiment": (message, message_mood), "finding": (missed, missed_label)},
            )
            if count:
                reaches(
                    viewer, contact, _("已记下 {n} 处更正；机器的原判断还在旁边。").format(n=count), is_heard_anew=True
                )
            else:
                notice("told", _("没有改动。"))


def _missed(contact: str, messages: list[dict]) -> tuple[int | None, str | None]:
    """(message, label) of a finding the machine did not hear; labels of the speaker's own."""
    texts = {m["message_seq"]: m["text"] for m in messages if m["text"] and m["speaker"] in ("customer", "agent")}
    missed = st.selectbox(
        _("机器漏听的消息"),
        list(texts),
        index=None,
        format_func=lambda s: f"#{s} {texts[s][:20]}",
        placeholder=_("没有漏听"),
        key=f"c_missed_{contact}",
    )
    rules = annotators()
    label = st.selectbox(
        _("它其实说了"),
        [label for label, rule in rules.items() if rule.hears],
        index=None,
        format_func=lambda one: f"{_(WHO[rules[one].who])} · {pick(rules[one].zh, rules[one].en)}",
        placeholder=_("选一种判定"),
        key=f"c_label_{contact}",
    )
    return missed, label


def _save(viewer: Viewer, contact: str, said: dict, mood, reason, wrong: set, found: set, messages: dict) -> int:
    todo = []
    if mood and said.get(("satisfaction", None, None)) != mood:
        todo.append(("satisfaction", mood, None, None))
    if reason != said.get(("reason", None, None), MACHINE):
        todo.append(("reason", reason, None, None))
    for seq, label in sorted(found):
        value = "no" if (seq, label) in wrong else "yes"
        if said.get(("finding", seq, label), "yes") != value:
            todo.append(("finding", value, seq, label))
    missed, missed_label = messages["finding"]
    if missed is not None and said.get(("finding", missed, missed_label)) != "yes":
        todo.append(("finding", "yes", missed, missed_label))
    message, message_mood = messages["sentiment"]
    if message is not None and said.get(("sentiment", message, None)) != message_mood:
        todo.append(("sentiment", message_mood, message, None))
    for kind, value, seq, label in todo:
        correct(viewer.reader, contact, kind, value, seq, label)
    return len(todo)
