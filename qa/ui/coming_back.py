"""How soon customers come back: the curve of any matter and of the same one."""

from __future__ import annotations

import streamlit as st

from qa.customers.repeats import Back, coming_back
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.charts import drawn
from qa.ui.figures import asked, figure_of, layout
from qa.ui.notice import empty
from qa.ui.repeats import chosen
from qa.ui.session import Viewer, _
from qa.ui.tokens import paint

DAY, MARKED = 24, (1, 3, 5, 7, 10, 14)


def how_soon(viewer: Viewer, window: Window) -> None:
    """The curve of who has come back by when, with those too young to know counted as long as they were seen."""
    programme, channel = chosen(window)
    since, until = window.question.since, window.question.until
    curves = [coming_back(viewer.reader, since, until, programme, channel, is_same) for is_same in (False, True)]
    st.subheader(_("多久会再来"))
    if not curves[0]:
        empty(_("这段时间样本不足"), _("换一段时间，或放宽筛选。"))
        return
    days = [_("{n} 天").format(n=n) for n in MARKED]
    figure = figure_of(
        asked("back", *map(tuple, curves)),
        lambda: [_curve(curves[0], "ink3", _("任何事")), _curve(curves[1], "brand", _("同一件事"), True)],
        lambda: layout(
            260,
            dict(tickvals=[DAY * n for n in MARKED], ticktext=days),
            dict(ticksuffix="%", rangemode="tozero"),
            margin=dict(l=8, r=90, t=12, b=8),
        ),
    )
    hours = drawn(figure, "how_soon", _("多久会再来"))
    if hours and hours != address.at("within"):
        address.go(within=hours, cause="", contact="", page="")
        st.rerun()
    st.caption(
        _("点「同一件事」上的一处，上面只列这么快又来的。")
        + _("还不满两周的联络，看到几天算几天，不当成没再来：一共 {n} 次，看满两周的有 {m} 次。").format(
            n=f"{curves[0][0].at_risk:,}", m=f"{curves[0][-1].at_risk:,}"
        )
    )


def _curve(line: list[Back], colour: str, name: str, leads: bool = False) -> dict:
    hours = lambda b: _("{n} 小时").format(n=f"{b.hours:.0f}")  # noqa: E731
    words = lambda b: f"{name}<br>{hours(b)}：<b>{b.share * 100:.1f}%</b><br>n = {b.at_risk:,}"  # noqa: E731
    return dict(
        type="scatter",
        x=[0, *(b.hours for b in line)],
        y=[0, *(b.share * 100 for b in line)],
        mode="lines+markers+text" if leads else "lines+text",
        marker=dict(size=5, color=paint(colour)),
        line=dict(color=paint(colour), width=2, shape="hv"),
        text=[""] * len(line) + [name],
        textposition="middle right",
        hovertext=["", *map(words, line)],
        customdata=["", *(f"{b.hours:.0f}" for b in line)] if leads else None,
        hoverinfo="text",
        cliponaxis=False,
    )
