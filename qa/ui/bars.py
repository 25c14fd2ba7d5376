"""Horizontal bars from zero with intervals: what matters most stands on top."""

from __future__ import annotations

from html import escape

from qa.metrics.metric import Metric
from qa.metrics.question import Value
from qa.ui.charts import drawn
from qa.ui.figures import asked, figure_of, hover, layout, line_at, scaled, ticks, whiskers
from qa.ui.format import plain
from qa.ui.notice import empty
from qa.ui.session import _, pick
from qa.ui.tokens import paint


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
        empty(_("这段时间样本不足"), _("换一段时间，或放宽筛选。"))
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
    return drawn(figure, key, pick(metric.zh, metric.en))


def _bar_data(metric: Metric, known: list[Value], dimension: str, labels: list[str]) -> dict:
    beyond = [n for n, value in enumerate(known) if _is_beyond(value, metric)]
    worst = max(beyond, key=lambda n: known[n].n, default=-1)
    return dict(
        type="bar",
        x=[scaled(v.value, metric) for v in known],
        y=labels,
        orientation="h",
        marker=dict(color=[paint("amber-g") if n == worst else paint("brand-mid") for n in range(len(known))]),
        customdata=[str(v.by[dimension]) for v in known],
        hovertext=[hover(n, v, metric) for n, v in zip(labels, known)],
        hoverinfo="text",
        error_x=whiskers(known, metric),
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
