"""Odd pairs of numbers: first asked of the person alone, then read by who leads them together with the answer; measures
that moved for everybody are suspected before anybody is."""

from __future__ import annotations

import streamlit as st

from qa.errors import QAError
from qa.metrics.dimensions import labels
from qa.motivation.awards import awards, take_back
from qa.motivation.gaming import EVERYBODY, Finding, heard, own_findings, say, suspected
from qa.ui.literal import failed, literal, try_out
from qa.ui.notice import empty
from qa.ui.session import Viewer, _, pick

NEWEST = 3


def asked_first(viewer: Viewer) -> None:
    """What one is asked about, with room for an answer; nothing without any."""
    for one in own_findings(viewer.reader)[:NEWEST]:
        if one.answer:
            continue
        with st.container(border=True, key=f"asked_{one.pattern.name}_{one.period}"):
            st.text(_("有两个数字一起动了，先问问你：{words}").format(words=pick(one.pattern.zh, one.pattern.en)))
            st.caption(literal(pick(one.pattern.why_zh, one.pattern.why_en)))
            st.caption(literal(_moved(one)))
            with st.form(f"say_{one.pattern.name}_{one.period}", border=False):
                words = st.text_input(_("可能是因为"), max_chars=300)
                if st.form_submit_button(_("说给组长听")):
                    try_out(lambda one=one, words=words: say(viewer.reader, one.pattern.name, one.period, words))
            st.caption(_("你说之前，谁也看不到；不说也不会有什么。"))


def _moved(one: Finding) -> str:
    parts = []
    for leg, moved in ((one.pattern.first, one.first_moved), (one.pattern.second, one.second_moved)):
        is_share = leg.each.endswith("::int")
        parts.append(f"{pick(leg.zh, leg.en)} {abs(moved) * (100 if is_share else 1):.1f}{'%' if is_share else ''}")
    return _("近四周和再前八周比，同样的活：{parts}").format(parts="，".join(parts))


def measures_first(viewer: Viewer) -> None:
    """Measures that moved for everybody."""
    found = suspected(viewer.reader)
    st.subheader(_("先看指标"))
    if not found:
        st.text(_("没有哪一对指标是大家一起这样动的。"))
    for one in found:
        with st.container(border=True, key=f"suspected_{one.programme_id}_{one.pattern.name}_{one.period}"):
            words = _("{period} {programme}：{words}").format(
                period=one.period, programme=one.programme_id, words=pick(one.pattern.zh, one.pattern.en)
            )
            st.text(words)
            st.text(
                _("大家一起这样动，多半是指标或流程的事，不是谁的事。") + pick(one.pattern.why_zh, one.pattern.why_en)
            )
            st.caption(literal(_moved(one)))


def then_people(viewer: Viewer) -> None:
    """Who was asked and answered, with their words."""
    found = [one for one in heard(viewer.reader) if not one.agent_id.endswith(EVERYBODY)]
    st.subheader(_("听过本人说的"))
    if not found:
        empty(_("没有要看的"), _("有不寻常的先问本人；本人说了，这里才看得到。"))
    names = labels(viewer.reader, "agent", viewer.language)
    for one in found:
        with st.container(border=True, key=f"heard_{one.agent_id}_{one.pattern.name}_{one.period}"):
            head = f"{names.get(one.agent_id, one.agent_id)}　{one.period}　{pick(one.pattern.zh, one.pattern.en)}"
            st.text(head)
            st.caption(literal(_moved(one)))
            st.text(_("本人说：{words}").format(words=one.answer))
            _revoking(viewer, one.agent_id)


def _revoking(viewer: Viewer, agent_id: str) -> None:
    """A badge may be taken back with words that the person reads; only beside what the person said."""
    if viewer.role != "lead":
        return
    mine = [a.badge for a in awards(viewer.reader, agent_id) if a.earned_on]
    if not mine:
        return
    with st.popover(_("收回一扇花窗")), st.form(f"revoke_{agent_id}", border=False):
        known = {badge.name: pick(badge.zh, badge.en) for badge in mine}
        which = st.selectbox(_("哪一扇"), list(known), format_func=known.__getitem__)
        words = st.text_input(_("为什么（本人会看到）"), max_chars=200)
        if st.form_submit_button(_("收回")):
            try:
                take_back(viewer.reader, agent_id, which, words)
            except QAError as problem:
                failed(problem)
            else:
                st.rerun()
