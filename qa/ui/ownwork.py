"""An agent's own work on the screen: skills by section with how sure they are, best weeks, and who looked."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from qa.clock import this_day
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.metrics.question import Value
from qa.motivation.own_work import LOOKED_DAYS, MAP_DAYS, bests, looked, skills
from qa.ui import address, charts
from qa.ui.format import plain, when
from qa.ui.menu import CALCULATED, REVIEW
from qa.ui.periods import week_from
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

LEAST_WEEKS = 2


def skill_map(viewer: Viewer) -> None:
    """A bar a section with its interval, the strongest first."""
    found = skills(viewer.reader, this_day())
    st.subheader(_("手艺"))
    if not found:
        st.text(_("每一节评满二十次，这里就有一条。"))
        return
    st.caption(_("最近 {days} 天算数的条目里做到的占比；淡色是 95% 区间。强的在前。").format(days=MAP_DAYS))
    st.html(f'<div class="x-skills">{"".join(map(_bar, found))}</div>')


def _bar(one) -> str:
    band = f"left:{one.low * 100:.1f}%;width:{(one.high - one.low) * 100:.1f}%"
    return (
        f"<div><b>{escape(pick(one.zh, one.en))}</b>"
        f'<i><u style="{band}"></u><s style="left:{one.share * 100:.1f}%"></s></i>'
        f"<em>{one.share:.0%}</em><span>{one.n:,}</span></div>"
    )


def own_trend(viewer: Viewer, scores: list[Value]) -> None:
    """Week by week with intervals: the score where enough was judged, else what was settled at once."""
    key, weeks = "qa_score", scores
    if sum(v.value is not None for v in scores) < LEAST_WEEKS:
        key, weeks = "fcr", measure(viewer.reader, ["fcr"], by=("week",))
    metric = metrics()[key]
    clicked = charts.trend(metric, weeks, "trend")
    if clicked:
        address.visit(REVIEW, metric=key, period=week_from(date.fromisoformat(clicked)))
    st.caption(_("{name}，每周一个点；和自己比，不和别人比。").format(name=pick(metric.zh, metric.en)))


def best_weeks(viewer: Viewer) -> None:
    """The best whole weeks there were; nothing while none has enough cases."""
    found = bests(viewer.reader, this_day())
    if not found:
        return
    known = metrics()
    told = [
        _("{name} {value}（{week} 那一周）").format(
            name=pick(known[b.key].zh, known[b.key].en), value=_unit(b.value, known[b.key].unit), week=when(b.week)
        )
        for b in found
    ]
    st.text(_("你最好的一周：") + "；".join(told))


def _unit(value: float, unit: str) -> str:
    return f"{value:.0%}" if unit == "share" else plain(value, unit)


def who_looked(viewer: Viewer) -> None:
    """Who opened own contacts, for who opens it."""
    with st.expander(_("谁看过我的联络")):
        found = looked(viewer.reader)
        if not found:
            st.text(_("最近 {days} 天没有别人打开过。").format(days=LOOKED_DAYS))
            return
        rows = [{_("哪天"): when(r["day"]), _("谁"): r["who"], _("看了几通"): r["n"]} for r in found]
        table(viewer, "looked", rows)
        st.page_link(CALCULATED.file, label=_("为什么会有人看"), icon=":material/arrow_forward:")
