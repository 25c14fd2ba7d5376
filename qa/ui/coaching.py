"""Coaching on the screen: what is practised and on which sentences, what both say, and what came of it."""

from __future__ import annotations

import streamlit as st

from qa.clock import this_day
from qa.metrics.dimensions import labels
from qa.quality.coaching.coachings import Coaching, coachings, finish, say
from qa.quality.coaching.measuring import Measured, measured
from qa.quality.desk.opened import sentence_of
from qa.quality.scorecards import scorecards
from qa.ui import address
from qa.ui.format import when
from qa.ui.literal import literal, try_out
from qa.ui.menu import REVIEW
from qa.ui.notice import empty, notice
from qa.ui.quotes import quote
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

CLIP_NAMES = {"good": "自己做得好的", "next": "可以再近一点的"}
WHY_NAMES = {"few_contacts": "还早：联络还不够多", "few_peers": "还说不准：能比的同事不到 8 位"}


def at_work(viewer: Viewer) -> None:
    """Every plan that is open, those to be looked at again first."""
    day = this_day()
    found = sorted((c for c in coachings(viewer.reader) if c.is_open), key=lambda c: (c.look_again_on, c.number))
    if not found:
        empty(_("现在没有在练的"), _("选一个人、一项，约一份辅导：目标一句话，从他自己做得好的一通练起。"))
        return
    due = sum(c.look_again_on <= day for c in found)
    words = _("{n} 份在练").format(n=len(found)) + (_("，{n} 份到了回看的日子").format(n=due) if due else "")
    st.text(words + "。")
    for one in found:
        card(viewer, one)


def card(viewer: Viewer, one: Coaching) -> None:
    """One plan with everything said to it; who coaches can end it."""
    is_agent = viewer.role == "agent"
    who = "" if is_agent else labels(viewer.reader, "agent", viewer.language).get(one.agent_id, one.agent_id) + "　"
    with st.container(border=True, key=f"coaching_{one.number}"):
        st.markdown(f"**{literal(who + item_name(one))}**")
        st.text(one.goal)
        dates = _("{who} 约的，{since} 开始，{until} 一起回看")
        dates += _("：到日子了") if one.look_again_on <= this_day() else ""
        days = dict(since=f"{one.begins_on:%m-%d}", until=f"{one.look_again_on:%m-%d}")
        st.caption(literal(dates.format(who=one.by, **days)))
        st.text(came_of_it(viewer, measured(viewer.reader, one, this_day())))
        clips(viewer, one)
        for note in one.notes:
            name = _("坐席") if note["is_agent"] else note["written_by"]
            st.text(f"{when(note['written_at'])}　{name}：{note['words']}")
        with st.form(f"note_{one.number}", border=False, clear_on_submit=True):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                asked = _("写一句") if is_agent else _("写一句（结束时写两个人的小结）")
                words = st.text_input(asked, key=f"note_words_{one.number}", max_chars=300)
                is_said = st.form_submit_button(_("记下"))
                is_over = not is_agent and st.form_submit_button(_("结束这一份"))
        if is_over:
            try_out(lambda: finish(viewer.reader, one.number, words))
        elif is_said and not words.strip():
            notice("wrong", _("还没写字，写一句再记。"))
        elif is_said:
            try_out(lambda: say(viewer.reader, one.number, words))


def clips(viewer: Viewer, one: Coaching) -> None:
    """The sentences it is practised on, own good ones first; without any, how the item sounds done well."""
    found = sorted(one.clips, key=lambda c: c["kind"])
    for clip in found:
        said = sentence_of(viewer.reader, clip["interaction_id"], clip["message_seq"])
        if said is None:
            continue
        st.caption(_(CLIP_NAMES[clip["kind"]]))
        quote(said["text"] or "", said["channel"], said["started_at"])
        to = address.common() | {"contact": clip["interaction_id"], "list": "all"}
        st.page_link(REVIEW.file, label=_("看这通"), query_params=to)
    card_now = scorecards().get(one.scorecard_id)
    item = card_now.item(one.item_id) if card_now else None
    if item and item.passes and not any(c["kind"] == "good" for c in found):
        st.caption(_("做得好听起来是这样（编的例子）"))
        for line in item.passes[0]:
            st.text(line)


def came_of_it(viewer: Viewer, one: Measured) -> str:
    """Before, since, and what is left of it beside colleagues; or that it is not known yet."""
    share = lambda value: "–" if value is None else f"{value:.0%}"  # noqa: E731
    told = _("之前 {before}（{n} 通），之后 {after}（{m} 通）。")
    words = told.format(before=share(one.before), n=one.before_n, after=share(one.after), m=one.after_n)
    if one.why:
        return words + _(WHY_NAMES[one.why]) + _("，先不下结论。")
    points = {name: f"{getattr(one.effect, name) * 100:+.0f}" for name in ("value", "low", "high")}
    beside = _("和起点相近的 {n} 位同事比：{value} 个百分点（95% 区间 {low} 到 {high}）")
    is_gain = one.effect.is_shown and one.effect.value > 0
    clear = _("，超出了碰巧的范围。") if is_gain else _("，还看不出是不是辅导的作用。")
    return words + beside.format(n=one.effect.peers, **points) + clear


def ended(viewer: Viewer) -> None:
    """What was practised before, with what came of it."""
    over = [c for c in coachings(viewer.reader) if not c.is_open]
    if not over:
        return
    st.subheader(_("练完的"))
    names = labels(viewer.reader, "agent", viewer.language)
    told = [
        {
            _("谁"): names.get(c.agent_id, c.agent_id),
            _("条目"): item_name(c),
            _("开始"): c.begins_on,
            _("怎么样"): came_of_it(viewer, measured(viewer.reader, c, this_day())),
            _("两个人的小结"): c.end,
        }
        for c in over
    ]
    table(viewer, "coachings", told)


def own(viewer: Viewer) -> None:
    """What an agent practises; nothing while there is nothing."""
    mine = [c for c in coachings(viewer.reader) if c.is_open]
    if mine:
        st.subheader(_("正在练的"))
    for one in mine:
        card(viewer, one)


def item_name(one: Coaching) -> str:
    """The item as the scorecard of today calls it."""
    found = scorecards().get(one.scorecard_id)
    item = found.item(one.item_id) if found else None
    return pick(item.zh, item.en) if item else one.item_id
