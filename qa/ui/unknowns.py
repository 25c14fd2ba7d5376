"""What nobody has named yet: themes of the last seven days, new and rising ones first, each with sentences to open."""

from __future__ import annotations

import streamlit as st

from qa.ui.bar import Window
from qa.ui.literal import literal
from qa.ui.menu import REVIEW
from qa.ui.session import Viewer, _
from qa.voice.themes import Theme, rising

SHOWN = 3


def unknowns(viewer: Viewer, window: Window) -> None:
    """A switch, and behind it the themes: they are looked for in a week of words, so they are asked for."""
    if not st.toggle(_("找还没名字的主题"), key="mine_unknown"):
        st.caption(_("打开后，把最近 7 天还没归类的话分成主题；两半数据里都出现的才算，新冒出来的在前。"))
        return
    with st.spinner(_("正在归类 …")):
        found = rising(viewer.reader, window.question)
    if not found:
        st.text(_("还没归类的联络太少，或者各说各的，归不成主题。"))
        return
    st.caption(_("次数只算拿得准的，实际只多不少；和投诉一起出现是关联，不是因果。起名在「咨询原因」里。"))
    for theme in found:
        with st.expander(literal(f"{theme.name} · {_said(theme)}")):
            st.text("、".join(theme.words))
            if theme.complaints:
                st.text(_("其中 {n} 次成了投诉。").format(n=f"{theme.complaints:,}"))
            for contact, words in theme.examples[:SHOWN]:
                st.text(words[:90])
                st.page_link(
                    REVIEW.file,
                    label=_("看这通"),
                    icon=":material/arrow_forward:",
                    query_params=window.address | {"contact": contact},
                )


def _said(theme: Theme) -> str:
    told = _("7 天里至少 {n} 次").format(n=f"{theme.n:,}")
    if theme.is_new:
        return told + _("，新冒出来的")
    if not theme.is_rising:
        return told
    span = _("，在涨：是以前的 {by} 倍（{low} – {high}）")
    one = theme.change
    return told + span.format(by=f"{one.by:.1f}", low=f"{one.low:.1f}", high=f"{one.high:.1f}")
