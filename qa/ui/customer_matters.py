"""What took a customer several contacts: one matter a row, whatever channels it went through."""

from __future__ import annotations

import streamlit as st

from qa.channels import CHANNELS
from qa.customers.customer import Customer
from qa.customers.matters import matters
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.format import when
from qa.ui.menu import REVIEW
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _, pick


def spanning(viewer: Viewer, whose: Customer) -> None:
    """Nothing where every matter was settled at once."""
    found = matters(viewer.reader, whose)
    if not found:
        return
    st.subheader(_("这些事不止一次"))
    named = labels(viewer.reader, "reason", viewer.language)
    columns = [
        Column(_("什么事")),
        Column(_("从"), width="106px"),
        Column(_("到"), width="106px"),
        Column(_("来了几次"), right=True, width="84px"),
        Column(_("我们打过"), right=True, width="84px", folds=True),
        Column(_("走过的渠道"), folds=True),
        Column(_("工单"), width="110px", folds=True),
    ]
    cells = [
        [
            named.get(one["reason_id"], one["reason_id"]) + (f" · {one['case_native']}" if one["case_native"] else ""),
            when(one["first_at"]),
            when(one["last_at"]),
            f"{one['came']:,}",
            f"{one['called']:,}",
            "、".join(pick(*CHANNELS.get(code, ("其他", "Other"))) for code in one["channels"]),
            "–" if not one["tickets"] else _("已解决") if one["is_solved"] else _("还没解决"),
        ]
        for one in found
    ]
    rows(columns, cells, [address.link(REVIEW, contact=one["interaction_id"]) for one in found], "matters")
    st.caption(_("工单号相同，或原因相同、隔不到 14 天的，算一件事。点一行，看第一次。"))
