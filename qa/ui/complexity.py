"""What takes long of itself: reasons by time, return and how much people differ; nobody is named."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.contact_reasons import names
from qa.metrics.complexity import Complexity, Matter, complexity
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import plain
from qa.ui.menu import REVIEW
from qa.ui.reasons_edit import COMPLEXITY_NAMES
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _

MOST, ALIKE = 12, 1.1


def long_of_itself(viewer: Viewer, window: Window) -> None:
    """Nothing where fewer than thirty contacts of any reason are known."""
    found = complexity(viewer.reader, window.question)
    if not found.matters:
        return
    st.subheader(_("哪些事本来就费时"))
    if told := _said(found):
        st.html(f'<div class="x-lead">{escape(told)}</div>')
    called, known = labels(viewer.reader, "reason", viewer.language), names()
    columns = [Column(_("咨询原因")), Column(_("处理（中位）"), right=True), Column(_("比一般"), right=True)]
    columns += [Column(_("7 天内为它又来"), right=True), Column(_("人和人差"), right=True, folds=True)]
    columns += [Column(_("原因表里写的"), folds=True), Column(_("联络"), right=True, folds=True)]
    shown = found.matters[:MOST]
    rows(
        columns,
        [_cells(one, called, known.get(one.reason_id)) for one in shown],
        [address.link(REVIEW, reason=one.reason_id) for one in shown],
        "matters",
    )
    st.caption(
        _(
            "比一般：同渠道里的几倍。人和人差：接得慢的一半里居中的人，用的时间是快的一半里居中的人的几倍，碰巧的已扣掉；"
            "差不多的，费时在事情上，先改流程和话术。点一行，看那些联络。"
        )
    )


def _said(found: Complexity) -> str:
    if found.of_reason is None:
        return ""
    shares = [plain(share, "share") for share in (found.of_reason, found.of_person)]
    rest = plain(1 - found.of_reason - found.of_person, "share")
    return _("处理时间长短不一，{reason} 来自是什么事，{person} 来自是谁接的，其余 {rest} 是每通自己的情况。").format(
        reason=shares[0], person=shares[1], rest=rest
    )


def _cells(one: Matter, called: dict[str, str], told) -> list:
    apart = "–" if one.apart is None else _("差不多") if one.apart < ALIKE else f"×{one.apart:.2f}"
    return [
        called.get(one.reason_id, one.reason_id),
        plain(one.seconds, "clock"),
        f"×{one.times:.2f}",
        "–" if one.back is None else plain(one.back, "share"),
        apart,
        _(COMPLEXITY_NAMES[told.complexity]) if told else "–",
        f"{one.contacts:,}",
    ]
