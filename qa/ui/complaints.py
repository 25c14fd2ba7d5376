"""Single complaints as a list: who threatens to go elsewhere first."""

from __future__ import annotations

import streamlit as st

from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import when
from qa.ui.menu import REVIEW
from qa.ui.notice import empty
from qa.ui.paging import turning
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _
from qa.voice.complaints import PAGE, complaints

LETTERS, DAY_MS = 44, 86_400_000


def singles(viewer: Viewer, window: Window) -> None:
    """The complaints of the period, a page at a time."""
    page = max(1, address.number("page", 1))
    found, total, outside = complaints(viewer.reader, window.question, page)
    st.subheader(_("单个投诉：{n} 次").format(n=f"{total:,}") if total else _("单个投诉"))
    if not total:
        empty(_("这段时间没有听到投诉"), _("换一个时间段；没有文字的联络听不到。"))
        return
    if outside:
        st.caption(_("其中 {n} 次说要升级：找监管、法院、媒体或上级，排在前面。").format(n=f"{outside:,}"))
    named = labels(viewer.reader, "reason", viewer.language)
    columns = [
        Column(_("什么时候"), width="106px"),
        Column(_("什么事"), width="100px", folds=True),
        Column(_("原话")),
        Column(_("说要找"), width="76px"),
        Column(_("工单"), width="150px", folds=True),
        Column(_("之后"), width="120px"),
        Column(_("评价"), right=True, width="70px", folds=True),
    ]
    cells = [
        [
            when(one["started_at"]),
            named.get(one["reason_id"], one["reason_id"]),
            _short(one["words"]),
            one["outside"] or ("–" if not one["has_escalation"] else _("要升级")),
            _ticket(one),
            _after(one),
            f"{one['score']:.0f} / 5" if one["score"] is not None else "–",
        ]
        for one in found
    ]
    rows(columns, cells, [address.link(REVIEW, contact=one["interaction_id"]) for one in found], "complaints")
    turning(page, page * PAGE >= total, is_by_time=False)


def _short(text: str | None) -> str:
    return "–" if not text else text if len(text) <= LETTERS else text[:LETTERS] + "…"


def _ticket(one: dict) -> str:
    if one["opened_at"] is None:
        return "–"
    if one["solve_ms"] is not None:
        return _("{n} 天解决").format(n=f"{one['solve_ms'] / DAY_MS:.1f}")
    return _("还没解决")


def _after(one: dict) -> str:
    if one["next_same_gap_ms"] is not None:
        return _("{n} 天后又来").format(n=f"{one['next_same_gap_ms'] / DAY_MS:.1f}")
    return _("没再来") if one["is_known_7d"] else _("还不知道")
