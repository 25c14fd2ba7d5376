"""Seasons in the browser: what the one that is on came to by team, a new one or other rules, tried on history before
they count."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from qa.clock import this_day
from qa.metrics.dimensions import labels
from qa.motivation.previewing import Preview, preview
from qa.motivation.quest import quests
from qa.motivation.season_results import results
from qa.motivation.seasons import (
    MAY_SET,
    POINTS,
    Rule,
    Season,
    Version,
    begin,
    call_off,
    change,
    proposed,
    season_now,
    seasons,
)
from qa.ui.format import when
from qa.ui.literal import literal, try_out
from qa.ui.notice import empty, notice
from qa.ui.quests import how_far
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

USUAL_DAYS = 28
GROUP_NAMES = {"queue": "队列", "tenure": "资历", "shift": "班次"}
PART_NAMES = {"early": "早班", "day": "白班", "late": "晚班", "new": "入职不到三个月", "settled": "三个月以上"}


def under_way(viewer: Viewer, programme: str) -> None:
    """What teams reached so far; never a single person."""
    season = season_now(viewer.reader, programme)
    if season is None:
        empty(_("还没有开过季"), _("一季是几周，几件对客户好的事，班组一起做。"))
        return
    span = f"{when(season.begins_on)} – {when(season.ends_on)}"
    st.subheader(f"{literal(season.name)}　{span}")
    mine, teams = viewer.scope.teams, labels(viewer.reader, "team", viewer.language)
    found = [
        one
        for one in results(viewer.reader.peers, season)
        if one.rule.quest.is_team and (mine is None or one.who in mine)
    ]
    rows = [
        {
            _("班组"): teams.get(one.who, one.who),
            _("任务"): pick(one.rule.quest.zh, one.rule.quest.en),
            _("目标"): one.rule.quest.told(one.rule.goal, 0 if pick("zh", "en") == "zh" else 1),
            _("做到哪了"): how_far(one),
        }
        for one in found
    ]
    if rows:
        table(viewer, "season", rows)
    else:
        st.text(_("这一季还没有过完一天。"))
    if len(season.versions) > 1:
        last = season.versions[-1]
        told = _("规则从 {day} 起改了：{words}") if last.since <= this_day() else _("规则从 {day} 起会改：{words}")
        st.caption(told.format(day=when(last.since), words=literal(last.words)))


def editor(viewer: Viewer, programme: str) -> None:
    """A new season, or other rules for the one that is on; for who may set them."""
    if viewer.scope.role not in MAY_SET:
        return
    open_ones = [s for s in seasons(viewer.reader) if s.programme_id == programme and not s.is_over]
    st.subheader(_("开一季，或者改规则"))
    which = st.selectbox(
        _("哪一季"),
        [0, *(s.number for s in open_ones)],
        format_func=lambda n: _("新的一季") if n == 0 else next(s.name for s in open_ones if s.number == n),
        key=f"season_which_{programme}",
    )
    season = next((s for s in open_ones if s.number == which), None)
    key = f"{programme}_{which}"
    rules = _rules(season, key)
    if season is None:
        left, middle, right = st.columns([2, 1, 1])
        name = left.text_input(_("叫什么"), key=f"season_name_{key}", placeholder=_("如：春天的一季"))
        after = max([this_day(), *(s.ends_on for s in open_ones)]) + timedelta(1)
        begins = middle.date_input(_("从"), after, key=f"season_begins_{key}")
        ends = right.date_input(_("到"), begins + timedelta(USUAL_DAYS - 1), key=f"season_ends_{key}")
        tried = Season(0, programme, name, begins, ends, (Version(begins, tuple(rules), "", ""),))
    else:
        tried, name = season, ""
    why = st.text_input(_("为什么改（坐席看得到）"), key=f"season_why_{key}") if season else ""
    left, right, _rest = st.columns([1, 1, 2])
    if left.button(_("先拿过去的日子试一试"), key=f"season_try_{key}", width="stretch"):
        st.session_state["season_tried"] = (key, preview(viewer.reader.peers, tried, rules))
    if right.button(_("定下来"), type="primary", key=f"season_save_{key}", width="stretch"):
        if season is None:
            try_out(lambda: begin(viewer.reader, programme, name, begins, ends, rules))
        else:
            try_out(lambda: change(viewer.reader, season, rules, why))
    if season is not None and season.begins_on > this_day():
        if st.button(_("不开这一季了"), type="tertiary", key=f"season_off_{key}"):
            try_out(lambda: call_off(viewer.reader, season, why))
    told = st.session_state.get("season_tried")
    if told and told[0] == key:
        _previewed(viewer, told[1])


def _rules(season: Season | None, key: str) -> list[Rule]:
    """One line a quest: in or out, goal, points."""
    start = {rule.quest.name: rule for rule in (season.versions[-1].rules if season else proposed())}
    found, place = [], 0 if pick("zh", "en") == "zh" else 1
    for is_team, head in ((True, _("班组一起")), (False, _("各人和自己比"))):
        st.caption(head)
        for quest in (q for q in quests().values() if q.is_team == is_team):
            rule = start.get(quest.name)
            goal = rule.goal if rule else quest.standard.goal
            shown = 1.0 if quest.unit == "count" else 100.0
            typed = st.session_state.get(f"g_{key}_{quest.name}", goal * shown) / shown
            on, at, worth = st.columns([5, 1.2, 1.2], vertical_alignment="center")
            is_in = on.checkbox(
                f"{pick(quest.zh, quest.en)}：{quest.told(typed, place)}",
                rule is not None,
                key=f"q_{key}_{quest.name}",
                help=pick(quest.why_zh, quest.why_en),
            )
            set_to = at.number_input(
                _("目标"),
                value=goal * shown,
                step=1.0,
                format="%.0f",
                label_visibility="collapsed",
                key=f"g_{key}_{quest.name}",
                disabled=not is_in,
            )
            points = worth.selectbox(
                _("分"),
                POINTS,
                POINTS.index(rule.points if rule else 10),
                format_func=lambda n: _("{n} 分").format(n=n),
                label_visibility="collapsed",
                key=f"p_{key}_{quest.name}",
                disabled=not is_in,
            )
            if is_in:
                found.append(Rule(quest, set_to / shown, points))
    return found


def _previewed(viewer: Viewer, found: Preview) -> None:
    days = (found.season.ends_on - found.season.begins_on).days + 1
    told = _("照这样，过去 {days} 天里 {people} 个人有 {share} 会得到点什么。")
    st.html(f'<div class="x-answer">{told.format(days=days, people=found.people, share=f"{found.earning:.0%}")}</div>')
    out = [q for q, share in found.reached.items() if not share]
    if out:
        words = _("{names}：过去这些天里没有一个做得到，把目标放低一点。")
        notice("watch", words.format(names="、".join(pick(quests()[q].zh, quests()[q].en) for q in out)))
    behind = [g for g in found.groups if g.is_behind]
    names = labels(viewer.reader, "queue", viewer.language)
    name = lambda g: _(PART_NAMES[g.name]) if g.name in PART_NAMES else names.get(g.name, g.name)  # noqa: E731
    if behind:
        words = _("{names}得到的不到别人的五分之四：换一件和自己比的任务，或者把目标放低一点。")
        notice("watch", words.format(names="、".join(name(g) for g in behind)))
    left, right = st.columns(2, gap="large")
    with left:
        known = quests()
        rows = [
            {_("任务"): pick(known[q].zh, known[q].en), _("做得到的"): f"{share:.0%}"}
            for q, share in found.reached.items()
        ]
        table(viewer, "season_quests", rows)
    with right:
        rows = [
            {
                _("按"): _(GROUP_NAMES[g.kind]),
                _("谁"): name(g),
                _("人"): g.people,
                _("会得到的"): f"{g.earning:.0%}",
                _("平均分"): f"{g.points:.0f}",
            }
            for g in found.groups
        ]
        table(viewer, "season_groups", rows)
