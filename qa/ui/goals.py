"""What an agent takes on: a sentence tried, an item for two weeks, and whether it moved."""

from __future__ import annotations

import streamlit as st

from qa.motivation.goals import DAYS, MOST_OPEN, Goal, give_up, goals, practise, take_on
from qa.motivation.growth import NextStep
from qa.practising import heard_as
from qa.ui.format import when
from qa.ui.literal import literal, try_out
from qa.ui.notice import notice
from qa.ui.session import Viewer, _, pick

HEARD_NAMES = {
    "met": "这样说就做到了。",
    "not_met": "还差一点，看看右边那句是怎么说的。",
    "na": "这一通里听不出来，换一通试试。",
}
MOVED_NAMES = {"up": "做到的比以前多了。", "same": "和以前差不多，再练练看。", "unknown": "还早，过几天再看。"}


def ways(viewer: Viewer, step: NextStep) -> None:
    """Try one sentence, or take the item on for two weeks."""
    taken = {(g.scorecard_id, g.item.item_id) for g in goals(viewer.reader) if not g.is_over}
    with st.container(horizontal=True, vertical_alignment="center", key="ways"):
        if step.missed:
            with st.popover(_("练一句")):
                _practice(viewer, step)
        is_free = (step.scorecard_id, step.item.item_id) not in taken and len(taken) < MOST_OPEN
        if is_free and st.button(_("接下来两周练这个"), key="take_on"):
            try_out(lambda: take_on(viewer.reader, step.scorecard_id, step.item.item_id))


def _practice(viewer: Viewer, step: NextStep) -> None:
    place = f"{step.missed['interaction_id']}_{step.item.item_id}"
    with st.form(f"practise_{place}", border=False):
        st.caption(_("回到那一通，你会怎么说？只有你看得到。"))
        words = st.text_input(_("你的这一句"), max_chars=200)
        if not st.form_submit_button(_("听听看")):
            return
        if not words.strip():
            notice("wrong", _("写一句再听。"))
            return
        found = heard_as(
            viewer.reader,
            step.missed["interaction_id"],
            step.missed["message_seq"],
            step.scorecard_id,
            step.item.item_id,
            words,
        )
        practise(viewer.reader, step.scorecard_id, step.item.item_id, words)
        notice("done" if found == "met" else "watch", _(HEARD_NAMES[found]))


def own_goals(viewer: Viewer) -> None:
    """What is taken on, and whether it moved; nothing without any."""
    found = goals(viewer.reader)
    if not found:
        return
    st.subheader(_("你在练的"))
    for goal in found:
        with st.container(border=True, key=f"goal_{goal.scorecard_id}_{goal.item.item_id}"):
            st.text(pick(goal.item.next_zh, goal.item.next_en))
            st.text(_(MOVED_NAMES[goal.moved]))
            st.caption(literal(_figures(goal)))
            if not goal.is_over and st.button(
                _("不练了"), key=f"drop_{goal.scorecard_id}_{goal.item.item_id}", type="tertiary"
            ):
                try_out(lambda goal=goal: give_up(viewer.reader, goal))


def _figures(goal: Goal) -> str:
    until = _("{day} 一起看它有没有变").format(day=when(goal.ends_on))
    until = _("{days} 天练完了").format(days=DAYS) if goal.is_over else until
    if goal.now is None or goal.interval is None:
        return until
    now = _("{n} 通里做到 {share}（{low} – {high}）").format(
        n=goal.n, share=f"{goal.now:.0%}", low=f"{goal.interval[0]:.0%}", high=f"{goal.interval[1]:.0%}"
    )
    before = "" if goal.before is None else _("，以前 {share}").format(share=f"{goal.before:.0%}")
    return f"{now}{before}　{until}"
