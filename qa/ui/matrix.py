"""A metric by two dimensions as a field of cells, or by one in its own order as columns: darker is more, a click leads
to the contacts."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.metrics.dimensions import DIMENSIONS
from qa.metrics.metric import Metric
from qa.metrics.question import Value
from qa.ui.charts import CONFIG, drawn
from qa.ui.explain import called
from qa.ui.figures import asked, figure_of, hover, layout, line_at, scaled, ticks, whiskers
from qa.ui.format import plain
from qa.ui.session import _, pick
from qa.ui.tokens import paint

MOST_ROWS, MOST_COLUMNS, WORDY = 30, 64, 14


def field(metric: Metric, values: list[Value], by: str, across: str, names: dict[str, dict[str, str]], key: str):
    """Cells of `by` (down) and `across`; the (row, column) clicked, or None. Cells without a number stay empty."""
    known = {(str(v.by[by]), str(v.by[across])): v for v in values if None not in (v.by[by], v.by[across])}
    down, right = _order(values, by)[:MOST_ROWS], _order(values, across)[:MOST_COLUMNS]
    cells = [[known.get((row, column)) for column in right] for row in down]
    figure = figure_of(
        asked("field", metric.key, metric.varied, values, by, across),
        lambda: _cells(metric, cells, down, right, names[by], names[across]),
        lambda: layout(
            max(180, 26 * len(down) + 70),
            dict(type="category", tickangle=0, nticks=min(len(right), 18)),
            dict(type="category", autorange="reversed", showgrid=False),
        ),
    )
    state = st.plotly_chart(
        figure, key=key, theme=None, on_select="rerun", selection_mode="points", config=CONFIG, alt=called(metric)
    )
    try:
        point = state["selection"]["points"][0]
        return tuple(str(part) for part in point["customdata"][:2])
    except (AttributeError, IndexError, KeyError, TypeError):
        return None


def _cells(metric: Metric, cells, down, right, row_names, column_names) -> list[dict]:
    """The colours and figures, and in the middle of each cell an unseen point: a cell itself cannot be clicked."""
    words = lambda v: plain(v.value, metric.unit) if v is not None and v.value is not None else ""  # noqa: E731
    rows = {row: row_names.get(row, row) for row in down}
    columns = {column: column_names.get(column, column) for column in right}
    there = [
        (row, column, value)
        for row, line in zip(down, cells)
        for column, value in zip(right, line)
        if value is not None and value.value is not None
    ]
    colours = dict(
        type="heatmap",
        x=list(columns.values()),
        y=list(rows.values()),
        z=[[scaled(v.value, metric) if v is not None else None for v in line] for line in cells],
        text=[[words(v) if len(right) <= WORDY else "" for v in line] for line in cells],
        texttemplate="%{text}",
        hoverinfo="skip",
        colorscale=[[0, paint("sunk")], [1, paint("field")]],
        textfont=dict(color=paint("ink")),
        showscale=False,
        xgap=2,
        ygap=2,
    )
    points = dict(
        type="scatter",
        x=[columns[column] for _row, column, _value in there],
        y=[rows[row] for row, _column, _value in there],
        mode="markers",
        marker=dict(size=22, symbol="square", opacity=0),
        customdata=[(row, column) for row, column, _value in there],
        hovertext=[hover(f"{rows[row]} · {columns[column]}", value, metric) for row, column, value in there],
        hoverinfo="text",
    )
    return [colours, points]


def columns(metric: Metric, values: list[Value], by: str, names: dict[str, str], key: str) -> str | None:
    """Columns from zero in the order of the dimension, with intervals and the target; the value clicked."""
    known = sorted((v for v in values if v.value is not None and v.by[by] is not None), key=lambda v: v.by[by])
    figure = figure_of(
        asked("columns", metric.key, metric.varied, metric.target, known, by),
        lambda: [_columns(metric, known, by, names)],
        lambda: layout(
            280,
            dict(type="category", tickangle=0, nticks=min(len(known), 24)),
            dict(rangemode="tozero") | ticks(metric),
            shapes=[line_at("y", scaled(metric.target, metric))] if metric.target is not None else [],
        ),
    )
    return drawn(
        figure, key, _("{name}，按{by}").format(name=called(metric), by=pick(DIMENSIONS[by].zh, DIMENSIONS[by].en))
    )


def _columns(metric: Metric, known: list[Value], by: str, names: dict[str, str]) -> dict:
    shown = [escape(names.get(str(v.by[by]), str(v.by[by]))) for v in known]
    return dict(
        type="bar",
        x=shown,
        y=[scaled(v.value, metric) for v in known],
        marker=dict(color=paint("brand-mid")),
        customdata=[str(v.by[by]) for v in known],
        hovertext=[hover(name, v, metric) for name, v in zip(shown, known)],
        hoverinfo="text",
        error_y=whiskers(known, metric),
    )


def _order(values: list[Value], dimension: str) -> list[str]:
    """Numbers and days in their order, names by how much stands behind them."""
    seen: dict[object, int] = {}
    for value in values:
        if value.by[dimension] is not None:
            seen[value.by[dimension]] = seen.get(value.by[dimension], 0) + value.n
    is_named = any(isinstance(one, str) for one in seen)
    return [str(one) for one in sorted(seen, key=(lambda one: -seen[one]) if is_named else None)]
