"""What customers tried alone before they came, and the way through the voice menu."""

from __future__ import annotations

import streamlit as st

from qa.customers.alone import CouldAlone, could_alone, services
from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import plain
from qa.ui.listing import breakdown
from qa.ui.menu import REVIEW
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _


def tried_first(viewer: Viewer, window: Window) -> None:
    """Services by use; nothing where no records of them came in."""
    programme = window.question.where.get("programme", ("",))[0]
    found = services(viewer.reader, window.question.since, window.question.until, programme)
    if not found:
        return
    st.subheader(_("先自己试过，还是来了"))
    columns = [Column(_("自助服务"))]
    names = (_("试过（次）"), _("办成"), _("24 小时内还是来了（次）"), _("其中显示办成的"))
    columns += [Column(name, right=True, folds=place in (1, 3)) for place, name in enumerate(names)]
    cells = [
        [one.name, f"{one.tried:,}", f"{one.finished / one.tried:.0%}", f"{one.came:,}", f"{one.came_finished:,}"]
        for one in found
    ]
    rows(columns, cells, [address.link(REVIEW, tried=one.name) for one in found], "tried")
    st.caption(_("显示办成、客户却还是来了：多半是没看懂，或没真的办成。点一行，看那些联络。"))


def on_paper(viewer: Viewer, window: Window) -> None:
    """Matters customers could do alone and come to a person with; nothing where no records of self-service came in."""
    programme = window.question.where.get("programme", ("",))[0]
    found = could_alone(viewer.reader, window.question.since, window.question.until, programme)
    if not found:
        return
    st.subheader(_("能自己办的事，还是找人办"))
    called = labels(viewer.reader, "reason", viewer.language)
    columns = [Column(_("咨询原因")), Column(_("找人办的"), right=True), Column(_("先自己试过"), right=True)]
    columns += [Column(_("试了没办成"), right=True, folds=True), Column(_("花了（元）"), right=True, folds=True)]
    columns += [Column(_("看起来"), folds=True)]
    rows(
        columns,
        [[called.get(one.reason_id, one.reason_id), *_alone_cells(one)] for one in found],
        [address.link(REVIEW, reason=one.reason_id) for one in found],
        "on_paper",
    )
    st.caption(
        _(
            "原因表里写着「客户可以自助」的事，在有自助记录的日子里找人办的。几乎没人先试：入口难找，或者只写在纸上。"
            "试了多半没办成：先把自助修好。点一行，看那些联络。"
        )
    )


def _alone_cells(one: CouldAlone) -> list:
    seems = _("几乎没人用") if one.is_on_paper else _("多半办不成") if one.failed > one.tried / 2 else "–"
    return [
        f"{one.contacts:,}",
        plain(one.tried / one.contacts, "share"),
        plain(one.failed / one.tried, "share") if one.tried else "–",
        "–" if one.cost is None else f"{one.cost:,.0f}",
        seems,
    ]


def way_through_the_menu(viewer: Viewer, window: Window) -> None:
    """Menus by where calls were last; nothing where no steps came in."""
    known = measure(viewer.reader, ["menu_steps"], window.question)[0]
    if not known.n:
        return
    st.subheader(_("语音菜单：停在哪里"))
    keys = ["contacts", "ivr_lost", "menu_steps", "menu_loops", "ivr_time", "time_to_person"]
    breakdown(viewer, keys, window, "node", "nodes")
    st.caption(_("按通话最后停在的菜单分。挂断多的菜单先改；绕圈多，说明前面的话没说清。点一行，看那些电话。"))
