"""Morale in the browser: what a stepped rollout changed, "not yet known" where it is not, and how it is drawn."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.clock import this_day
from qa.metrics.dimensions import labels
from qa.metrics.metric import metrics
from qa.motivation.load import LEAST_PEOPLE, team_load
from qa.motivation.pulse_items import SCALES
from qa.motivation.rollout import LEAST_TEAMS, MAY_DRAW, Outcome, draw, is_stopping, outcomes, rollout_now, stop
from qa.ui.format import when
from qa.ui.literal import literal, try_out
from qa.ui.notice import empty, notice
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table


def proven(viewer: Viewer) -> None:
    """The rollout that was drawn last, and what it changed."""
    known = rollout_now()
    if known is None:
        empty(
            _("还不知道这些有没有用"),
            _("班组分批开始，先后由抽签定，两周一轮心情脉搏：有没有用，用数据说，不用感觉说。"),
        )
        return
    names = labels(viewer.reader, "team", viewer.language)
    found = outcomes(viewer.reader.peers, known)
    primary = [one for one in found if one.is_primary]
    st.subheader(literal(known.name))
    st.html(f'<div class="x-answer">{escape(_answer(primary))}</div>')
    if known.stopped:
        notice("watch", _("停了：{words}").format(words=literal(known.stopped)))
    elif is_stopping(found):
        notice("wrong", _("公平感明显变差，开始前定下的停止规则到了。"), _("停下来，听听大家怎么说。"))
    table(viewer, "rollout", [_row(one) for one in found])
    steps = [{_("班组"): names.get(team, team), _("从"): when(known.start(team))} for team in known.order]
    with st.expander(_("怎么分的批，什么时候算数")):
        st.text(
            _(
                "先后由抽签定，种子 {seed}；谁参加不参加都算在自己的班组里。主要看公平和愿意推荐，两样合用 5% 的误差。"
            ).format(seed=known.seed)
        )
        table(viewer, "rollout_steps", steps)
    if viewer.scope.role in MAY_DRAW and not known.stopped and known.ends_on >= this_day():
        with st.popover(_("提前停下")), st.form("rollout_stop", border=False):
            words = st.text_input(_("为什么停"), max_chars=200)
            if st.form_submit_button(_("停下")):
                try_out(lambda: stop(viewer.reader, words))


def _answer(primary: list[Outcome]) -> str:
    clear = [one for one in primary if one.effect and one.effect.is_known]
    if not clear:
        return _("有没有用，现在还不知道：区间里有零，或者轮数还不够。")
    parts = [f"{pick(*SCALES[one.measure])} {one.effect.value:+.0f}" for one in clear]
    return _("开始以后：{parts}，抽签的巧合解释不了。").format(parts="，".join(parts))


def _row(one: Outcome) -> dict:
    is_share = one.measure in metrics()
    name = pick(metrics()[one.measure].zh, metrics()[one.measure].en) if is_share else pick(*SCALES[one.measure])
    scale = 100 if is_share else 1
    told = one.effect
    at = lambda v: "…" if v is None else f"{v * scale:+.1f}"  # noqa: E731
    return {
        _("看什么"): name,
        _("是"): _("主要") if one.is_primary else _("不能变差的"),
        _("变化"): at(told.value) if told else _("还不知道"),
        _("区间"): f"{at(told.low)} … {at(told.high)}" if told else "–",
        _("轮数"): one.rounds,
        _("说明"): _("变差了") if one.is_harm else _("说得准") if told and told.is_known else _("还不知道"),
    }


def drawing(viewer: Viewer) -> None:
    """A new rollout, for who may draw."""
    if viewer.scope.role not in MAY_DRAW or viewer.scope.programmes is not None:
        return
    names = labels(viewer.reader, "team", viewer.language)
    with st.expander(_("抽一次先后")), st.form("rollout", border=False):
        st.text(_("先看四周不变的，然后每四周多一个班组开始。主要看什么、什么时候停，现在定下，以后不改。"))
        name = st.text_input(_("要试的是什么"), max_chars=60)
        teams = st.multiselect(
            _("班组（至少 {n} 个）").format(n=LEAST_TEAMS), sorted(names), format_func=lambda t: names.get(t, t)
        )
        is_sure = st.checkbox(_("知道了：抽完就不改，没轮到的班组先不问参加不参加"))
        is_sent = st.form_submit_button(_("抽签，定下来"), type="primary")
        if is_sent and not is_sure:
            notice("watch", _("先勾上「知道了」。"))
        elif is_sent:
            try_out(lambda: draw(viewer.reader, name, teams))


def loads(viewer: Viewer) -> None:
    """What a mean shift asks of teams; never of a person."""
    st.subheader(_("一班的分量"))
    found = team_load(viewer.reader, this_day())
    if not found:
        st.text(_("不到 {n} 个人的班组不显示。").format(n=LEAST_PEOPLE))
        return
    names = labels(viewer.reader, "team", viewer.language)
    rows = [
        {
            _("班组"): names.get(team, team),
            _("火气大的（通）"): f"{told['hostile']:.1f}",
            _("连着不歇（分钟）"): f"{told['longest']:.0f}",
            _("花样（0 – 1）"): f"{told['variety']:.1f}",
        }
        for team, told in found.items()
    ]
    table(viewer, "team_load", rows)
    st.caption(_("四周里一班的平均；一个人的只有他自己看得到。硬的多，就把难的队列轮着接，每小时留几分钟。"))
