"""The season on an agent's page: what the team does together and what is one's own, and the way in and out."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.clock import this_day
from qa.metrics.dimensions import labels
from qa.motivation.choices import choose, chosen
from qa.motivation.pulse import unit_of
from qa.motivation.rollout import has_begun
from qa.motivation.season_results import Done, collected, members, results
from qa.motivation.seasons import Season, season_now
from qa.ui.format import when
from qa.ui.literal import literal
from qa.ui.notice import empty
from qa.ui.session import Viewer, _, pick


def invitation(viewer: Viewer) -> bool:
    """Asks once; whether the agent is in."""
    is_in = chosen(viewer.reader, "game")
    if is_in:
        return True
    if not has_begun(unit_of(viewer.reader)):
        empty(_("你们班组还没轮到"), _("班组分批开始，先后是抽签定的；轮到了这里会问你。"))
        return False
    with st.container(border=True, key="invitation"):
        st.html(f'<h2 class="x-letter">{escape(_("要不要一起玩？"))}</h2>')
        st.text(_("班组一起做几件对客户好的事，自己的几件和自己比。没有名次，分数不进绩效，也不给组长看。"))
        st.text(_("不参加什么都不少；随时能退，退了和没来过一样。"))
        left, right, _rest = st.columns([1, 1, 3])
        if left.button(_("我加入"), type="primary", width="stretch"):
            choose(viewer.reader, "game", True)
            st.rerun()
        if is_in is None and right.button(_("先不"), width="stretch"):
            choose(viewer.reader, "game", False)
            st.rerun()
    return False


def invitation_once(viewer: Viewer) -> None:
    """The same where one comes in, until it was answered."""
    if chosen(viewer.reader, "game") is None and has_begun(unit_of(viewer.reader)):
        invitation(viewer)


def season_of(viewer: Viewer) -> None:
    """The season that is on, or what the last one came to; for who is in."""
    agent = viewer.scope.agent or ""
    season = season_now(viewer.reader, agent.partition("/")[0])
    if season is None:
        empty(_("还没有开季"), _("质检主管开一季以后，任务会出现在这里；花窗一直都在。"))
        return
    everybody = viewer.reader.peers
    done, worked = results(everybody, season), members(everybody, season)
    mine, teams = worked.get(agent, {}), labels(viewer.reader, "team", viewer.language)
    points = collected(done, {agent: mine})[agent]
    span = _("{begins} 到 {ends}").format(begins=when(season.begins_on), ends=when(season.ends_on))
    st.html(f'<div class="x-head">{escape(season.name)}<span>{escape(span)}</span></div>')
    st.html(f'<div class="x-answer">{escape(_told(season, points))}</div>')
    if len(season.versions) > 1:
        last = season.versions[-1]
        told = _("规则从 {day} 起改了：{words}") if last.since <= this_day() else _("规则从 {day} 起会改：{words}")
        st.caption(told.format(day=when(last.since), words=literal(last.words)))
    left, right = st.columns(2, gap="large")
    with left:
        st.caption(_("和班组一起"))
        for team in mine:
            if len(mine) > 1:
                st.caption(teams.get(team, team))
            _quests(season, [one for one in done if one.rule.quest.is_team and one.who == team], True)
    with right:
        st.caption(_("自己的，只有你看得到"))
        _quests(season, [one for one in done if not one.rule.quest.is_team and one.who == agent], False)
    if st.button(_("退出"), type="tertiary", help=_("退了和没来过一样；花窗还是你的。")):
        choose(viewer.reader, "game", False)
        st.rerun()


def _told(season: Season, points: int) -> str:
    if season.is_over:
        return _("这一季结束了，你一共 {points} 分。").format(points=points)
    return _("到昨天为止，你有 {points} 分。").format(points=points)


def _quests(season: Season, done: list[Done], is_team: bool) -> None:
    known = {one.rule.quest.name: one for one in done}
    rules = [rule for rule in season.rules if rule.quest.is_team == is_team]
    rules += [one.rule for one in done if one.on and one.rule.quest.name not in {r.quest.name for r in rules}]
    st.html("".join(_quest(known.get(rule.quest.name) or Done("", rule, None, None, True)) for rule in rules))


def how_far(one: Done) -> str:
    """When it was reached and what for, else where it stands now, in the quest's own unit."""
    standard = one.rule.quest.standard
    if one.on:
        return _("{day} 做到了，{points} 分").format(day=when(one.on), points=one.rule.points)
    if one.reached is None:
        return _("数据还不够")
    if not one.is_guarded:
        return pick(standard.guards[0].zh, standard.guards[0].en)
    if standard.kind == "share":
        return _("现在 {share}").format(share=f"{one.reached * one.rule.goal:.0%}")
    if standard.kind == "count":
        return _("现在 {n} 次").format(n=round(one.reached * one.rule.goal))
    return _("走到 {n}%").format(n=min(99, round(one.reached * 100))) if one.reached > 0 else _("和以前差不多")


def _quest(one: Done) -> str:
    quest, place = one.rule.quest, 0 if pick("zh", "en") == "zh" else 1
    state = how_far(one)
    width = 100 if one.on else max(0, min(99, round((one.reached or 0.0) * 100)))
    return (
        f'<div class="x-quest {"done" if one.on else ""}"><i class="i i-{quest.icon}"></i>'
        f"<b>{escape(pick(quest.zh, quest.en))}</b><em>{escape(state)}</em>"
        f'<div class="bar"><u style="width:{width}%"></u></div>'
        f"<span>{escape(quest.told(one.rule.goal, place))}</span>"
        f"<span>{escape(pick(quest.why_zh, quest.why_en))}</span></div>"
    )
