"""Three pillars on the screen: what customers meet, how people are, what leading does; and what moved first."""

from __future__ import annotations

from datetime import timedelta
from html import escape

import streamlit as st

from qa.motivation.leading_and_lagging import LEAST_TEAMS, LEAST_WEEKS, Lead, leads
from qa.motivation.pillars import PILLARS, Signal, signals
from qa.ui.bar import Window
from qa.ui.drawing import drawn
from qa.ui.format import plain
from qa.ui.notice import empty
from qa.ui.session import Viewer, _, pick
from qa.ui.tokens import paint

PILLAR_NAMES = {"experience": "客户体验", "people": "员工", "leading": "管理"}
LATELY, WIDE, HIGH, LEAST_LOOKED = 4, 116, 44, 26
ORDER = (("leading", "people"), ("leading", "experience"), ("people", "experience"))


def beside(viewer: Viewer, window: Window) -> None:
    """The three cards and the sentence below them."""
    until = window.question.until
    since = min(window.question.since, until - timedelta(weeks=LEAST_LOOKED))
    found = signals(viewer.reader, since, until)
    if not found:
        empty(_("这段时间还没有整周的数"), _("换一段时间；至少要一周的联络。"))
        return
    for column, pillar in zip(st.columns(len(PILLARS), gap="medium"), PILLARS):
        mine = [one for one in found if one.pillar == pillar]
        rows = "".join(map(_row, mine)) or f"<div><span>{_('数据缺失')}</span></div>"
        column.html(f'<div class="x-pillar"><h3>{_(PILLAR_NAMES[pillar])}</h3>{rows}</div>')
    st.caption(
        _("大字是最近 {n} 周的平均，下面是再往前 {n} 周（不够就有几周算几周）；线是每周，至少看 {all} 周。").format(
            n=LATELY, all=LEAST_LOOKED
        )
    )
    _first(found)


def _row(one: Signal) -> str:
    weeks = sorted(one.whole)
    late, early = weeks[-LATELY:], weeks[-2 * LATELY : -LATELY]
    mean = lambda some: sum(one.whole[week] for week in some) / len(some)  # noqa: E731
    before = _("再往前 {value}").format(value=plain(mean(early), one.unit)) if early else _("再往前还没有")
    name = f"<span>{escape(pick(one.zh, one.en))}</span><b>{escape(plain(mean(late), one.unit))}</b>"
    before += _scale(one)
    return f"<div>{name}<em>{escape(before)}</em>{_line([one.whole[week] for week in weeks])}</div>"


def _scale(one: Signal) -> str:
    """What the number can be and which way is better, where its unit does not say."""
    low, high = one.span
    told = f" · {low:.0f} – {high:.0f}".replace("-", "−") if one.unit == "points" and None not in one.span else ""
    better = {"up": _("越高越好"), "down": _("越低越好")}.get(one.better, "")
    return told + (f" · {better}" if better else "")


def _line(values: list[float]) -> str:
    """A small line of weeks, the last one marked."""
    low, span = min(values), (max(values) - min(values)) or 1.0
    step = WIDE / max(1, len(values) - 1)
    points = [(n * step, HIGH - 4 - (value - low) / span * (HIGH - 8)) for n, value in enumerate(values)]
    path = " ".join(f"{'M' if n == 0 else 'L'}{x:.1f} {y:.1f}" for n, (x, y) in enumerate(points))
    x, y = points[-1]
    line = f'<path d="{path}" fill="none" stroke="{paint("graph")}" stroke-width="1.6"/>'
    return drawn(f'{line}<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{paint("brand")}"/>', WIDE, HIGH, "x-weeks")


def _first(found: list[Signal]) -> None:
    st.subheader(_("谁先动，谁后动"))
    pairs = [
        (one.key, one.cells, other.key, other.cells)
        for before, after in ORDER
        for one in found
        for other in found
        if one.pillar == before and other.pillar == after
    ]
    told, looked = leads(pairs)
    names = {one.key: pick(one.zh, one.en) for one in found}
    if not looked:
        st.text(
            _("还看不出：要 {teams} 个以上的班组、{weeks} 周以上的数。").format(teams=LEAST_TEAMS, weeks=LEAST_WEEKS)
        )
    elif not told:
        st.text(_("看了 {n} 对，没有哪一个明显走在另一个前面：碰巧就能这样。").format(n=looked))
    for one in told:
        st.text(_said(one, names))
    st.caption(
        _(
            "按班组、按周看：扣掉班组之间的差别、大家同一周的起伏和上一周的余波；看的对数多了，碰巧的也扣掉。"
            "先动的不等于是原因：可能有别的事先推了两边。"
        )
    )


def _said(one: Lead, names: dict[str, str]) -> str:
    words = _("{first}高的班组，{lag} 周后{then}也高") if one.size > 0 else _("{first}高的班组，{lag} 周后{then}低")
    told = words.format(first=names[one.first], lag=one.lag, then=names[one.then])
    return told + _("（相关 {size}，{teams} 个班组 × {weeks} 周）。").format(
        size=f"{one.size:+.2f}".replace("-", "−"), teams=one.teams, weeks=one.weeks
    )
