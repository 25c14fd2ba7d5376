"""What people write beside a transcript: the agent's dispute, thanks; each reaches every number at once."""

from __future__ import annotations

import time
from contextlib import contextmanager

import streamlit as st

from qa.errors import QAError
from qa.motivation.appreciation import thank
from qa.pipeline import carry
from qa.quality.contesting.disputes import contest, last_day_for, open_disputes, today
from qa.quality.scorecard import Scorecard
from qa.ui.literal import failed, literal
from qa.ui.notice import notice
from qa.ui.session import Viewer, _, pick

# How long a word of success stays on screen.
SECONDS_TO_READ = 8.0
VERDICTS = {"met": "做到", "not_met": "还没做到", "na": "不适用"}


@contextmanager
def refusals():
    """What the house refuses is said where it was asked, and what was written stays."""
    try:
        yield
    except QAError as problem:
        failed(problem)


def contest_form(viewer: Viewer, contact: dict, card: Scorecard, rows: dict[str, dict]) -> None:
    """The agent contests one item with a sentence; what is contested already says so."""
    waiting = {d["item_id"] for d in open_disputes(viewer.reader, contact["interaction_id"])}
    for item_id in sorted(waiting & {i.item_id for i in card.items}):
        st.caption(
            _("「{item}」申诉中，会由没有评过这通联络的人答复。").format(
                item=pick(card.item(item_id).zh, card.item(item_id).en)
            )
        )
    items = {
        i.item_id: i
        for i in card.items
        if rows.get(i.item_id, {}).get("verdict") == "not_met" and rows[i.item_id]["occasion"] != "dispute"
    }
    if not set(items) - waiting:
        return
    # What waits stays in the list: a tab that was open before must not contest the next line in its place.
    order = sorted(items, key=lambda i: i in waiting)
    last = last_day_for(viewer.reader, contact["interaction_id"], card.scorecard_id)
    if today(viewer.reader) > last:
        st.caption(_("申诉期到 {day} 为止，已经过了；有疑问请找班组长当面谈。").format(day=last.isoformat()))
        return
    with (
        st.expander(
            _("申诉其中一项（到 {day} 为止）").format(day=last.strftime("%m-%d")),
            key=f"contesting_{contact['interaction_id']}_{card.scorecard_id}",
        ),
        st.form(f"contest_{contact['interaction_id']}_{card.scorecard_id}", border=False),
    ):
        shown = lambda k: pick(items[k].zh, items[k].en) + (_("（申诉中）") if k in waiting else "")  # noqa: E731
        key = f"contested_{contact['interaction_id']}_{card.scorecard_id}"
        item = st.selectbox(_("哪一项"), order, format_func=shown, key=key)
        words = st.text_area(_("为什么你认为应当算做到"), max_chars=500)
        if st.form_submit_button(_("申诉这一项")):
            with refusals():
                contest(viewer.reader, contact["interaction_id"], card.scorecard_id, item, words)
                reaches(viewer, contact["interaction_id"], _("已收到。会由没有评过这通联络的人复核。"))


def said_done() -> None:
    """What the last form did, for as long as it takes to read."""
    words, at = st.session_state.get("done", ("", 0.0))
    if words and time.monotonic() - at < SECONDS_TO_READ:
        notice("done", words)


def reaches(viewer: Viewer, interaction_id: str, words: str, is_heard_anew: bool = False) -> None:
    """What was written moves every number before the page is drawn anew."""
    carry(viewer.reader, [interaction_id], is_heard_anew)
    state = st.session_state
    state["done"], state["stay"] = (words, time.monotonic()), (state.get("list_name"), interaction_id)
    state["round"] = state.get("round", 0) + 1
    st.rerun()


def kudos_form(viewer: Viewer, agent_id: str, name: str, interaction_id: str | None = None) -> None:
    """Thanks from a colleague, for something named, of a contact if one is given."""
    key = f"kudos_{agent_id}_{interaction_id or ''}"
    with st.popover(_("给 {name} 点赞").format(name=literal(name))), st.form(key, border=False):
        words = st.text_input(_("为了哪件事？"))
        if st.form_submit_button(_("送出")):
            try:
                thank(viewer.reader, agent_id, words, interaction_id)
            except QAError as problem:
                failed(problem)
            else:
                notice("done", _("已送到。"))
