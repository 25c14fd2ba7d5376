"""The quality lead's figures: coverage, time, what lists by lot say of everybody, and the plan they are drawn by."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from qa.channels import CHANNELS
from qa.errors import QAError
from qa.metrics.dimensions import labels
from qa.metrics.lists import contacts_named
from qa.quality.accuracy import item_standings
from qa.quality.desk.coverage import covered, judged_by, missed_by_lot, passes, times
from qa.quality.desk.plans import MOST, Plan, plan_of, set_plan
from qa.quality.scorecard import Scorecard
from qa.quality.scorecards import scorecards
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.listing import contact_rows
from qa.ui.literal import failed, literal
from qa.ui.menu import CALCULATED, REVIEW
from qa.ui.notice import notice
from qa.ui.session import Viewer, _, pick
from qa.ui.standings import STATES
from qa.ui.tables import linked

# A share of fewer verdicts by lot is no figure yet.
LEAST = 10
PLAN_NAMES = {
    "per_agent": "每位坐席每周随机几通",
    "risk": "每周有风险的几通",
    "unsure": "每周机器拿不准的几通",
    "blind": "每周盲评几通",
}


def headline(viewer: Viewer, window: Window) -> str:
    """How much of what was said people have judged."""
    rows = covered(viewer.reader, "programme", window.question.since, window.question.until)
    contacts, reviewed = (sum(r[name] for r in rows) for name in ("contacts", "reviewed"))
    if not contacts:
        return _("这段时间没有带文字的联络。")
    return _("{label}：{n} 通带文字的联络，人评过 {m} 通（{share}）。").format(
        label=window.label, n=f"{contacts:,}", m=f"{reviewed:,}", share=f"{reviewed / contacts:.1%}"
    )


def reach(viewer: Viewer, window: Window) -> None:
    """By channel and by team, and by who judged."""
    since, until = window.question.since, window.question.until
    teams = labels(viewer.reader, "team", viewer.language)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("评到了哪里"))
        for by, title in (("channel", _("渠道")), ("team", _("班组"))):
            rows = [r for r in covered(viewer.reader, by, since, until) if r["name"]]
            name = lambda r: pick(*CHANNELS.get(r, ("其他", "Other"))) if by == "channel" else teams.get(r, r)  # noqa: E731, B023
            told = [
                {title: name(r["name"]), _("带文字的联络"): r["contacts"], _("人评过"): r["reviewed"]}
                | {_("占"): f"{r['reviewed'] / r['contacts']:.1%}"}
                for r in rows
            ]
            links = [address.link(REVIEW, metric="reviewed", missed="0", list="all", **{by: r["name"]}) for r in rows]
            if told:
                linked(viewer, f"reviewed_by_{by}", told, links, (_("带文字的联络"), _("人评过"), _("占")))
    with right:
        st.subheader(_("谁评了多少"))
        people = times(viewer.reader, since, until)
        told = [
            {
                _("谁"): r["evaluator"],
                _("评了几通"): r["forms"],
                _("其中随机"): r["by_lot"],
                _("每通（分钟）"): None if r["seconds"] is None else round(r["seconds"] / 60, 1),
            }
            for r in people
        ]
        if not told:
            st.text(_("这段时间的联络还没有人评过。"))
            return
        keys = [f"who:{r['evaluator']}" for r in people]
        _chosen(viewer, "reviewers", told, keys, (_("评了几通"), _("其中随机"), _("每通（分钟）")))


def by_lot(viewer: Viewer) -> None:
    """What the contacts drawn by lot say of all contacts, by item; those found by looking are left out."""
    st.subheader(_("随机抽的说明了什么"))
    st.caption(_("只用随机抽到、人判过的；按每位坐席被抽到的机会折算到全部联络，带 95% 区间。不到 10 条不显示。"))
    known = labels(viewer.reader, "programme", viewer.language)
    names = {i.item_id: pick(i.zh, i.en) for card in scorecards().values() for i in card.items}
    found = [(programme, one) for programme in known for one in passes(viewer.reader, programme) if one["n"] >= LEAST]
    told = [
        {
            _("条目"): names.get(one["item_id"], one["item_id"]),
            _("项目"): known[programme],
            _("做到"): f"{one['share']:.0%}（{one['low']:.0%}–{one['high']:.0%}）",
            "n": one["n"],
        }
        for programme, one in found
    ]
    if not told:
        most = max((one["n"] for programme in known for one in passes(viewer.reader, programme)), default=0)
        st.text(_("还不够：判得最多的一项有 {n} 条随机的，满 {least} 条就有数。").format(n=most, least=LEAST))
        return
    _chosen(viewer, "by_lot", told, [f"item:{p}|{one['item_id']}" for p, one in found], (_("做到"), "n"))


def _chosen(viewer: Viewer, name: str, told: list[dict], keys: list[str], right: tuple[str, ...]) -> None:
    """Rows that open the contacts behind them on this page."""
    now = address.at("on")
    links = [f"?{urlencode(address.here() | {'on': key})}" for key in keys]
    linked(viewer, name, told, links, right, keys.index(now) if now in keys else None)


def behind(viewer: Viewer, window: Window) -> None:
    """The contacts behind the row that was opened; nothing while none is."""
    kind, _colon, what = address.at("on").partition(":")
    if kind == "who" and what:
        found = judged_by(viewer.reader, what, window.question.since, window.question.until)
        words = _("{who} 评过的")
    elif kind == "item" and "|" in what:
        programme, _bar, item = what.partition("|")
        found, words = missed_by_lot(viewer.reader, programme, item), _("随机抽到、没做到「{who}」的")
        what = next((pick(i.zh, i.en) for c in scorecards().values() for i in c.items if i.item_id == item), item)
    else:
        return
    st.subheader(words.format(who=literal(what)))
    rows = contacts_named(viewer.reader, found)
    if not rows:
        st.text(_("没有这样的联络。"))
        return
    st.caption(_("共 {n} 次联络").format(n=f"{len(found):,}"))
    links = [address.link(REVIEW, contact=r["interaction_id"], list="all") for r in rows]
    contact_rows(viewer, rows, links, "behind")


def rules(viewer: Viewer) -> None:
    """How many items of the machine take points, only hint, or are off, by programme and card."""
    st.subheader(_("机器判的条目，现在算不算分"))
    known = labels(viewer.reader, "programme", viewer.language)
    told = []
    for card in scorecards().values():
        for programme, states in _states(viewer, card).items():
            told.append(
                {_("评分表"): pick(card.zh, card.en), _("项目"): known.get(programme, programme)}
                | {_(STATES[state]): states[state] for state in ("counts", "flags", "off")}
            )
    if told:
        links = [address.link(CALCULATED)] * len(told)
        linked(viewer, "rules_by_state", told, links, tuple(_(STATES[s]) for s in ("counts", "flags", "off")))


def _states(viewer: Viewer, card: Scorecard) -> dict[str, Counter]:
    found: dict[str, Counter] = {}
    for row in item_standings(viewer.reader, card.scorecard_id, card.version):
        found.setdefault(row["programme_id"], Counter())[row["state"]] += 1
    return found


def plan_form(viewer: Viewer) -> None:
    """How many are drawn from next week on."""
    known = labels(viewer.reader, "programme", viewer.language)
    st.subheader(_("抽样计划"))
    programme = st.selectbox(_("项目"), list(known), format_func=lambda p: known[p], key="plan_programme")
    now = plan_of(programme)
    with st.form(f"plan_{programme}", border=False):
        said, places = {}, st.columns(len(PLAN_NAMES))
        for (name, words), place in zip(PLAN_NAMES.items(), places):
            said[name] = place.number_input(_(words), 0, MOST, getattr(now, name), key=f"plan_{programme}_{name}")
        if st.form_submit_button(_("保存计划")):
            try:
                set_plan(viewer.reader, programme, replace(Plan(), **{name: int(n) for name, n in said.items()}))
            except QAError as problem:
                failed(problem)
            else:
                notice("done", _("已保存，下周一的名单照新的抽。"))
