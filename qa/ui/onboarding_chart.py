"""How new people come along: one line a person over the weeks since the first day, on the range of earlier starters."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from qa.metrics.dimensions import labels
from qa.quality.coaching.onboarding import WEEKS, Onboarding, onboarding
from qa.quality.contesting.disputes import today
from qa.ui import address
from qa.ui.charts import drawn
from qa.ui.figures import end_words, layout, line_at
from qa.ui.menu import REVIEW
from qa.ui.notice import empty
from qa.ui.periods import week_from
from qa.ui.session import Viewer, _
from qa.ui.tokens import paint

MEASURE_NAMES = {"score": "质检得分", "handle": "处理时长"}


def newcomers(viewer: Viewer) -> None:
    """People in their first three months; nothing where a roster names no first day."""
    st.subheader(_("新人上手得怎么样"))
    what = st.segmented_control(
        _("看什么"), list(MEASURE_NAMES), format_func=lambda k: _(MEASURE_NAMES[k]), default="score", key="onboarding"
    )
    found = onboarding(viewer.reader, what or "score", today(viewer.reader))
    if not found.new:
        empty(_("现在没有三个月内的新人"), _("名册里写了入职日期，新人的头三个月会画在这里。"))
        return
    st.caption(_("同样的事，老同事平时做到的算 100%；灰带是早些入职的人同一周的中间一半。每周不到 15 通不画。"))
    names = labels(viewer.reader, "agent", viewer.language)
    clicked = drawn(_figure(found, names), f"onboarding_{what}", _("新人上手得怎么样"))
    if clicked:
        agent, _bar, period = clicked.rpartition("|")
        address.visit(REVIEW, agent=agent, period=period)


def _figure(found: Onboarding, names: dict[str, str]) -> go.Figure:
    weeks = [u.week + 1 for u in found.usual]
    band = dict(
        type="scatter",
        x=weeks + weeks[::-1],
        y=[100 * u.high for u in found.usual] + [100 * u.low for u in reversed(found.usual)],
        fill="toself",
        fillcolor=paint("line"),
        line=dict(width=0),
        hoverinfo="skip",
        mode="lines",
    )
    told = _("早些入职的 {n} 位，中间是 {share}")
    middle = dict(
        type="scatter",
        x=weeks,
        y=[100 * u.middle for u in found.usual],
        mode="lines",
        line=dict(color=paint("ink3"), width=1.4),
        hovertext=[told.format(n=u.people, share=f"{u.middle:.0%}") for u in found.usual],
        hoverinfo="text",
    )
    lines, words = [], [end_words(_("老同事"), 100)]
    for agent, points in found.new.items():
        name = names.get(agent, agent)
        lines.append(
            dict(
                type="scatter",
                x=[p.week + 1 for p in points],
                y=[100 * p.share for p in points],
                mode="lines+markers",
                line=dict(color=paint("brand"), width=2),
                marker=dict(size=6, color=paint("brand")),
                hovertext=[f"{name}<br>{p.share:.0%}　n = {p.n}" for p in points],
                customdata=[f"{agent}|{week_from(p.since)}" for p in points],
                hoverinfo="text",
            )
        )
        words.append(
            dict(text=name, x=points[-1].week + 1, y=100 * points[-1].share, xanchor="left", xshift=8, showarrow=False)
        )
    return go.Figure(
        data=[*([band, middle] if len(weeks) > 1 else []), *lines],
        layout=layout(
            280,
            dict(title=_("入职第几周"), range=[0.5, WEEKS + 1.5], dtick=1),
            dict(ticksuffix="%"),
            shapes=[line_at("y", 100)],
            annotations=words,
            margin=dict(l=8, r=70, t=12, b=8),
        ),
    )
