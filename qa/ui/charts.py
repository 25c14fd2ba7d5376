"""The charts of the house: direct, quiet, with targets, weekends, intervals and gaps; hover is exact, a click leads to
the contacts."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

import streamlit as st

from qa.metrics.metric import Metric
from qa.metrics.question import Value
from qa.ui.figures import asked, figure_of, hover, layout, line_at, scaled, target_words, ticks, weekend
from qa.ui.format import plain
from qa.ui.session import _, pick
from qa.ui.theme import ATTENTION, BRAND, BRAND_SOFT, GREY

CONFIG = {"displayModeBar": False, "locale": "zh-CN"}


def trend(
    metric: Metric, values: list[Value], key: str, since: date | None = None, until: date | None = None
) -> str | None:
    """A line by day (or by week, when the values are weeks) with its interval, target and weekends; the date clicked,
    as ISO text."""
    step = "week" if values and "week" in values[0].by else "day"
    by_day = {v.by[step]: v for v in values}
    since, until = since or min(by_day, default=date.today()), until or max(by_day, default=date.today())
    days = [since + timedelta(days=i) for i in range(0, (until - since).days + 1, 7 if step == "week" else 1)]
    line = [by_day.get(d) for d in days]
    if not any(v and v.value is not None for v in line):
        st.caption(_("样本不足，先看别的时间段。"))
        return None
    figure = figure_of(
        asked("trend", metric.key, metric.target, step, line, since, until),
        lambda: _trend_data(metric, days, line),
        lambda: layout(
            280,
            dict(tickformat="%m-%d", nticks=min(14, len(days))),
            ticks(metric),
            shapes=[
                *(weekend(day) for day in days if step == "day" and day.weekday() >= 5),
                *([line_at("y", scaled(metric.target, metric))] if metric.target else []),
            ],
            annotations=[target_words(metric)] if metric.target else [],
        ),
    )
    return clicked(
        st.plotly_chart(
            figure,
            key=key,
            on_select="rerun",
            selection_mode="points",
            config=CONFIG,
            alt=f"{pick(metric.zh, metric.en)} {since} – {until}",
        )
    )


def _trend_data(metric: Metric, days: list[date], line: list[Value | None]) -> list[dict]:
    known = [(d, v) for d, v in zip(days, line) if v and v.low is not None]
    band = dict(
        type="scatter",
        x=[d for d, _ in known] + [d for d, _ in reversed(known)],
        y=[scaled(v.high, metric) for _, v in known] + [scaled(v.low, metric) for _, v in reversed(known)],
        fill="toself",
        fillcolor=BRAND_SOFT,
        line=dict(width=0),
        hoverinfo="skip",
        mode="lines",
    )
    middle = dict(
        type="scatter",
        x=days,
        y=[scaled(v.value if v else None, metric) for v in line],
        mode="lines+markers",
        line=dict(color=BRAND, width=2),
        marker=dict(size=5),
        connectgaps=False,
        customdata=[d.isoformat() for d in days],
        hovertext=[hover(f"{d:%m-%d}", v, metric) if v else "" for d, v in zip(days, line)],
        hoverinfo="text",
    )
    return [band, middle] if known else [middle]


def bars(
    metric: Metric,
    values: list[Value],
    dimension: str,
    names: dict[str, str],
    key: str,
    order: str = "value",
    most: int = 14,
) -> str | None:
    """Horizontal bars from zero with intervals, sorted by what matters; the value clicked."""
    known = [v for v in values if v.value is not None and v.by.get(dimension) is not None]
    known.sort(key=(lambda v: v.value) if order == "value" else (lambda v: v.n))
    known = known[-most:]
    if not known:
        st.caption(_("样本不足，先看别的时间段。"))
        return None
    labels = [
        f"{escape(names.get(str(v.by[dimension]), str(v.by[dimension])))}   {plain(v.value, metric.unit)}"
        for v in known
    ]
    figure = figure_of(
        asked("bars", metric.key, metric.target, known, tuple(labels)),
        lambda: [_bar_data(metric, known, dimension, labels)],
        lambda: layout(
            max(160, 30 * len(known) + 50),
            dict(rangemode="tozero") | ticks(metric),
            {},
            shapes=[line_at("x", scaled(metric.target, metric))] if metric.target is not None else [],
        ),
    )
    return clicked(
        st.plotly_chart(
            figure, key=key, on_select="rerun", selection_mode="points", config=CONFIG, alt=pick(metric.zh, metric.en)
        )
    )


def _bar_data(metric: Metric, known: list[Value], dimension: str, labels: list[str]) -> dict:
    return dict(
        type="bar",
        x=[scaled(v.value, metric) for v in known],
        y=labels,
        orientation="h",
        marker=dict(color=[ATTENTION if _is_beyond(v, metric) else BRAND for v in known]),
        customdata=[str(v.by[dimension]) for v in known],
        hovertext=[hover(n, v, metric) for n, v in zip(labels, known)],
        hoverinfo="text",
        error_x=dict(
            type="data",
            symmetric=False,
            array=[(scaled(v.high, metric) - scaled(v.value, metric)) if v.high is not None else 0 for v in known],
            arrayminus=[(scaled(v.value, metric) - scaled(v.low, metric)) if v.low is not None else 0 for v in known],
            color=GREY,
            thickness=1,
            width=0,
        ),
    )


def _is_beyond(value: Value, metric: Metric) -> bool:
    """The whole interval lies on the wrong side of the target: a difference one may point at."""
    if metric.target is None or metric.better == "near":
        return False
    return (
        (value.high if value.high is not None else value.value) < metric.target
        if metric.better == "up"
        else (value.low if value.low is not None else value.value) > metric.target
    )


def clicked(state) -> str | None:
    try:
        value = state["selection"]["points"][0].get("customdata")
    except (AttributeError, IndexError, KeyError, TypeError):
        return None
    return str(value[0] if isinstance(value, (list, tuple)) else value) if value is not None else None
