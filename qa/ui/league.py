"""The small league on an agent's page: asked for, seen by its members alone, left without a word."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.motivation.choices import choose, chosen
from qa.motivation.leagues import LEAST, MOST, has_leagues, league, leave
from qa.ui.format import when
from qa.ui.session import Viewer, _


def small_league(viewer: Viewer) -> None:
    """Nothing where a programme has none."""
    if not has_leagues(viewer.reader):
        return
    st.subheader(_("小联赛"))
    if not chosen(viewer.reader, "league"):
        st.text(
            _(
                "{least} 到 {most} 个做同样活的人一组，两周一换；只看各人比自己以前多走了多少，没有名次，"
                "看不到谁是谁。新人和新人一组。"
            ).format(least=LEAST, most=MOST)
        )
        if st.button(_("我想试试")):
            choose(viewer.reader, "league", True)
            st.rerun()
        return
    found = league(viewer.reader)
    if found is None:
        st.text(_("下一个两周开始的时候，凑够 {n} 个人就有一组。").format(n=LEAST))
    else:
        st.caption(f"{when(found.begins_on)} – {when(found.ends_on)}")
        words = _("你们 {size} 个人里，{ahead} 个明显走在自己以前的前面。").format(size=found.size, ahead=found.ahead)
        own = (
            _("你也是。") if found.is_ahead else _("你的还在攒。") if found.is_ahead is None else _("你和以前差不多。")
        )
        st.html(f'<div class="x-answer">{escape(words + own)}</div>')
    if st.button(_("不玩了"), type="tertiary", key="leave_league"):
        leave(viewer.reader)
        st.rerun()
