"""What people judged of one's own contacts since one last looked, and what became of one's disputes: a few lines, each
with the way there."""

from __future__ import annotations

import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.lists import contacts_named
from qa.motivation.letter import UNNAMED
from qa.quality.contesting.acknowledging import acknowledge, unseen
from qa.ui import address
from qa.ui.disputes import answers_for, item_name
from qa.ui.format import when
from qa.ui.literal import literal, try_out
from qa.ui.menu import REVIEW
from qa.ui.session import Viewer, _

MOST, DISPUTES = 5, 3
INBOX_NAMES = {True: "{when} 的{reason}，{score} 分", False: "{when} 那一通，{score} 分"}
ANSWER_NAMES = {"met": "改判：做到", "na": "改判：不适用", "not_met": "维持：没做到"}


def inbox(viewer: Viewer) -> None:
    """The newest ones; nothing when there are none."""
    found = unseen(viewer.reader)
    if not found:
        return
    reasons = labels(viewer.reader, "reason", viewer.language)
    known = {r["interaction_id"]: r for r in contacts_named(viewer.reader, [r["interaction_id"] for r in found[:MOST]])}
    with st.container(border=True, key="inbox"):
        st.text(_("有 {n} 通新评的，看一眼，不同意可以申诉。").format(n=len(found)))
        for row in found[:MOST]:
            contact = known.get(row["interaction_id"])
            if contact:
                told = reasons.get(contact["reason_id"], contact["reason_id"])
                score = "–" if contact["score"] is None else f"{contact['score']:.1f}"
                words = _(INBOX_NAMES[contact["reason_id"] not in UNNAMED]).format(
                    when=when(contact["started_at"]), reason=told, score=score
                )
                words += _("（你的申诉有答复了）") if row["is_answer"] else ""
                _lead(row["interaction_id"], words)
        if len(found) > MOST:
            st.caption(_("看过的会让出位置，还有 {n} 通。").format(n=len(found) - MOST))


def own_disputes(viewer: Viewer) -> None:
    """One's own disputes, the newest first: waiting, or answered with the arbiter's words; nothing without any."""
    found = answers_for(viewer.reader)[:DISPUTES]
    if not found:
        return
    st.subheader(_("你的申诉"))
    for row in found:
        verdict = _(ANSWER_NAMES[row["verdict"]]) if row["verdict"] else _("在等答复")
        words = f"{when(row['disputed_at'])}　{item_name(row)}：{verdict}"
        _lead(row["interaction_id"], words + (f"　{row['note']}" if row["note"] else ""))


def _lead(interaction_id: str, words: str) -> None:
    to = address.common() | {"contact": interaction_id, "list": "all"}
    st.page_link(REVIEW.file, label=literal(words), query_params=to)


def seen_button(viewer: Viewer, interaction_id: str) -> None:
    """我看过了, under what people judged of this contact."""
    if interaction_id not in {row["interaction_id"] for row in unseen(viewer.reader)}:
        return
    if st.button(_("我看过了"), key=f"seen_{interaction_id}"):
        try_out(lambda: acknowledge(viewer.reader, interaction_id))
