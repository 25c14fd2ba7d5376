"""The sentence under a page's question: the clearest change, in words a person would say, or that nothing changed."""

from __future__ import annotations

from datetime import date
from html import escape
from math import sqrt
from statistics import NormalDist, stdev
from typing import NamedTuple

import streamlit as st

from qa.metrics.decomposing import LEAST_DAYS
from qa.metrics.estimate import together
from qa.metrics.metric import Metric, metrics
from qa.metrics.question import Value
from qa.ui.bar import Window
from qa.ui.format import plain, unknown
from qa.ui.session import _, pick

ERROR = 0.05  # shared by all tiles looked at
LATELY = 28  # days: what stood out earlier is no news


def lead(
    keys: list[str], now: dict[str, Value], before: dict[str, Value], days: dict[str, list[Value]], window: Window
) -> tuple[str, date | None] | None:
    """Write the sentence: the clearest change, else the day that stands out most, else that nothing did. The metric it
    is about and the day, None when nothing stood out."""
    moved = sorted(((_strength(now.get(k), before.get(k)), k) for k in keys), reverse=True)
    least = NormalDist().inv_cdf(1 - ERROR / 2 / max(1, len(keys))) / 1.96
    clear = [key for strength, key in moved if strength > least]
    odd = None if clear else odd_day(days)
    if odd:
        _write(*_of_day(odd, window))
        return odd.metric.key, odd.day
    if not clear:
        _write(*_still(keys, now, before, window))
        return None
    value, was = now[clear[0]], before[clear[0]]
    metric = value.metric
    what = _("{name} {value}，比 {before} {change}").format(
        name=pick(metric.zh, metric.en),
        value=plain(value.value, metric.unit),
        before=window.before_label,
        change=_change(value.value - was.value, metric),
    )
    day = _one_day(metric, value, was, days[metric.key])
    rest = _("，大半出在 {day} 这一天。").format(day=f"{day:%m-%d}") if day else _("。")
    others = [pick(now[k].metric.zh, now[k].metric.en) for k in clear[1:]]
    under = _("变得清楚的还有：{names}。").format(names="、".join(others)) if others else _("其余都在平常的波动里。")
    low, high = _interval(value, was)
    under += _("变化的 95% 区间是 {low} 到 {high}。").format(low=_signed(low, metric), high=_signed(high, metric))
    _write(what, rest, under)
    return metric.key, day


class OddDay(NamedTuple):
    """A day far from the others: beyond their own spread and beyond chance, all looks counted."""

    metric: Metric
    day: date
    value: float
    others: float
    strength: float


def odd_day(days: dict[str, list[Value]]) -> OddDay | None:
    """The day that stands out most among all metrics and the last four weeks, beside all days; None when none does."""
    found, looked_at = [], 0
    for key, values in days.items():
        known = [v for v in values if v.low is not None]
        if len(known) <= LEAST_DAYS:
            continue
        latest = max(v.by["day"] for v in known)
        for value in (v for v in known if (latest - v.by["day"]).days < LATELY):
            rest = [v for v in known if v is not value]
            others, low, high = together(v.parts for v in rest).figures(value.metric)
            if others is None or low is None:
                continue
            looked_at += 1
            chance = sqrt((value.high - value.low) ** 2 + (high - low) ** 2) / 2 / 1.96
            error = max(chance, stdev(v.value for v in rest))
            if error:
                strength = abs(value.value - others) / error
                found.append(OddDay(value.metric, value.by["day"], value.value, others, strength))
    least = NormalDist().inv_cdf(1 - ERROR / 2 / max(1, looked_at))
    most = max(found, key=lambda odd: odd.strength, default=None)
    return most if most and most.strength > least else None


def _of_day(odd: OddDay, window: Window) -> tuple[str, str, str]:
    what = _("{day} 这天{name} {value}，比其余日子{change}").format(
        day=f"{odd.day:%m-%d}",
        name=pick(odd.metric.zh, odd.metric.en),
        value=plain(odd.value, odd.metric.unit),
        change=_change(odd.value - odd.others, odd.metric),
    )
    under = _("整段和 {before} 比没有明显变化。").format(before=window.before_label) if window.is_comparable else ""
    return what, _("。"), under


def _write(strong: str, rest: str, under: str) -> None:
    st.html(
        f'<div class="x-answer"><b>{escape(strong)}</b>{escape(rest)}</div><div class="x-under">{escape(under)}</div>'
    )


def _still(keys: list[str], now: dict[str, Value], before: dict[str, Value], window: Window) -> tuple[str, str, str]:
    known = [key for key in keys if now.get(key) and now[key].value is not None and now[key].metric.unit != "count"]
    if not known:
        metric = metrics()[keys[0]]
        return (
            _("{period} 还看不出什么").format(period=window.label),
            _("：{why}。").format(why=unknown(now.get(keys[0]) or Value(keys[0], None, 0), metric)),
            _("换一段时间，或放宽筛选。"),
        )
    told = "，".join(
        f"{pick(now[k].metric.zh, now[k].metric.en)} {plain(now[k].value, now[k].metric.unit)}" for k in known[:3]
    )
    if not before:
        return told, _("。"), _("上一期的数据不全，先不比较。")
    return told, _("，都没有明显变化。"), _("与 {before} 比，差别都在平常的波动里。").format(before=window.before_label)


def _interval(now: Value, before: Value) -> tuple[float, float]:
    half = (((now.high - now.low) / 2) ** 2 + ((before.high - before.low) / 2) ** 2) ** 0.5
    gap = now.value - before.value
    return gap - half, gap + half


def _strength(now: Value | None, before: Value | None) -> float:
    """The change in half widths of its interval; 0 without an interval."""
    if now is None or before is None or now.low is None or before.low is None:
        return 0.0
    low, high = _interval(now, before)
    return abs(now.value - before.value) / ((high - low) / 2) if high > low else 0.0


def _one_day(metric: Metric, now: Value, before: Value, days: list[Value]):
    """The day that makes more than half of the change, if one does."""
    total = now.parts.bottom or 0
    gap = now.value - before.value
    if metric.kind not in ("share", "mean") or not total or len(days) < 3:
        return None
    pulls = {
        v.by["day"]: (v.parts.top - before.value / metric.scale * v.parts.bottom) * metric.scale / total
        for v in days
        if v.parts.top is not None and v.parts.bottom
    }
    most = max(pulls, key=lambda d: pulls[d] / gap, default=None)
    return most if most and pulls[most] / gap > 0.5 else None


def _change(gap: float, metric: Metric) -> str:
    size = f"{abs(gap) * 100:.1f} {_('个百分点')}" if metric.unit == "share" else plain(abs(gap), metric.unit)
    return (_("高 {size}") if gap > 0 else _("低 {size}")).format(size=size)


def _signed(gap: float, metric: Metric) -> str:
    size = f"{abs(gap) * 100:.1f}" if metric.unit == "share" else plain(abs(gap), metric.unit)
    return f"{'−' if gap < 0 else '+'}{size}"
