"""Colleagues' stories: this week's question, reading, and letting one through."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.clock import this_day
from qa.motivation.stories import LEAST_LETTERS, MOST_LETTERS, look, mark, monday, prompt, stories, tell
from qa.ui.format import when
from qa.ui.literal import try_out
from qa.ui.notice import empty, notice
from qa.ui.session import Viewer, _, pick

MOST = 12


def write_one(viewer: Viewer) -> None:
    """This week's question, with room for an answer."""
    week = monday(this_day())
    st.html(f'<h2 class="x-letter">{escape(pick(*prompt(week)))}</h2>')
    if st.session_state.pop("told_story", False):
        notice("done", _("收到了。下周一凑够三个，和大家的混在一起，先给人看过，再给同事读；哪里都没有你的名字。"))
    written = st.session_state.setdefault("stories_written", 0)
    with st.form("story", border=False):
        words = st.text_area(_("写给同事"), height=140, label_visibility="collapsed", key=f"story_words_{written}")
        if st.form_submit_button(_("放进去"), type="primary"):
            try_out(lambda: _tell(viewer, words))
    st.caption(_("{least} 到 {most} 个字。").format(least=LEAST_LETTERS, most=MOST_LETTERS))
    st.caption(_("不存名字、时间和先后。客户的姓名电话会自动遮住；别写出同事的全名，哪天、几点也别写。"))


def _tell(viewer: Viewer, words: str) -> None:
    tell(viewer.reader, words)
    st.session_state["told_story"] = True
    st.session_state["stories_written"] += 1


def read(viewer: Viewer) -> None:
    """Stories that may be read; showing them counts as read."""
    found = stories(viewer.reader)
    if not found:
        empty(_("还没有故事"), _("每周一个问题，答的人多了，下周这里就有了。"))
        return
    if viewer.role == "agent":
        mark(viewer.reader, [one.key for one in found[:MOST]], "read")
    for one in found[:MOST]:
        with st.container(border=True, key=f"story_{one.key}"):
            st.caption(f"{when(one.week)}　{pick(*prompt(one.week))}")
            st.text(one.words)
            left, right = st.columns([1, 3], vertical_alignment="center")
            struck = st.session_state.setdefault("struck", set())
            if viewer.role == "agent" and one.key in struck:
                left.caption(_("记下了，明天和大家的一起算。"))
            elif viewer.role == "agent" and left.button(_("说到我心里了"), key=f"chord_{one.key}"):
                mark(viewer.reader, [one.key], "chord")
                struck.add(one.key)
                st.rerun()
            if one.chords:
                right.caption(_("{reads} 人读过，{chords} 人说到心里").format(reads=one.reads, chords=one.chords))
            elif one.reads:
                right.caption(_("{reads} 人读过").format(reads=one.reads))


def to_look(viewer: Viewer) -> None:
    """Stories that nobody looked at yet."""
    found = stories(viewer.reader, is_open=False)
    if not found:
        empty(_("没有在等的故事"), _("每周一会有上周的新故事。"))
        return
    st.text(_("看有没有认得出客户或同事的话，有没有伤人的话；写得好不好不用管。"))
    for one in found:
        with st.container(border=True, key=f"look_{one.key}"):
            st.caption(f"{when(one.week)}　{pick(*prompt(one.week))}")
            st.text(one.words)
            left, right, _rest = st.columns([1, 1, 3])
            if left.button(_("给同事读"), key=f"open_{one.key}", type="primary", width="stretch"):
                try_out(lambda key=one.key: look(viewer.reader, key, True))
            if right.button(_("先不给"), key=f"shut_{one.key}", width="stretch"):
                try_out(lambda key=one.key: look(viewer.reader, key, False))
