"""Where calls are passed on to: a sentence, and the routes with what they cost the customer."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.metrics.routes import Route, routes
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import plain
from qa.ui.menu import REVIEW
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _


def passed_on(viewer: Viewer, window: Window) -> None:
    """Nothing where no call was passed on."""
    found = routes(viewer.reader, window.question)
    if not found:
        return
    st.subheader(_("转来转去"))
    known = {v.key: v for v in measure(viewer.reader, ["right_first_time", "passed_back"], window.question)}
    first, back = known["right_first_time"].value, known["passed_back"].value
    told = [] if first is None else [_("{share} 的电话第一位接了就没有再转走").format(share=plain(first, "share"))]
    told += [_("转到的组里，{share} 是客户待过又转回来的").format(share=plain(back, "share"))] if back else []
    if told:
        st.html(f'<div class="x-lead">{escape("；".join(told) + _("。"))}</div>')
    names = labels(viewer.reader, "queue", viewer.language)
    most = max(route.count for route in found)
    columns = [Column(_("从")), Column(_("转到")), Column(_("次数"), right=True), Column(_("占接起的"), right=True)]
    columns += [
        Column(_("又转回来（次）"), right=True, folds=True),
        Column(_("转走前花的（中位）"), right=True, folds=True),
    ]
    rows(
        columns,
        [_cells(route, names, most) for route in found],
        [address.link(REVIEW, metric="transfer_rate", queue=route.queue_id) for route in found],
        "routes",
    )
    st.caption(
        _(
            "多数电话都由别的组转来的技能组算二线。转出后没有再进技能组的，是转给委托方或外线。点一行，看这个组转走的电话。"
        )
    )


def _cells(route: Route, names: dict[str, str], most: int) -> list:
    to = _("中心以外") if route.next_queue_id is None else names.get(route.next_queue_id, route.next_queue_id)
    return [
        names.get(route.queue_id, route.queue_id),
        to + (_("（二线）") if route.is_up else ""),
        {"words": f"{route.count:,}", "share": route.count / most * 100},
        plain(route.share, "share"),
        f"{route.back:,}" if route.back else "–",
        plain(route.lost_s, "clock"),
    ]
