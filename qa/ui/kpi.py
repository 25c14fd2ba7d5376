"""A tile: name, value with unit, n, change, interval, target, spark line, 如何计算, and the way to its contacts."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.metrics.measuring import measure, recombined
from qa.metrics.metric import Metric, metrics
from qa.metrics.question import Value
from qa.ui.drawing import drawn
from qa.ui.explain import passport
from qa.ui.filters import Window
from qa.ui.format import change, number, plain, unknown
from qa.ui.menu import REVIEW
from qa.ui.session import Viewer, _, pick

LINE = "#149488"


def spark(values: list[float | None]) -> str:
    """A small line; gaps stay gaps."""
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
    return drawn(
        f'<path vector-effect="non-scaling-stroke" fill="none" stroke="{LINE}" stroke-width="1.6"'
        f' d="{" ".join(pieces)}"/>',
        100,
        26,
        "spark",
    )


def _tile(metric: Metric, now: Value, before: Value | None, trend: list[float | None]) -> str:
    name = escape(pick(metric.zh, metric.en))
    if now.value is None:
        return (
            f'<div class="x-tile"><div class="name">{name}</div><div class="value'
            f' thin">{escape(unknown(now, metric))}</div><div class="row">n = {now.n:,}</div></div>'
        )
    figure, unit = number(now.value, metric.unit)
    rows = []
    if before is not None and before.value is not None:
        words, tone = change(now, before, metric)
        rows.append(f'<span class="{tone}">{escape(words)}</span>')
    if now.low is not None:
        rows.append(escape(f"{number(now.low, metric.unit)[0]} – {number(now.high, metric.unit)[0]}"))
    facts = [] if metric.unit == "count" else [f"n = {now.n:,}"]
    if metric.target is not None:
        facts.append(f"{_('目标')} {plain(metric.target, metric.unit)}")
    rows.append(escape(" · ".join(facts)))
    body = "".join(f'<div class="row">{r}</div>' for r in rows)
    return (
        f'<div class="x-tile"><div class="name">{name}</div><div'
        f' class="value">{escape(figure)}<small>{escape(unit)}</small></div>{body}{spark(trend)}</div>'
    )


def _shown(keys: list[str], now: dict[str, Value], instead: dict[str, str]) -> list[str]:
    """A metric without any case gives its place to the one that means the same on another channel."""
    chosen = []
    for key in keys:
        other = instead.get(key)
        empty = key not in now or (now[key].value is None and not now[key].n and not now[key].excluded)
        chosen.append(other if empty and other and other in now and now[other].value is not None else key)
    return list(dict.fromkeys(chosen))


INSTEAD = {"service_level": "frt", "asa": "frt_public", "aht": "chat_duration"}


def tiles(viewer: Viewer, keys: list[str], window: Window) -> dict[str, Value]:
    """Draw up to six tiles in a row; returns the values by key."""
    wanted = list(dict.fromkeys([*keys, *(INSTEAD[k] for k in keys if k in INSTEAD)]))
    days = measure(viewer.reader, wanted, window.question, ("day",))
    exact = [key for key in wanted if metrics()[key].kind == "quantile"] or not days and wanted
    now = recombined(wanted, days) if days else {}
    now |= {v.key: v for v in measure(viewer.reader, exact, window.question)} if exact else {}
    before = {v.key: v for v in measure(viewer.reader, wanted, window.before)} if window.is_comparable else {}
    trends: dict[str, list] = {k: [] for k in wanted}
    for value in days:
        trends[value.key].append(value.value)
    shown = _shown(keys, now, INSTEAD)
    note = (
        _("变化是与 {before} 相比；第二行是 95% 区间。").format(before=window.before_label)
        if before
        else _("上一期的数据不全，先不比较；第二行是 95% 区间。")
    )
    st.html(f'<div class="x-note">{escape(note)}</div>')
    for column, key in zip(st.columns(len(shown)), shown):
        metric = metrics()[key]
        value = now.get(key) or Value(key, None, 0)
        with column:
            st.html(_tile(metric, value, before.get(key), trends[key]))
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                with st.popover(_("如何计算"), type="tertiary"):
                    passport(metric, value, window.label)
                if metric.is_of_contacts and value.n:
                    st.page_link(REVIEW.file, label=_("看联络"), query_params=window.address | {"metric": key})
    return now
