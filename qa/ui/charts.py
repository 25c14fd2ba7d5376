"""The charts of the house: direct, quiet, with targets, weekends, intervals and gaps; hover is exact, a click leads to
the contacts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import plotly.graph_objects as go
import streamlit as st

from qa.clock import this_day
from qa.metrics.metric import Metric
from qa.metrics.question import Value
from qa.ui.figures import (
    asked,
    end_words,
    figure_of,
    hover,
    layout,
    line_at,
    noted,
    scaled,
    target_words,
    ticks,
    weekend,
)
from qa.ui.format import plain
from qa.ui.notice import empty
from qa.ui.session import _, pick
from qa.ui.tokens import paint

CONFIG = {"displayModeBar": False, "locale": "zh-CN"}


def trend(
    metric: Metric,
    values: list[Value],
    key: str,
    since: date | None = None,
    until: date | None = None,
    before: Value | None = None,
    on: date | None = None,
    happened: dict[date, str] | None = None,
) -> str | None:
    """A line by day (or by week, when the values are weeks) with its interval, target, weekends, what it was before and
    what people noted to have `happened`; `on` is the day that is looked at. The date clicked, as ISO text."""
    step = "week" if values and "week" in values[0].by else "day"
    by_day = {v.by[step]: v for v in values}
    since, until = since or min(by_day, default=this_day()), until or max(by_day, default=this_day())
    days = [since + timedelta(days=i) for i in range(0, (until - since).days + 1, 7 if step == "week" else 1)]
    line = [by_day.get(d) for d in days]
    if not any(v and v.value is not None for v in line):
        empty(_("这段时间样本不足"), _("换一段时间，或放宽筛选。"))
        return None
    was = before.value if before is not None and metric.unit != "count" else None
    notes = tuple(sorted((happened or {}).items()))
    figure = figure_of(
        asked("trend", metric.key, metric.target, step, line, since, until, was, on, notes),
        lambda: _trend_data(metric, days, line, on, step),
        lambda: _trend_layout(metric, days, step, was, notes, on),
    )
    return drawn(figure, key, f"{pick(metric.zh, metric.en)} {since} – {until}")


def _trend_layout(
    metric: Metric, days: list[date], step: str, was: float | None, notes: tuple, on: date | None
) -> dict:
    shapes = [weekend(day) for day in days if step == "day" and day.weekday() >= 5 and len(days) <= 100]
    if metric.target is not None:
        shapes.append(line_at("y", scaled(metric.target, metric)))
    if was is not None:
        shapes.append(line_at("y", scaled(was, metric), dash="solid", colour="graph"))
    if on:
        shapes.append(line_at("x", on.isoformat(), dash="solid", colour="amber-g"))
    shapes += [line_at("x", day.isoformat(), colour="ink3") for day, _said in notes]
    words = [target_words(metric)] if metric.target is not None else []
    words += [noted(day, told, day >= days[len(days) // 2]) for day, told in notes]
    if was is not None:
        words.append(end_words(f"{_('前期')} {plain(was, metric.unit)}", scaled(was, metric)))
    return layout(
        256,
        dict(tickformat="%m-%d", nticks=min(9, len(days)), range=_around(days, step)),
        ticks(metric),
        shapes=shapes,
        annotations=words,
        margin=dict(l=8, r=84, t=12, b=8),
    )


def _around(days: list[date], step: str) -> list[str]:
    """The days from edge to edge: words at the last one widen no axis."""
    half = timedelta(hours=84 if step == "week" else 12)
    noon = [datetime.combine(day, time()) for day in (days[0], days[-1])]
    return [(noon[0] - half).isoformat(), (noon[1] + half).isoformat()]


def _runs(days: list[date], line: list[Value | None]) -> list[list[tuple[date, Value]]]:
    """Unbroken runs of days with an interval: a band never crosses a day without data."""
    runs: list[list[tuple[date, Value]]] = [[]]
    for day, value in zip(days, line):
        if value is not None and value.low is not None:
            runs[-1].append((day, value))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _trend_data(metric: Metric, days: list[date], line: list[Value | None], on: date | None, step: str) -> list[dict]:
    bands = [
        dict(
            type="scatter",
            x=[d for d, _v in run] + [d for d, _v in reversed(run)],
            y=[scaled(v.high, metric) for _d, v in run] + [scaled(v.low, metric) for _d, v in reversed(run)],
            fill="toself",
            fillcolor=paint("band"),
            opacity=0.85,
            line=dict(width=0),
            hoverinfo="skip",
            mode="lines",
        )
        for run in _runs(days, line)
    ]
    chosen = [day == on for day in days]
    middle = dict(
        type="scatter",
        x=days,
        y=[scaled(v.value if v else None, metric) for v in line],
        mode="lines+markers" if len(days) <= 100 else "lines",
        line=dict(color=paint("brand"), width=2),
        marker=dict(
            size=[11 if one else 6 for one in chosen],
            color=[
                paint("amber-g") if one else paint("surface") if _is_partial(day, step) else paint("brand")
                for one, day in zip(chosen, days)
            ],
            line=dict(color=[paint("surface") if one else paint("brand") for one in chosen], width=1.6),
        ),
        connectgaps=False,
        customdata=[d.isoformat() for d in days],
        hovertext=[hover(f"{d:%m-%d}", v, metric) if v else "" for d, v in zip(days, line)],
        hoverinfo="text",
    )
    return [*bands, middle]


def _is_partial(day: date, step: str) -> bool:
    """A day, or week, that is not over yet."""
    return day + timedelta(days=7 if step == "week" else 1) > this_day()


def drawn(figure: go.Figure, key: str, alt: str) -> str | None:
    """Draw a figure as every chart of the house is drawn; what was clicked in it."""
    state = st.plotly_chart(
        figure, key=key, theme=None, on_select="rerun", selection_mode="points", config=CONFIG, alt=alt
    )
    return clicked(state)


def clicked(state) -> str | None:
    try:
        value = state["selection"]["points"][0].get("customdata")
    except (AttributeError, IndexError, KeyError, TypeError):
        return None
    return str(value[0] if isinstance(value, (list, tuple)) else value) if value is not None else None
