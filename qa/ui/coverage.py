"""The quality lead's figures: coverage, time, what lists by lot say of everybody, and the plan they are drawn by."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from qa.channels import CHANNELS
from qa.errors import QAError
from qa.metrics.dimensions import labels
from qa.quality.desk.coverage import covered, passes, times
from qa.quality.desk.plans import MOST, Plan, plan_of, set_plan
from qa.quality.scorecards import scorecards
from qa.ui.bar import Window
from qa.ui.literal import failed
from qa.ui.notice import notice
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

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
        rows = [
            (pick(*CHANNELS.get(r["name"], ("其他", "Other"))), r)
            for r in covered(viewer.reader, "channel", since, until)
        ]
        rows += [(teams.get(r["name"], _("未分班组")), r) for r in covered(viewer.reader, "team", since, until)]
        told = [
            {
                _("哪里"): name,
                _("带文字的联络"): r["contacts"],
                _("人评过"): r["reviewed"],
                _("占"): f"{r['reviewed'] / r['contacts']:.1%}",
            }
            for name, r in rows
        ]
        table(viewer, "coverage_of_reviews", told)
    with right:
        st.subheader(_("谁评了多少"))
        told = [
            {
                _("谁"): r["evaluator"],
                _("评了几通"): r["forms"],
                _("其中随机"): r["by_lot"],
                _("每通（分钟）"): None if r["seconds"] is None else round(r["seconds"] / 60, 1),
            }
            for r in times(viewer.reader, since, until)
        ]
        table(viewer, "reviewers", told) if told else st.text(_("这段时间没有人评过。"))


def by_lot(viewer: Viewer) -> None:
    """What the contacts drawn by lot say of all contacts, by item; those found by looking are left out."""
    st.subheader(_("随机抽的说明了什么"))
    st.caption(_("只用随机抽到、人判过的；按每位坐席被抽到的机会折算到全部联络，带 95% 区间。不到 10 条不显示。"))
    known = labels(viewer.reader, "programme", viewer.language)
    names = {i.item_id: pick(i.zh, i.en) for card in scorecards().values() for i in card.items}
    told = [
        {
            _("项目"): known[programme],
            _("条目"): names.get(one["item_id"], one["item_id"]),
            _("做到"): f"{one['share']:.0%}（{one['low']:.0%}–{one['high']:.0%}）",
            "n": one["n"],
        }
        for programme in known
        for one in passes(viewer.reader, programme)
        if one["n"] >= LEAST
    ]
    table(viewer, "by_lot", told) if told else st.text(_("还不够：随机的再评一些，这里就有数。"))


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
