"""Tickets that wait, by age: a sentence and a list that leads to their contacts."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.metrics.backlog import CYCLE_DAYS, Age, backlog
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import when
from qa.ui.menu import REVIEW
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _

HOURS = 24


def waiting_tickets(viewer: Viewer, window: Window) -> None:
    """Nothing where no tickets come in."""
    found = backlog(viewer.reader, window.programme)
    if found is None:
        return
    st.subheader(_("还没办完的工单"))
    told = _("到 {at}，有 {n} 张没办完").format(at=when(found.as_of), n=f"{found.open:,}")
    if found.late:
        told += _("；{late} 张超过 {hours} 小时，平均超了 {days} 天").format(
            late=f"{found.late:,}", hours=f"{CYCLE_DAYS * HOURS:.0f}", days=f"{found.cycles * CYCLE_DAYS:.1f}"
        )
    st.html(f'<div class="x-lead">{escape(told + _("。"))}</div>')
    most = max((age.count for age in found.ages), default=0) or 1
    shown = [age for age in found.ages if age.count]
    columns = [Column(_("开了多久")), Column(_("工单"), right=True), Column(_("最多的是"), folds=True)]
    cells = [
        [_old(age), {"words": f"{age.count:,}", "share": age.count / most * 100}, age.often or "–"] for age in shown
    ]
    rows(columns, cells, [_link(age) for age in shown], "backlog")
    st.caption(_("不看上面选的时间，看的是此刻。点一行，看那些联络。"))


def _old(age: Age) -> str:
    if age.until is None:
        return _("{n} 天以上").format(n=age.since)
    return _("不到 {n} 天").format(n=age.until) if not age.since else _("{a} – {b} 天").format(a=age.since, b=age.until)


def _link(age: Age) -> str:
    return address.link(REVIEW, metric="tickets_open", period=f"{age.first}..{age.last}")
