"""The charts of the house: direct, quiet, with targets, weekends, intervals and gaps; hover is exact, a click leads to the contacts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from html import escape

import plotly.graph_objects as go
import streamlit as st

from qa.metrics.measuring import Value
from qa.metrics.metric import Metric
from qa.ui.format import plain
from qa.ui.session import _, pick
from qa.ui.theme import ATTENTION, BRAND, BRAND_SOFT, GREY, PALE

CONFIG = {"displayModeBar": False, "locale": "zh-CN"}


def _frame(figure: go.Figure, metric: Metric, height: int) -> go.Figure:
    figure.update_layout(height=height, margin=dict(l=8, r=24, t=12, b=8), showlegend=False, hovermode="closest", dragmode=False, bargap=0.35)
    figure.update_xaxes(showgrid=False, fixedrange=True)
    figure.update_yaxes(gridcolor="rgba(120,140,140,.18)", fixedrange=True, zeroline=False)
    return figure


def _scaled(value: float | None, metric: Metric) -> float | None:
    return None if value is None else value * 100 if metric.unit == "share" else value


def _ticks(metric: Metric) -> dict:
    return {"share": dict(ticksuffix="%"), "per_10k": {}, "clock": {}}.get(metric.unit, {})


def _hover(name: str, value: Value, metric: Metric) -> str:
    interval = f"<br>{plain(value.low, metric.unit)} – {plain(value.high, metric.unit)}" if value.low is not None else ""
    return f"{escape(name)}<br><b>{plain(value.value, metric.unit)}</b>{interval}<br>n = {value.n:,}"


def trend(metric: Metric, values: list[Value], key: str, since: date | None = None, until: date | None = None) -> str | None:
    """A line by day (or by week, when the values are weeks) with its interval, target and weekends; the date clicked, as ISO text."""
    step = "week" if values and "week" in values[0].by else "day"
    by_day = {v.by[step]: v for v in values}
    since, until = since or min(by_day, default=date.today()), until or max(by_day, default=date.today())
    days = [since + timedelta(days=i) for i in range(0, (until - since).days + 1, 7 if step == "week" else 1)]
    line = [by_day.get(d) for d in days]
    if not any(v and v.value is not None for v in line):
        st.caption(_("样本不足，先看别的时间段。"))
        return None
    figure = go.Figure()
    if any(v and v.low is not None for v in line):
        known = [(d, v) for d, v in zip(days, line) if v and v.low is not None]
        figure.add_scatter(
            x=[d for d, _ in known] + [d for d, _ in reversed(known)],
            y=[_scaled(v.high, metric) for _, v in known] + [_scaled(v.low, metric) for _, v in reversed(known)],
            fill="toself",
            fillcolor=BRAND_SOFT,
            line=dict(width=0),
            hoverinfo="skip",
            mode="lines",
        )
    figure.add_scatter(
        x=days,
        y=[_scaled(v.value if v else None, metric) for v in line],
        mode="lines+markers",
        line=dict(color=BRAND, width=2),
        marker=dict(size=5),
        connectgaps=False,
        customdata=[d.isoformat() for d in days],
        hovertext=[_hover(f"{d:%m-%d}", v, metric) if v else "" for d, v in zip(days, line)],
        hoverinfo="text",
    )
    for day in days:
        if step == "day" and day.weekday() >= 5:
            figure.add_vrect(
                x0=datetime.combine(day, time()) - timedelta(hours=12),
                x1=datetime.combine(day, time()) + timedelta(hours=12),
                fillcolor="rgba(120,140,140,.10)",
                line_width=0,
                layer="below",
            )
    if metric.target is not None:
        figure.add_hline(
            y=_scaled(metric.target, metric),
            line=dict(color=GREY, width=1, dash="dot"),
            annotation_text=f"{_('目标')} {plain(metric.target, metric.unit)}",
            annotation_position="top left",
        )
    _frame(figure, metric, 280)
    figure.update_xaxes(tickformat="%m-%d", nticks=min(14, len(days)))
    figure.update_yaxes(**_ticks(metric))
    return _clicked(
        st.plotly_chart(figure, key=key, on_select="rerun", selection_mode="points", config=CONFIG, alt=f"{pick(metric.zh, metric.en)} {since} – {until}")
    )


def bars(metric: Metric, values: list[Value], dimension: str, names: dict[str, str], key: str, order: str = "value", most: int = 14) -> str | None:
    """Horizontal bars from zero with intervals, sorted by what matters; the value clicked."""
    known = [v for v in values if v.value is not None and v.by.get(dimension) is not None]
    known.sort(key=(lambda v: v.value) if order == "value" else (lambda v: v.n))
    known = known[-most:]
    if not known:
        st.caption(_("样本不足，先看别的时间段。"))
        return None
    labels = [f"{escape(names.get(str(v.by[dimension]), str(v.by[dimension])))}   {plain(v.value, metric.unit)}" for v in known]
    beyond = [_is_beyond(v, metric) for v in known]
    figure = go.Figure()
    figure.add_bar(
        x=[_scaled(v.value, metric) for v in known],
        y=labels,
        orientation="h",
        marker_color=[ATTENTION if b else BRAND for b in beyond],
        customdata=[str(v.by[dimension]) for v in known],
        hovertext=[_hover(n, v, metric) for n, v in zip(labels, known)],
        hoverinfo="text",
        error_x=dict(
            type="data",
            symmetric=False,
            array=[(_scaled(v.high, metric) - _scaled(v.value, metric)) if v.high is not None else 0 for v in known],
            arrayminus=[(_scaled(v.value, metric) - _scaled(v.low, metric)) if v.low is not None else 0 for v in known],
            color=GREY,
            thickness=1,
            width=0,
        ),
    )
    if metric.target is not None:
        figure.add_vline(x=_scaled(metric.target, metric), line=dict(color=GREY, width=1, dash="dot"))
    _frame(figure, metric, max(160, 30 * len(known) + 50))
    figure.update_xaxes(rangemode="tozero", **_ticks(metric))
    return _clicked(st.plotly_chart(figure, key=key, on_select="rerun", selection_mode="points", config=CONFIG, alt=pick(metric.zh, metric.en)))


def _is_beyond(value: Value, metric: Metric) -> bool:
    """The whole interval lies on the wrong side of the target: a difference one may point at."""
    if metric.target is None or metric.better == "near":
        return False
    return (
        (value.high if value.high is not None else value.value) < metric.target
        if metric.better == "up"
        else (value.low if value.low is not None else value.value) > metric.target
    )


def load_and_level(offered: list[Value], level: list[Value], level_metric: Metric, key: str) -> str | None:
    """Bars of offered contacts by hour with the share reached as a line: where the day hurts."""
    hours = sorted({v.by["hour"] for v in offered if v.by["hour"] is not None})
    if not hours:
        st.caption(_("样本不足，先看别的时间段。"))
        return None
    known = any(v.value is not None for v in level)
    counts, shares = {v.by["hour"]: v for v in offered}, {v.by["hour"]: v for v in level}
    figure = go.Figure()
    figure.add_bar(
        x=hours,
        y=[counts[h].value or 0 for h in hours],
        marker_color=PALE,
        customdata=[str(h) for h in hours],
        hovertext=[_hover(f"{h}:00", counts[h], _Count) for h in hours],
        hoverinfo="text",
    )
    line = [shares.get(h) for h in hours]
    figure.add_scatter(
        x=hours,
        y=[_scaled(v.value if v else None, level_metric) for v in line],
        yaxis="y2",
        mode="lines+markers",
        line=dict(color=BRAND, width=2),
        customdata=[str(h) for h in hours],
        hovertext=[_hover(f"{h}:00 {pick(level_metric.zh, level_metric.en)}", v, level_metric) if v else "" for h, v in zip(hours, line)],
        hoverinfo="text",
    )
    _frame(figure, level_metric, 300)
    figure.update_layout(
        yaxis2=dict(overlaying="y", side="right", range=[0, 105], tickvals=[0, 20, 40, 60, 80, 100], ticksuffix="%", showgrid=False, fixedrange=True),
        margin=dict(l=8, r=44, t=12, b=8),
    )
    if level_metric.target is not None and known:
        figure.add_scatter(
            x=[hours[0] - 0.5, hours[-1] + 0.5] if hours else [],
            y=[level_metric.target * 100] * 2,
            yaxis="y2",
            mode="lines",
            line=dict(color=GREY, width=1, dash="dot"),
            hoverinfo="skip",
        )
    figure.update_xaxes(dtick=1, ticksuffix=":00", tickangle=0)
    return _clicked(st.plotly_chart(figure, key=key, on_select="rerun", selection_mode="points", config=CONFIG, alt=_("每小时进线与服务水平")))


class _Count:
    unit = "count"


def _clicked(state) -> str | None:
    points = (state or {}).get("selection", {}).get("points", [])
    if not points:
        return None
    value = points[0].get("customdata")
    return str(value[0] if isinstance(value, (list, tuple)) else value) if value is not None else None
