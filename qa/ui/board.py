"""The board of a page: a sentence that leads with the clearest change, tiles that are the control, the chart that the
pressed tile owns, and what is different on a day."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

import streamlit as st

from qa.metrics.choosing import in_use
from qa.metrics.decomposing import can_be_explained
from qa.metrics.estimate import Estimate, together
from qa.metrics.measuring import as_value, measure, recombined
from qa.metrics.metric import Metric, metrics
from qa.metrics.question import Value
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.charts import trend
from qa.ui.day_marks import note_form, of_window
from qa.ui.explain import USUAL, called, passport
from qa.ui.format import between, cases, change, is_clear, number, unknown
from qa.ui.leading import lead
from qa.ui.menu import REVIEW
from qa.ui.parts import part
from qa.ui.periods import week_from
from qa.ui.session import Viewer, _, pick
from qa.ui.why import why

INSTEAD = {"service_level": "frt", "asa": "frt_public", "aht": "chat_duration"}


def board(viewer: Viewer, keys: list[str], window: Window, usual: str, says: bool = True) -> dict[str, Value]:
    """Draw it; returns the values by key. `usual`: the metric whose chart stands there when no tile was pressed and
    nothing changed clearly; `says` whether the page leads with a sentence of its own. Both periods are counted by the
    formula of the one that is looked at: another formula is no change."""
    wanted = list(dict.fromkeys([*keys, *(INSTEAD[k] for k in keys if k in INSTEAD)]))
    tried = _tried(wanted)
    counted = {key: in_use(viewer.reader, key, window.question, tried.get(key)) for key in wanted}
    way = {key: metric.varied for key, metric in counted.items()}
    days = measure(viewer.reader, wanted, window.question, ("day",), way)
    exact = [k for k in wanted if metrics()[k].kind == "quantile" or not metrics()[k].is_additive]
    now = recombined(wanted, days) if days else {}
    exact = exact if days else wanted
    now |= {v.key: v for v in measure(viewer.reader, exact, window.question, variant=way)} if exact else {}
    then = measure(viewer.reader, wanted, window.before, variant=way) if window.is_comparable else []
    before = {v.key: v for v in then}
    shown = _shown(keys, now)
    trends: dict[str, list[Value]] = {key: [] for key in shown}
    for value in days:
        if value.key in trends:
            trends[value.key].append(value)
    first = lead(shown, now, before, trends, window) if says else None
    known = [k for k in (usual, *shown) if k in shown and k in now and now[k].value is not None]
    key, day = first or ((known or shown)[0], None)
    counted = {key: counted[key] for key in shown}
    _board(viewer, counted, tried, now, before, trends, window, key, day)
    return now


def _tried(keys: list[str]) -> dict[str, str]:
    """{key: variant} of the tile whose formula the viewer switched, "" for the usual one."""
    key, name = address.at("tile"), address.at("variant")
    is_known = key in keys and (name == USUAL or name in metrics()[key].variants)
    return {key: "" if name == USUAL else name} if is_known else {}


@st.fragment
def _board(viewer, counted, tried, now, before, trends, window, usual, odd) -> None:
    """`counted`: {key: metric as it is counted here}; `tried`: what the numbers were asked for with; `usual` and `odd`:
    the metric and the day that stand there while nobody chose one."""
    if _tried(list(counted)) != {key: how for key, how in tried.items() if key in counted}:
        st.rerun()  # another formula: the numbers are asked for outside of this part of the page
    on = address.at("tile") if address.at("tile") in counted else usual
    part(
        "tiles",
        {"on": on, "tiles": [_tile(m, now.get(k), before.get(k), trends[k], window) for k, m in counted.items()]},
        key="tiles",
        on_on_change=lambda: address.go(tile=st.session_state["tiles"].on, on=None, variant=None),
    )
    metric, value = counted[on], now.get(on) or Value(on, None, 0)
    with st.container(key="owned"):
        day = _day(window) or (odd if on == usual and address.at("on") != "none" else None)
        explained = not _tried([on]) and can_be_explained(metric) and (day or _moved(value, before.get(on)))
        left, right = st.columns([6, 4], gap="medium") if explained else (st.container(), None)
        with left:
            _head(viewer, metric, value, window, day)
            series = trends[on] if any(v.value is not None for v in trends[on]) else _by_week(metric, trends[on])
            is_weekly = bool(series) and "week" in series[0].by
            clicked = trend(
                metric,
                series,
                f"trend_{on}",
                None if is_weekly else window.question.since,
                None if is_weekly else window.question.until,
                before=before.get(on),
                on=day,
                happened=of_window(viewer, window),
            )
            if clicked and not is_weekly and clicked != address.at("on") and can_be_explained(metric):
                address.go(on=clicked, tile=on)
                st.rerun()
            elif clicked and is_weekly and metric.is_of_contacts:
                address.visit(REVIEW, metric=on, period=week_from(date.fromisoformat(clicked)))
            elif clicked and not is_weekly and not can_be_explained(metric) and metric.is_of_contacts:
                address.visit(REVIEW, metric=on, day=clicked)
        if right:
            with right:
                why(viewer, metric, window, day, of_window(viewer, window).get(day, "") if day else "")


def _by_week(metric: Metric, days: list[Value]) -> list[Value]:
    """Where a day is too thin to tell anything, weeks: the sums of their days."""
    weeks: dict[date, list[Estimate]] = {}
    for value in days:
        weeks.setdefault(value.by["day"] - timedelta(days=value.by["day"].weekday()), []).append(value.parts)
    return [as_value(metric, together(parts), {"week": week}) for week, parts in sorted(weeks.items())]


def _head(viewer: Viewer, metric, value: Value, window: Window, day: date | None) -> None:
    with st.container(key="owned_head", horizontal=True, vertical_alignment="center", gap="small"):
        told = [
            _("色带是 95% 区间") if value.low is not None else "",
            _("点一天看它有什么不同") if can_be_explained(metric) and not day and value.value is not None else "",
            "" if metric.unit == "count" else f"n = {cases(value, metric)}",
            _("{n} 次不计入：{why}").format(n=f"{value.excluded:,}", why=pick(metric.excluded_zh, metric.excluded_en))
            if value.excluded and metric.excluded_zh
            else "",
        ]
        words = " · ".join(filter(None, told))
        st.html(f'<div class="x-head">{escape(called(metric))}<span>{escape(words)}</span></div>')
        if metric.is_of_contacts and value.n:
            asked = {"metric": metric.key} | ({"day": day.isoformat()} if day else {})
            asked |= {"variant": metric.varied} if metric.varied else {}
            st.page_link(REVIEW.file, label=_("看联络"), query_params=window.address | asked)
        note_form(viewer, window, day)
        how = st.popover(_("如何计算"), type="tertiary", key="how", on_change="rerun")
        if how.open:
            with how:
                passport(viewer, metric, value, window)


def _day(window: Window) -> date | None:
    try:
        day = date.fromisoformat(address.at("on"))
    except ValueError:
        return None
    return day if window.question.since <= day <= window.question.until else None


def _moved(now: Value, before: Value | None) -> bool:
    return bool(before and before.value is not None and now.value is not None and is_clear(now, before))


def _tile(metric: Metric, now: Value | None, before: Value | None, days: list[Value], window: Window) -> dict:
    now = now or Value(metric.key, None, 0)
    told = {
        "key": metric.key,
        "name": called(metric),
        "title": f"{called(metric)} · n = {cases(now, metric)} · {window.label}",
        "target": f"{_('目标')} {number(metric.target, metric.unit)[0].removesuffix('.0')}"
        if metric.target is not None
        else "",
        "spark": [v.value for v in days],
    }
    if now.value is None:
        thin = _("{n} 次，要到 {least} 次").format(n=now.n, least=metric.least) if now.n else ""
        counted = metric.kind == "share" and now.n and now.parts.bottom
        shown = f"{now.parts.top:.0f} / {now.parts.bottom:.0f}" if counted else unknown(now, metric)
        return told | {"value": shown, "thin": True, "interval": thin, "unit": ""}
    figure, unit = number(now.value, metric.unit)
    told |= {"value": figure, "unit": unit, "n": f"n {cases(now, metric)}" if metric.unit != "count" else ""}
    if now.low is not None:
        told["interval"] = between(now.low, now.high, metric.unit)
    if before is not None and before.value is not None:
        told["change"], told["tone"] = change(now, before, metric)
    return told


def _shown(keys: list[str], now: dict[str, Value]) -> list[str]:
    """A metric without any case gives its place to the one that means the same on another channel."""
    chosen = []
    for key in keys:
        other = INSTEAD.get(key)
        empty = key not in now or (now[key].value is None and not now[key].n and not now[key].excluded)
        chosen.append(other if empty and other and other in now and now[other].value is not None else key)
    return list(dict.fromkeys(chosen))
