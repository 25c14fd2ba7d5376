"""The wallboard: large, read from across the room, fresh by itself; queues and teams, nobody by name."""

from __future__ import annotations

from datetime import datetime, timezone
from html import escape

import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.metric import metrics
from qa.metrics.question import Value
from qa.metrics.wallboard import SPOKEN, WRITTEN, Line, Team, Wall, wall
from qa.ui.format import number, plain, when
from qa.ui.session import Viewer, _, pick

EVERY_SECONDS, STALE_MINUTES, LONG_SECONDS = 20, 30, 60
AT_WORK = {"busy": "在服务", "available": "空闲", "acw": "话后", "notready": "别的工作", "break": "小休"}


@st.fragment(run_every=float(EVERY_SECONDS))
def floor(viewer: Viewer, programme: str) -> None:
    """Everything on it, drawn anew every twenty seconds."""
    found = wall(viewer.reader, programme)
    if found is None:
        return
    st.html(f'<div class="x-under">{escape(_as_of(found.as_of))}</div>')
    st.html(f'<div class="x-wall">{"".join(_tiles(found))}</div>')
    for keys, is_spoken in ((SPOKEN, True), (WRITTEN, False)):
        lines = [line for line in found.lines if line.is_spoken == is_spoken]
        if lines:
            st.html(f'<div class="x-lines">{_lines(viewer, found, keys, lines)}</div>')
    if found.teams:
        names = labels(viewer.reader, "team", viewer.language)
        st.html(f'<div class="x-teams">{"".join(_team(team, names) for team in found.teams)}</div>')


def _as_of(moment: datetime) -> str:
    minutes = int((datetime.now(timezone.utc) - moment).total_seconds() // 60)
    told = _("今天的数，数据到 {at}").format(at=when(moment))
    if minutes >= STALE_MINUTES:
        return told + _("，已经 {n} 没有新的。不是现在，是那一刻。").format(n=_long(minutes))
    return told + _("，每 {n} 秒自己更新。").format(n=EVERY_SECONDS)


def _long(minutes: int) -> str:
    hours = minutes // 60
    if not hours:
        return _("{n} 分钟").format(n=minutes)
    return _("{n} 小时").format(n=hours) if hours < 48 else _("{n} 天").format(n=hours // 24)


def _tiles(found: Wall) -> list[str]:
    tiles = [_tile(found.whole[key]) for key in found.keys]
    longest = max((_waited(line, found.as_of) for line in found.lines if line.waiting), default=0)
    under = [_("最久 {clock}").format(clock=plain(longest, "clock"))] if found.waiting else []
    under += [_("高价值客户 {n} 位").format(n=found.high)] if found.high else []
    watch = "watch" if longest > LONG_SECONDS or found.high else ""
    count = f'<b class="none">{_("来源没说")}</b>' if found.waiting is None else f"<b>{found.waiting}</b>"
    words = f"<span>{escape(_('正在排队'))}</span>{count}<em>{escape(' · '.join(under))}</em>"
    return [*tiles[:1], f'<div class="{watch}">{words}</div>', *tiles[1:]]


def _tile(value: Value) -> str:
    metric = value.metric
    figure, unit = number(value.value, metric.unit)
    shown = (
        f"<b>{escape(figure)}{escape(unit)}</b>" if value.value is not None else f'<b class="none">{_("还不够")}</b>'
    )
    aim = _("目标 {target}").format(target=plain(metric.target, metric.unit)) if metric.target is not None else ""
    name = escape(pick(metric.zh, metric.en))
    return f'<div class="{"watch" if _misses(value) else ""}"><span>{name}</span>{shown}<em>{escape(aim)}</em></div>'


def _misses(value: Value) -> bool:
    """The whole interval lies on the wrong side of the target: no colour on noise."""
    metric = value.metric
    if metric.target is None or value.low is None:
        return False
    return value.high < metric.target if metric.better == "up" else value.low > metric.target


def _waited(line: Line, as_of: datetime) -> float:
    return (as_of - line.since).total_seconds() if line.since else 0.0


def _lines(viewer: Viewer, found: Wall, keys: tuple[str, ...], lines: list[Line]) -> str:
    names = labels(viewer.reader, "queue", viewer.language)
    heads = [_("技能组"), _("排队"), *(pick(metrics()[key].zh, metrics()[key].en) for key in keys)]
    cells = [f'<div class="top{_place(n)}">{escape(head)}</div>' for n, head in enumerate(heads)]
    for line in lines:
        wait = "–" if line.waiting is None else f"{line.waiting}"
        wait += f"（{plain(_waited(line, found.as_of), 'clock')}）" if line.waiting else ""
        cells.append(f'<div class="name">{escape(names.get(line.queue_id, line.queue_id))}</div>')
        cells.append(
            f'<div class="{"watch" if _waited(line, found.as_of) > LONG_SECONDS else ""}">{escape(wait)}</div>'
        )
        for n, key in enumerate(keys, 2):
            value = line.values.get(key)
            tone = "watch" if value is not None and _misses(value) else ""
            shown = "–" if value is None or value.value is None else plain(value.value, value.metric.unit)
            cells.append(f'<div class="{tone}{_place(n)}">{escape(shown)}</div>')
    return "".join(cells)


def _place(n: int) -> str:
    return " name" if n == 0 else " folds" if n >= 4 else ""


def _team(team: Team, names: dict[str, str]) -> str:
    head = (
        f"<b><i>{escape(names.get(team.team_id, team.team_id))}</i><i>{_('{n} 人在岗').format(n=team.people)}</i></b>"
    )
    if team.states is None:
        return f"<div>{head}{escape(_('人少，不分开说。'))}</div>"
    told = "　".join(f"{_(name)} {team.states[key]}" for key, name in AT_WORK.items() if team.states.get(key))
    return f"<div>{head}{escape(told)}</div>"
