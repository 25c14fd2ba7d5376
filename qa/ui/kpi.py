"""A tile: name, value with unit, n, change, interval, target, spark line, 如何计算, and the way to its contacts."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.metrics.measuring import Value, measure
from qa.metrics.metric import Metric, metrics
from qa.ui.explain import passport
from qa.ui.filters import Window
from qa.ui.format import change, number, plain, unknown
from qa.ui.menu import REVIEW
from qa.ui.session import Viewer, _, pick


def spark(values: list[float | None]) -> str:
    """An inline SVG line; gaps stay gaps."""
    known = [v for v in values if v is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    span, step, pieces, pen = (high - low) or 1.0, 100 / max(1, len(values) - 1), [], "M"
    for place, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        pieces.append(f"{pen}{place * step:.1f},{23 - 20 * (value - low) / span:.1f}")
        pen = "L"
    return f'<svg viewBox="0 0 100 26" preserveAspectRatio="none" aria-hidden="true"><path vector-effect="non-scaling-stroke" d="{" ".join(pieces)}"/></svg>'


def _tile(metric: Metric, now: Value, before: Value | None, trend: list[float | None]) -> str:
    name = escape(pick(metric.zh, metric.en))
    if now.value is None:
        return f'<div class="x-tile"><div class="name">{name}</div><div class="value thin">{escape(unknown(now))}</div><div class="row">n = {now.n:,}</div></div>'
    figure, unit = number(now.value, metric.unit)
    rows = []
    if before is not None and before.value is not None:
        words, tone = change(now.value, before.value, metric)
        rows.append(f'<span class="{tone}">{escape(words)}</span> <span>{escape(_("比上一期"))}</span>')
    facts = [] if metric.unit == "count" else [f"n = {now.n:,}"]
    if now.low is not None:
        facts.append(f"{plain(now.low, metric.unit)} – {plain(now.high, metric.unit)}")
    if metric.target is not None:
        facts.append(f"{_('目标')} {plain(metric.target, metric.unit)}")
    rows.append(escape(" · ".join(facts)))
    body = "".join(f'<div class="row">{r}</div>' for r in rows)
    return f'<div class="x-tile"><div class="name">{name}</div><div class="value">{escape(figure)}<small>{escape(unit)}</small></div>{body}{spark(trend)}</div>'


def tiles(viewer: Viewer, keys: list[str], window: Window) -> dict[str, Value]:
    """Draw up to six tiles in a row; returns the values by key."""
    now = {v.key: v for v in measure(viewer.store, viewer.scope, keys, window.question)}
    before = {v.key: v for v in measure(viewer.store, viewer.scope, keys, window.before)}
    trends: dict[str, list] = {k: [] for k in keys}
    for value in measure(viewer.store, viewer.scope, keys, window.question, ("day",)):
        trends[value.key].append(value.value)
    for column, key in zip(st.columns(len(keys)), keys):
        metric = metrics()[key]
        value = now.get(key) or Value(key, None, 0)
        with column:
            st.html(_tile(metric, value, before.get(key), trends[key]))
            with st.popover(_("如何计算"), type="tertiary"):
                passport(metric, value, window.label)
            if metric.fact != "state_fact" and value.n:
                st.page_link(REVIEW.file, label=_("看这些联络"), icon=":material/arrow_forward:", query_params=window.address | {"metric": key})
    return now
