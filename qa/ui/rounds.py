"""Calibration in the browser: rounds at work and over, what they say, and a new one."""

from __future__ import annotations

import streamlit as st

from qa.access.person import people
from qa.clock import local
from qa.metrics.dimensions import labels
from qa.quality.calibration.agreement import Coefficient
from qa.quality.calibration.round_result import by_item, drift, of_totals, severity, talk_first
from qa.quality.calibration.rounds import LEAST, MOST, Round, begin, close, rounds, verdicts_of
from qa.quality.desk.plans import MAY_PLAN
from qa.quality.scorecards import scorecards
from qa.ui import address
from qa.ui.desk_payload import VERDICTS
from qa.ui.literal import try_out
from qa.ui.menu import DESK, REVIEW
from qa.ui.notice import empty, notice
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

TALK = 6


def at_work(viewer: Viewer) -> None:
    """Rounds that are open: how far each is, and the way to one's own part."""
    found = [one for one in rounds(viewer.reader) if not one.is_over]
    if not found:
        empty(_("现在没有进行中的校准"), _("质检主管发起一轮，同几通大家各评各的，交齐了一起看。"))
    for one in found:
        with st.container(border=True, key=f"round_{one.number}"):
            mine = len(set(one.contacts) & one.submitted.get(viewer.scope.user, frozenset()))
            st.text(
                _("{name}：{n} 通，{done} / {of} 人交齐").format(
                    name=one.name,
                    n=len(one.contacts),
                    done=len(one.reviewers) - len(one.missing),
                    of=len(one.reviewers),
                )
            )
            if viewer.scope.user in one.reviewers:
                st.caption(_("你评了 {n} / {of} 通").format(n=mine, of=len(one.contacts)))
                st.page_link(DESK.file, label=_("去评"), query_params=address.common())
            if viewer.role in MAY_PLAN and st.button(_("提前结束这一轮"), key=f"close_{one.number}"):
                try_out(lambda number=one.number: close(viewer.reader, number))


def results(viewer: Viewer) -> None:
    """A round that is over, whole."""
    over = {one.number: one for one in rounds(viewer.reader) if one.is_over}
    if not over:
        return
    st.subheader(_("结果"))
    number = st.selectbox(_("哪一轮"), list(over), format_func=lambda n: over[n].name, key="which_round")
    one, verdicts = over[number], verdicts_of(viewer.reader, number)
    if not verdicts:
        st.text(_("这一轮没有人交。"))
        return
    card = scorecards().get(one.scorecard_id)
    name = lambda i: pick(card.item(i).zh, card.item(i).en) if card and card.item(i) else i  # noqa: E731
    _first(viewer, one, verdicts, name)
    left, right = st.columns(2, gap="large")
    with left:
        st.caption(_("每一项大家有多一致；通过率很高的时候看 AC1，不看 kappa。"))
        table(
            viewer,
            "agreement_by_item",
            [
                {
                    _("条目"): name(i.item_id),
                    _("一致"): told(i.same),
                    "kappa": told(i.kappa),
                    "alpha": told(i.alpha),
                    "AC1": told(i.ac1),
                    _("有分歧"): len(i.split),
                }
                for i in by_item(verdicts)
            ],
        )
        st.text(_("总分的一致程度 ICC(2,1)：{icc}").format(icc=told(of_totals(verdicts))))
    with right:
        st.caption(_("同一批联络里，各人比别人松还是紧（分）；评得少的往零收。"))
        table(
            viewer,
            "severity",
            [
                {
                    _("谁"): s.login,
                    _("比别人"): f"{s.shrunk:+.1f}（{s.low:+.1f} … {s.high:+.1f}）",
                    _("没收之前"): f"{s.raw:+.1f}",
                    _("和标准答案一致"): told(s.gold),
                    "n": s.n,
                }
                for s in severity(verdicts, one.gold_by)
            ],
        )


def over_months(viewer: Viewer) -> None:
    """Whether somebody grew stricter or milder; nothing before rounds of two months."""
    over = [
        (f"{local(one.begun_at):%Y-%m}", verdicts_of(viewer.reader, one.number))
        for one in rounds(viewer.reader)
        if one.is_over
    ]
    found = drift(over)
    if not found:
        return
    st.subheader(_("一个月一个月看，谁变紧、谁变松"))
    st.caption(_("和同一轮其他人比的分数，正的偏松，负的偏紧；区间分开了才算变了。"))
    months = sorted({month for told in found.values() for month, _one in told})
    rows = []
    for login, told in found.items():
        line = {_("谁"): login} | dict.fromkeys(months)
        for month, one in told:
            line[month] = f"{one.shrunk:+.1f}（{one.low:+.1f} … {one.high:+.1f}）"
        first, last = told[0][1], told[-1][1]
        apart = last.low > first.high or last.high < first.low
        way = _("变松了") if last.shrunk > first.shrunk else _("变紧了")
        rows.append(line | {_("变化"): way if apart else _("看不出变化")})
    table(viewer, "severity_by_month", rows)


def _first(viewer: Viewer, one: Round, verdicts: list[dict], name) -> None:
    """What to talk about first, with the way to the contact."""
    found = talk_first(verdicts)[:TALK]
    if not found:
        st.text(_("没有分歧：这一轮大家每一项都判得一样。"))
        return
    st.markdown(f"**{_('先谈这几处')}**")
    for contact, item, _sides in found:
        said = {v["login"]: v["verdict"] for v in verdicts if (v["interaction_id"], v["item_id"]) == (contact, item)}
        words = pick("，", ", ").join(f"{who} {_(VERDICTS[verdict])}" for who, verdict in sorted(said.items()))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"{name(item)}　{words}", width="content")
            to = address.common() | {"contact": contact}
            st.page_link(REVIEW.file, label=_("看这通联络"), query_params=to)


def new_round(viewer: Viewer) -> None:
    """The quality lead asks people to judge the same."""
    if viewer.role not in MAY_PLAN:
        return
    known = labels(viewer.reader, "programme", viewer.language)
    logins = [p.login for p in people() if {"reviewer", "lead"} & set(p.roles)] or ["demo-reviewer", "demo-lead"]
    with st.expander(_("发起一轮校准")), st.form("new_round", border=False):
        name = st.text_input(_("叫什么"), max_chars=40, placeholder=_("如：十一月第四周"))
        one, two, three = st.columns(3)
        programme = one.selectbox(_("项目"), list(known), format_func=lambda p: known[p])
        cards = scorecards()
        card = two.selectbox(_("评分表"), list(cards), format_func=lambda c: pick(cards[c].zh, cards[c].en))
        size = three.number_input(_("几通"), LEAST, MOST, 5)
        asked = st.multiselect(_("请谁评"), logins, logins)
        gold = st.selectbox(_("谁的判断是标准答案（可不选）"), ["", *logins], format_func=lambda w: w or _("没有"))
        is_asked = st.form_submit_button(_("发起"))
        if is_asked and not name.strip():
            notice("wrong", _("给这一轮起个名字，再发起。"))
        elif is_asked:
            try_out(lambda: begin(viewer.reader, name.strip(), programme, card, asked, int(size), gold))


def told(one: Coefficient) -> str:
    """A coefficient with its interval."""
    if one.value is None:
        return "–"
    return f"{one.value:.2f}" + (f"（{one.low:.2f}–{one.high:.2f}）" if one.low is not None else "")
