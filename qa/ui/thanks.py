"""Thanks in the browser: an agent's own of the year, to keep or to share; the team's wall; whom to thank today."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

import streamlit as st

from qa.clock import this_day
from qa.metrics.dimensions import labels
from qa.motivation.appreciation import KEPT, LET_GO, SHARED, Thanks, keep, kudos_for, thanks, wall
from qa.motivation.attention import spread, whom_to_thank
from qa.motivation.pulse import unit_of
from qa.ui import address
from qa.ui.form import kudos_form
from qa.ui.format import when
from qa.ui.literal import try_out
from qa.ui.menu import REVIEW
from qa.ui.notice import empty, notice
from qa.ui.quotes import quote
from qa.ui.session import Viewer, _

PAGE, WALL, WALL_DAYS, KUDOS = 12, 8, 28, 20


def of_the_year(viewer: Viewer) -> None:
    """Everything since the first of January, the newest first."""
    day = this_day()
    found = thanks(viewer.reader, date(day.year, 1, 1), day)
    if not found:
        empty(_("还没有"), _("客户真心说了谢谢，会带着那一通出现在这里。"))
        return
    kept = sum(one.kept != "" for one in found)
    told = _("今年 {n} 次，收好了 {kept} 次。").format(n=len(found), kept=kept)
    st.html(f'<div class="x-answer">{escape(told)}</div>')
    shown = int(st.session_state.setdefault("thanks_shown", PAGE))
    st.caption(_("「好的谢谢」这样的礼貌话不在这里，算在次数里。"))
    for one in found[:shown]:
        _own(viewer, one)
    if len(found) > shown and st.button(_("再看一些"), type="tertiary"):
        st.session_state["thanks_shown"] = shown + PAGE
        st.rerun()


def _own(viewer: Viewer, one: Thanks) -> None:
    words, ways = st.columns([3, 2], vertical_alignment="center")
    with words:
        quote(one.text, one.channel, one.started_at)
    with ways.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        st.page_link(REVIEW.file, label=_("看这通"), query_params=address.common() | {"contact": one.interaction_id})
        if one.kept == "":
            _button(viewer, one, _("收好"), KEPT)
        elif one.kept == KEPT:
            _button(viewer, one, _("分享给班组"), SHARED)
            _button(viewer, one, _("已收好，放回去"), LET_GO)
        else:
            _button(viewer, one, _("已分享，收回来"), KEPT)


def _button(viewer: Viewer, one: Thanks, words: str, value: str) -> None:
    if st.button(words, key=f"{value}_{one.interaction_id}", type="tertiary"):
        try_out(lambda: keep(viewer.reader, one.interaction_id, value))


def last_week(viewer: Viewer) -> None:
    """The card of the week before: what customers and colleagues said."""
    day = this_day()
    begins = day - timedelta(day.weekday() + 7)
    found = thanks(viewer.reader, begins, begins + timedelta(6))
    kudos = [
        row for row in kudos_for(viewer.reader, viewer.scope.agent or "", 20, begins) if row["given_at"].date() < day
    ]
    with st.container(border=True, key="last_week"):
        head = _("上周 {begins} – {ends}").format(begins=when(begins), ends=when(begins + timedelta(6)))
        st.html(f'<div class="x-head">{escape(head)}</div>')
        st.text(_("{n} 位客户真心谢过你，{k} 位同事为某件事谢过你。").format(n=len(found), k=len(kudos)))
        if found:
            longest = max(found, key=lambda one: len(one.text))
            quote(longest.text, longest.channel, longest.started_at, _("客户"))


def from_colleagues(viewer: Viewer) -> None:
    """What colleagues thanked for this year; nothing without any."""
    found = kudos_for(viewer.reader, viewer.scope.agent or "", KUDOS, date(this_day().year, 1, 1))
    if not found:
        return
    names = labels(viewer.reader.peers, "agent", viewer.language)
    st.subheader(_("同事谢你的"))
    for row in found:
        quote(row["words"], "", row["given_at"], names.get(row["from_user"], row["from_user"]))


def team_wall(viewer: Viewer) -> None:
    """What colleagues share; nothing appears here by itself."""
    day = this_day()
    found = wall(viewer.reader, unit_of(viewer.reader), day - timedelta(WALL_DAYS - 1), day)
    st.subheader(_("班组的墙"))
    if not found:
        st.caption(_("只有本人分享的才会上墙；可以从你收好的里挑一句。"))
    names = labels(viewer.reader.peers, "agent", viewer.language)
    for one in found[:WALL]:
        quote(one.text, one.channel, one.started_at, names.get(one.agent_id, ""))


def to_a_colleague(viewer: Viewer) -> None:
    """A word for a colleague, about something that happened."""
    names = labels(viewer.reader.peers, "agent", viewer.language)
    others = sorted((a for a in names if a != viewer.scope.agent), key=lambda a: names[a])
    st.subheader(_("谢一位同事"))
    who = st.selectbox(_("谁"), others, index=None, format_func=lambda a: names[a], placeholder=_("选一位"))
    if who:
        kudos_form(viewer, who, names[who])


def today(viewer: Viewer) -> None:
    """Whom to thank today, each for something that happened."""
    day = this_day()
    found = whom_to_thank(viewer.reader, day)
    names = labels(viewer.reader, "agent", viewer.language)
    if not found:
        empty(_("这两周的谢谢都有人接过了"), _("有新的会出现在这里。"))
    for one in found:
        with st.container(border=True, key=f"moment_{one.thanks.interaction_id}"):
            name = names.get(one.agent_id, one.agent_id)
            last = _("八周里还没有谢过") if one.last is None else _("上次谢是 {day}").format(day=when(one.last))
            st.html(f'<div class="x-head">{escape(name)}<span>{escape(last)}</span></div>')
            quote(one.thanks.text, one.thanks.channel, one.thanks.started_at, _("客户"))
            link = address.common() | {"contact": one.thanks.interaction_id}
            with st.container(horizontal=True, vertical_alignment="center"):
                st.page_link(REVIEW.file, label=_("先看这通"), query_params=link)
                kudos_form(viewer, one.agent_id, name, one.thanks.interaction_id)


def fairness(viewer: Viewer) -> None:
    """Whether one's words of thanks reach everybody."""
    found = spread(viewer.reader, this_day())
    st.subheader(_("你的谢谢到了谁那里"))
    st.text(
        _("八周里你说了 {given} 次，到了 {people} 个人里的 {reached} 个。").format(
            given=found.given, people=found.people, reached=found.reached
        )
    )
    if found.is_narrow:
        chance = round(found.people * found.by_chance)
        notice("watch", _("同样的次数，随手说也会到 {n} 个人那里。谁最近没有听到过？").format(n=chance))
    st.caption(_("这里只给你自己看，不是谁的分数。"))
