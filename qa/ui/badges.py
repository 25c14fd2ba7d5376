"""The garden wall of an agent: every badge with its condition in view, what was done for it, and how far it is."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.motivation.awards import LEVELS, Award, awards, level, rare
from qa.motivation.badge import FAMILIES
from qa.ui.format import when
from qa.ui.lattice import window
from qa.ui.session import Viewer, _, pick

# A badge that so few have is told to be rare.
RARE = 0.03
FEW = 8


def wall(viewer: Viewer, is_whole: bool = False) -> None:
    """The newest and the nearest ones; all of them by family when `is_whole`."""
    found = awards(viewer.reader, viewer.scope.agent or "")
    shares = rare(viewer.reader)
    if not is_whole:
        mine = [one for one in found if one.earned_on]
        _windows([*mine[:4], *[one for one in found if not one.earned_on][: FEW - len(mine[:4])]], shares)
        return
    collected = sum(one.badge.points for one in found if one.earned_on)
    st.html(f'<div class="x-answer">{escape(_level(collected, len([one for one in found if one.earned_on])))}</div>')
    for family, names in FAMILIES.items():
        st.html(f'<div class="x-head">{escape(pick(*names))}</div>')
        _windows([one for one in found if one.badge.family == family], shares)


def _level(collected: int, count: int) -> str:
    place, following = level(collected)
    name = pick(*LEVELS[place][1:])
    told = _("你有 {count} 扇花窗，{points} 分，到了「{level}」。").format(count=count, points=collected, level=name)
    if following:
        more = _("再有 {points} 分到「{level}」。")
        told += more.format(points=following - collected, level=pick(*LEVELS[place + 1][1:]))
    return told


def _windows(found: list[Award], shares: dict[str, float]) -> None:
    st.html(f'<div class="x-windows">{"".join(_one(one, shares) for one in found)}</div>')


def _one(one: Award, shares: dict[str, float]) -> str:
    badge, is_earned = one.badge, one.earned_on is not None
    share = shares.get(badge.name, 1.0)
    few = f"<em>{escape(_('少见的一扇'))}</em>" if share < RARE else ""
    return (
        f'<div class="{"earned" if is_earned else ""}" title="{escape(pick(badge.why_zh, badge.why_en))}">'
        f"{window(badge.shape, badge.icon, one.reached or 0.0, is_earned)}"
        f"<b>{escape(pick(badge.zh, badge.en))}</b><i>{escape(_state(one))}</i>{few}"
        f"<span>{escape(pick(badge.sentence_zh, badge.sentence_en))}</span>"
        f"<span>{escape(_figures(one))}</span></div>"
    )


def _state(one: Award) -> str:
    if one.earned_on:
        return _("{day} 得到").format(day=when(one.earned_on))
    if one.taken:
        return _("收回了：{words}").format(words=one.taken)
    if not one.badge.standard.is_known:
        return _("这一扇停用了")
    if one.reached is None or not one.n:
        return _("数据还不够")
    if not one.is_guarded:
        guard = one.badge.standard.guards[0]
        return _("还要守住：{words}").format(words=pick(guard.zh, guard.en))
    if one.badge.standard.kind == "run" and not one.s:
        return _("刚开始")
    if one.badge.family == "hard":
        return _("已经 {n} 次").format(n=round(one.s))
    if one.badge.standard.kind in ("count", "run"):
        return _("还差 {n} 次").format(n=round(one.badge.standard.goal - one.s))
    return _("走到 {n}%").format(n=round(one.reached * 100)) if one.reached else _("和以前差不多")


def _figures(one: Award) -> str:
    """What it stands on, in the agent's own numbers; nothing without any."""
    if not one.n:
        return ""
    kind, n, s = one.badge.standard.kind, one.n, one.s
    if kind == "share":
        return _("{n:.0f} 通里做到 {share:.0%}").format(n=n, share=s / n)
    if kind == "count":
        return _("到这天 {s:.0f} 次").format(s=s)
    if kind == "run":
        return _("连续 {s:.0f} 通").format(s=s)
    if not one.before_n or not one.reached:
        return ""
    now, before = s / n, one.before_s / one.before_n
    form = "{:.1f}" if max(now, before) > 1 else "{:.0%}"
    return _("以前 {before}，最近 {now}").format(before=form.format(before), now=form.format(now))
