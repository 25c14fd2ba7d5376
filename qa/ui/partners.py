"""Partners: what passes through their hands, what came back because of them, how long a matter lies there, and the
tickets that have waited longest."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from qa.customers.partners import LEAST_TICKETS, Partner, partners
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import plain, when
from qa.ui.menu import REPEATS, REVIEW
from qa.ui.notice import empty
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _

DAY, MOST = 24, 20


def others(viewer: Viewer, window: Window) -> None:
    """The list of partners, and of the chosen one its tickets."""
    programme = window.programme
    found = partners(viewer.reader, window.question.since, window.question.until, programme)
    if not found:
        empty(_("这段时间没有牵涉合作方的联络"), _("原因表里写「常牵涉谁」，经过他们手的就会列在这里。"))
        return
    st.html(f'<div class="x-lead">{escape(_said(found))}</div>')
    most = max(one.contacts for one in found)
    columns = [Column(_("合作方")), Column(_("联络"), right=True), Column(_("7 天内又来"), right=True)]
    names = (_("记在他们那里的又来"), _("后一次花的小时"), _("后一次的成本（元）"), _("投诉，每万次"))
    columns += [Column(name, right=True, folds=True) for name in names]
    columns += [Column(_("办完一半 / 四分之三"), right=True), Column(_("还开着"), right=True, folds=True)]
    on = next((n for n, one in enumerate(found) if one.name == address.at("partner")), None)
    links = [f"?{urlencode(address.here() | {'partner': one.name})}" for one in found]
    rows(columns, [_cells(one, most, viewer.scope.role == "client") for one in found], links, "partners", on)
    st.caption(
        _(
            "按原因表里写的「常牵涉谁」分，不等于是他们的错。又来：机器从两头的话里听出是合作方没做到，才记在他们那里；原因没写牵涉谁的，不在这张表里。"
            "多久办完：从开工单起，还开着的按已经等的算。点一个合作方，看等得最久的工单。"
        )
    )
    if on is not None:
        _one(viewer, found[on])


def _said(found: list[Partner]) -> str:
    caused = [one for one in found if one.caused]
    told = _("{n} 类合作方，{contacts} 次联络的事常牵涉到他们").format(
        n=len(found), contacts=f"{sum(one.contacts for one in found):,}"
    )
    if caused:
        worst = max(caused, key=lambda one: one.caused)
        told += _("；记在他们那里的又来 {n} 次，最多的是{name}（{m} 次）").format(
            n=f"{sum(one.caused for one in found):,}", name=worst.name, m=f"{worst.caused:,}"
        )
    return told + _("。")


def _cells(one: Partner, most: int, is_client: bool) -> list:
    """What serving costs is the centre's own and not the client's to see."""
    amount = lambda value, digits: "–" if value is None else f"{value:,.{digits}f}"  # noqa: E731
    return [
        one.name,
        {"words": f"{one.contacts:,}", "share": one.contacts / most * 100},
        "–" if one.back is None else plain(one.back, "share"),
        f"{one.caused:,}" if one.caused else "–",
        amount(None if one.minutes is None else one.minutes / 60, 1),
        amount(None if is_client else one.cost, 0),
        amount(one.complaints, 0),
        _clock(one),
        f"{len(one.waiting):,}" if one.tickets else "–",
    ]


def _clock(one: Partner) -> str:
    if not one.tickets:
        return "–"
    if one.tickets < LEAST_TICKETS:
        return _("样本不足")
    return " / ".join(_("还没到") if hours is None else _long(hours) for hours in (one.half, one.most))


def _long(hours: float) -> str:
    return _("{n} 小时").format(n=f"{hours:.0f}") if hours < 2 * DAY else _("{n} 天").format(n=f"{hours / DAY:.1f}")


def _one(viewer: Viewer, one: Partner) -> None:
    """Its reasons as links, and the tickets that have waited longest."""
    reasons = labels(viewer.reader, "reason", viewer.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(one.name)
        here = address.common()
        told = here | {"reason": ",".join(one.reasons)}
        st.page_link(REVIEW.file, label=_("看这些联络"), query_params=told)
        st.page_link(
            REPEATS.file,
            label=_("看记在这里的又来"),
            query_params=here | {"cause": "partner", "reason": told["reason"]},
        )
    st.caption(_("常牵涉他们的：{reasons}").format(reasons="、".join(reasons.get(r, r) for r in one.reasons)))
    if not one.waiting:
        st.text(_("没有还开着的工单。"))
        return
    columns = [
        Column(_("工单")),
        Column(_("咨询原因"), folds=True),
        Column(_("什么时候开的")),
        Column(_("等了"), right=True),
    ]
    called = lambda ticket: reasons.get(ticket.reason_id, ticket.reason_id)  # noqa: E731
    cells = [
        [ticket.native_id, called(ticket), when(ticket.opened_at), _long(ticket.hours)] for ticket in one.waiting[:MOST]
    ]
    links = [address.link(REVIEW, contact=ticket.interaction_id) for ticket in one.waiting[:MOST]]
    rows(columns, cells, links, "waiting")
    if len(one.waiting) > MOST:
        st.caption(_("等得最久的 {n} 张，共 {all} 张。").format(n=MOST, all=f"{len(one.waiting):,}"))
