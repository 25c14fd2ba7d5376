"""What the charts are made of: figures drawn once and kept, one layout, dotted targets, weekends, exact words on
hover."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from html import escape

import plotly.graph_objects as go

from qa.metrics.metric import Metric
from qa.metrics.question import Value
from qa.ui.format import cases, plain
from qa.ui.session import _, pick
from qa.ui.tokens import FONT, is_dark, paint

MOST_KEPT, NOTE_LETTERS = 300, 12
_figures: OrderedDict[tuple, go.Figure] = OrderedDict()
_keeping = threading.Lock()


def figure_of(asked: tuple, data: Callable[[], list[dict]], layout: Callable[[], dict]) -> go.Figure:
    """The figure of what is asked; one that was drawn before is the same. Checking a figure costs more than reading its
    numbers."""
    with _keeping:
        known = _figures.get(asked)
    if known is None:
        known = go.Figure(data=data(), layout=layout())
        with _keeping:
            _figures[asked] = known
            while len(_figures) > MOST_KEPT:
                _figures.popitem(last=False)
    return known


def asked(*parts: object) -> tuple:
    """What a figure depends on, as a key: values with all they show, the language, the rest as it is."""
    shown = lambda v: (*v[:6], v.variant, tuple(v.by.items())) if isinstance(v, Value) else v  # noqa: E731
    return (pick("zh", "en"), is_dark(), *(tuple(map(shown, p)) if isinstance(p, list) else p for p in parts))


def layout(height: int, x: dict, y: dict, **more: object) -> dict:
    return {
        "height": height,
        "margin": dict(l=8, r=24, t=12, b=8),
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "bargap": 0.35,
        "font": dict(family=FONT, size=12.5, color=paint("ink3")),
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": dict(
            bgcolor=paint("surface"), bordercolor=paint("line2"), font=dict(family=FONT, size=13, color=paint("ink"))
        ),
        "xaxis": dict(showgrid=False, fixedrange=True, automargin=True, linecolor=paint("line2")) | x,
        "yaxis": dict(gridcolor=paint("grid"), fixedrange=True, zeroline=False, automargin=True) | y,
    } | more


def line_at(at: str, value: float | str, dash: str = "dot", colour: str = "ink3") -> dict:
    """A thin line across the chart, at a value of x or y."""
    other = "y" if at == "x" else "x"
    place = {
        f"{at}0": value,
        f"{at}1": value,
        f"{other}0": 0,
        f"{other}1": 1,
        f"{other}ref": f"{other} domain",
        f"{at}ref": at,
    }
    return dict(type="line", line=dict(color=paint(colour), width=1, dash=dash), layer="below") | place


def end_words(words: str, y: float) -> dict:
    """What a line across the chart is, written at its end."""
    return dict(text=words, x=1, xref="x domain", xanchor="left", xshift=6, y=y, yanchor="middle", showarrow=False)


def scaled(value: float | None, metric: Metric) -> float | None:
    return None if value is None else value * 100 if metric.unit == "share" else value


def ticks(metric: Metric) -> dict:
    return {"share": dict(ticksuffix="%"), "per_10k": {}, "clock": {}}.get(metric.unit, {})


def hover(name: str, value: Value, metric: Metric) -> str:
    interval = (
        f"<br>{plain(value.low, metric.unit)} – {plain(value.high, metric.unit)}" if value.low is not None else ""
    )
    return f"{escape(name)}<br><b>{plain(value.value, metric.unit)}</b>{interval}<br>n = {cases(value, metric)}"


def whiskers(values: list[Value], metric: Metric) -> dict:
    """The intervals of bars, as thin lines; none where there is none."""
    reach = lambda v, end: abs(scaled(end, metric) - scaled(v.value, metric)) if end is not None else 0  # noqa: E731
    return dict(
        type="data",
        symmetric=False,
        array=[reach(v, v.high) for v in values],
        arrayminus=[reach(v, v.low) for v in values],
        color=paint("ink"),
        thickness=1,
        width=0,
    )


def weekend(day: date) -> dict:
    noon, half = datetime.combine(day, time()), timedelta(hours=12)
    return dict(
        type="rect",
        x0=noon - half,
        x1=noon + half,
        y0=0,
        y1=1,
        yref="y domain",
        fillcolor=paint("sunk"),
        line=dict(width=0),
        layer="below",
    )


def noted(day: date, told: str, is_late: bool) -> dict:
    """What people noted of a day, at the top of its line: the beginning, and all of it on hover; of late days on the
    left side."""
    short = told if len(told) <= NOTE_LETTERS else told[: NOTE_LETTERS - 1] + "…"
    return dict(
        text=escape(short),
        hovertext=escape(told),
        x=day.isoformat(),
        xanchor="right" if is_late else "left",
        xshift=-3 if is_late else 3,
        y=1,
        yref="y domain",
        yanchor="top",
        showarrow=False,
    )


def target_words(metric: Metric) -> dict:
    """The target, written at the end of its line."""
    return end_words(f"{_('目标')} {plain(metric.target, metric.unit)}", scaled(metric.target, metric))


class Count:
    unit = "count"
    fact = "contact_fact"
