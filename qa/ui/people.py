"""每个人的下一步: one row a person, in the order of their numbers; the interval drawn on the usual range."""

from __future__ import annotations

from statistics import pstdev

import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.metrics.question import Value
from qa.motivation.comparison import BANDS, Standing, standings
from qa.motivation.growth import team_steps
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.form import kudos_form
from qa.ui.literal import literal
from qa.ui.menu import COACHING, REVIEW
from qa.ui.parts import part
from qa.ui.session import Viewer, _, pick

FIRST = 10  # rows before 看全部: what fits beside the board


def people(viewer: Viewer, window: Window) -> None:
    """Draw the team's people of the window."""
    counts = {v.by["agent"]: v for v in measure(viewer.reader, ["contacts"], window.question, ("agent",))}
    order = sorted(agent for agent in counts if agent)
    head = _("按工号排，不排名次")
    st.html(f'<div class="x-head">{_("每个人的下一步")}<span>{head}</span></div>')
    names = labels(viewer.reader, "agent", viewer.language)
    heard = part("people", _data(viewer, window, order, names, counts), key="people", on_act_change=lambda: None)
    person = _who(heard.act, order)
    if person:
        st.dialog(_("说声谢谢"))(_thank)(viewer, person, names.get(person, person))


def _who(told: object, order: list[str]) -> str | None:
    """The person of a row; what the browser says is not believed, it may name a row that is not there."""
    return order[told] if type(told) is int and 0 <= told < len(order) else None


def _thank(viewer: Viewer, person: str, name: str) -> None:
    st.text(literal(name))
    kudos_form(viewer, person, name)


def _data(viewer: Viewer, window: Window, order: list[str], names: dict, counts: dict[str, Value]) -> dict:
    standing = standings(viewer.reader, "qa_score", window.question)
    steps = team_steps(viewer.reader, window.question.since, window.question.until)
    thanked = {v.by["agent"]: v for v in measure(viewer.reader, ["thanked"], window.question, ("agent",))}
    known = [s for a, s in standing.items() if a in counts and s.band != "thin"]
    low, high = _frame(known)
    spread = pstdev([s.value - s.usual for s in known]) if len(known) > 1 else 0.0
    rows = []
    for agent in order:
        one, value = standing.get(agent), thanked.get(agent)
        row = {
            "name": names.get(agent, agent),
            "href": address.link(REVIEW, agent=agent),
            "next": pick(steps[agent][1].zh, steps[agent][1].en) if agent in steps else "–",
            "coach": address.link(COACHING, agent=agent, item=f"{steps[agent][0]}/{steps[agent][1].item_id}")
            if agent in steps
            else "",
            "thanks": f"{value.value:,.0f}" if value and value.value is not None else "–",
        }
        rows.append(row | _bar(one, low, high, spread, counts[agent]))
    ticks = [(0, f"{low:g}"), (50, f"{(low + high) / 2:g}"), (100, f"{high:g}")] if known else []
    return {
        "rows": rows,
        "first": FIRST,
        "ticks": ticks,
        "words": {
            "name": _("姓名"),
            "next": _("下一步"),
            "thanks": _("感谢"),
            "act": _("说声谢谢"),
            "more": _("看全部 {n} 人").format(n=len(rows)),
            "usual": _("同类工作的常见范围"),
            "own": _("八周质检得分的 95% 区间，已按渠道、原因、时段、客户和资历校正"),
        },
    }


def _frame(known: list[Standing]) -> tuple[float, float]:
    """The scale that holds every interval, in steps of two."""
    if not known:
        return 0.0, 100.0
    low = min(min(s.low, s.usual) for s in known) // 2 * 2
    return low, -(-max(max(s.high, s.usual) for s in known) // 2) * 2


def _bar(one: Standing | None, low: float, high: float, spread: float, count: Value) -> dict:
    if one is None or one.band == "thin":
        if one is None or not one.reliability:
            return {"thin": pick(*BANDS["thin"]), "title": _("{n} 通").format(n=f"{count.n:,}")}
        told = _("{thin}：可靠度 {share}").format(thin=pick(*BANDS["thin"]), share=f"{one.reliability:.0%}")
        return {"thin": told, "title": _("八周里评过 {n} 通，可靠度到七成才比").format(n=f"{one.n:,}")}
    where = lambda v: max(0.0, min(100.0, (v - low) / (high - low) * 100))  # noqa: E731
    return {
        "low": where(one.low),
        "width": where(one.high) - where(one.low),
        "at": where(one.value),
        "usual": [where(one.usual - spread), where(one.usual + spread) - where(one.usual - spread)],
        "title": f"{one.value:.1f}（{one.low:.1f} – {one.high:.1f}）· {pick(*BANDS[one.band])} · n = {one.n:,}",
    }
