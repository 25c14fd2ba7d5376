"""What customers tried alone before they came, and the way through the voice menu."""

from __future__ import annotations

import streamlit as st

from qa.customers.alone import CouldAlone, could_alone, menus, services
from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import plain
from qa.ui.menu import REVIEW
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _, pick


def tried_first(viewer: Viewer, window: Window) -> None:
    """Services by use; nothing where no records of them came in."""
    programme = window.programme
    found = services(viewer.reader, window.question.since, window.question.until, programme)
    if not found:
        return
    st.subheader(_("先自己试过，还是来了"))
    columns = [Column(_("自助服务"))]
    names = (_("试过（次）"), _("办成"), _("24 小时内还是来了（次）"), _("其中显示办成的"))
    columns += [Column(name, right=True, folds=place in (1, 3)) for place, name in enumerate(names)]
    columns += [Column(_("来了多半为了"), folds=True)]
    reasons = labels(viewer.reader, "reason", viewer.language)
    cells = [
        [
            one.name,
            f"{one.tried:,}",
            f"{one.finished / one.tried:.0%}",
            f"{one.came:,}",
            f"{one.came_finished:,}",
            reasons.get(one.about, "–"),
        ]
        for one in found
    ]
    rows(columns, cells, [address.link(REVIEW, tried=one.name) for one in found], "tried")
    st.caption(
        _(
            "同一位客户 24 小时内来的都算，也可能为别的事。显示办成、却为同样的事又来的，多半没看懂或没真的办成。"
            "点一行，看那些联络。"
        )
    )


def on_paper(viewer: Viewer, window: Window) -> None:
    """Matters customers could do alone and come to a person with; nothing where no records of self-service came in."""
    programme = window.programme
    found = could_alone(viewer.reader, window.question.since, window.question.until, programme)
    if not found:
        return
    st.subheader(_("能自己办的事，还是找人办"))
    called = labels(viewer.reader, "reason", viewer.language)
    columns = [Column(_("咨询原因")), Column(_("找人办的"), right=True), Column(_("先自己试过什么"), right=True)]
    columns += [Column(_("花了（元）"), right=True, folds=True), Column(_("看起来"), folds=True)]
    rows(
        columns,
        [[called.get(one.reason_id, one.reason_id), *_alone_cells(one)] for one in found],
        [address.link(REVIEW, reason=one.reason_id) for one in found],
        "on_paper",
    )
    st.caption(
        _(
            "原因表里写着「客户可以自助」的事，在有自助记录的日子里找人办的。试过：24 小时内用过任何一种自助。"
            "几乎没人先试的，入口难找，或者只写在纸上。点一行，看这些联络（没有自助记录的日子也在内）。"
        )
    )


def _alone_cells(one: CouldAlone) -> list:
    return [
        f"{one.contacts:,}",
        plain(one.tried / one.contacts, "share"),
        "–" if one.cost is None else f"{one.cost:,.0f}",
        _("几乎没人用") if one.is_on_paper else "–",
    ]


def way_through_the_menu(viewer: Viewer, window: Window) -> None:
    """Menus by the calls that came through them; nothing where no steps came in."""
    programme = window.programme
    found = menus(viewer.reader, window.question.since, window.question.until, programme)
    if not found:
        return
    st.subheader(_("语音菜单：停在哪里"))
    known = measure(viewer.reader, ["menu_loops", "time_to_person"], window.question)
    told = [f"{pick(v.metric.zh, v.metric.en)} {plain(v.value, v.metric.unit)}" for v in known if v.value is not None]
    if told:
        st.text("　".join(told))
    columns = [Column(_("菜单")), Column(_("走到这里的电话"), right=True), Column(_("在这里挂断"), right=True)]
    columns += [Column(_("占走到的"), right=True), Column(_("绕回来过"), right=True, folds=True)]
    cells = [
        [
            one.node,
            f"{one.through:,}",
            f"{one.lost:,}",
            plain(one.lost / one.through, "share"),
            plain(one.again / one.through, "share"),
        ]
        for one in found
    ]
    rows(columns, cells, [address.link(REVIEW, node=one.node) for one in found], "menus")
    st.caption(
        _("挂断占得多的菜单先改；绕回来多，说明前面的话没说清。只有给了菜单记录的来源。点一行，看停在这里的电话。")
    )
