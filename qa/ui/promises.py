"""What was promised and not kept, and whom several people called: as lists that lead to the contacts."""

from __future__ import annotations

import streamlit as st

from qa.customers.broken_promises import PAGE, broken, called_twice
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import when
from qa.ui.menu import REVIEW
from qa.ui.notice import empty
from qa.ui.paging import turning
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _

MOST_LETTERS, HOUR_MS = 40, 3_600_000


def broken_promises(viewer: Viewer, window: Window) -> None:
    """The promises whose time passed, with the words and what came of them."""
    page = max(1, address.number("page", 1))
    found, total = broken(viewer.reader, window.question.since, window.question.until, _programme(window), page)
    st.subheader(_("没兑现的承诺：{n} 个").format(n=f"{total:,}") if total else _("没兑现的承诺"))
    if not found:
        empty(_("这段时间没有"), _("或者对话里没有说时间的承诺、没有导入外呼和工单。"))
        return
    reasons = labels(viewer.reader, "reason", viewer.language)
    columns = [
        Column(_("什么时候说的"), width="106px"),
        Column(_("什么事"), width="110px", folds=True),
        Column(_("原话")),
        Column(_("该在这之前"), width="106px", folds=True),
        Column(_("后来")),
    ]
    cells = [
        [
            when(one["started_at"]),
            reasons.get(one["reason_id"], one["reason_id"]),
            _short(one["text"]),
            when(one["due_at"]),
            _after(one),
        ]
        for one in found
    ]
    rows(columns, cells, [address.link(REVIEW, contact=one["interaction_id"]) for one in found], "broken")
    turning(page, page * PAGE >= total)


def called_again(viewer: Viewer, window: Window) -> None:
    """Call-backs that nobody needed."""
    st.subheader(_("重复的回电"))
    found = called_twice(viewer.reader, window.question.since, window.question.until, _programme(window))
    if not found:
        empty(_("这段时间没有"), _("或者还没有导入外呼。"))
        return
    columns = [
        Column(_("什么时候"), width="106px"),
        Column(_("哪一种")),
        Column(_("和上一通隔"), right=True, width="100px"),
        Column(_("关联工单"), right=True, folds=True),
    ]
    cells = [
        [
            when(one["started_at"]),
            _("工单已经解决还在打") if one["is_called_when_settled"] else _("另一位坐席刚打过"),
            "–" if one["gap_ms"] is None else _("{n} 小时").format(n=f"{one['gap_ms'] / HOUR_MS:.1f}"),
            one["case_native"] or "–",
        ]
        for one in found
    ]
    rows(columns, cells, [address.link(REVIEW, contact=one["interaction_id"]) for one in found], "twice")
    asked = {"metric": "called_again", "missed": "0"}
    st.page_link(REVIEW.file, label=_("看全部重复的回电"), query_params=window.address | asked)
    st.caption(_("同一件事：工单号相同，或原因相同；客户中间自己又来过的、没打通的不算。说的是流程，不是哪个人。"))


def _programme(window: Window) -> str:
    return window.programme


def _short(text: str | None) -> str:
    return "–" if not text else text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS] + "…"


def _after(one: dict) -> str:
    told = [
        _("{at} 才办").format(at=when(one["done_at"]))
        if one["done_at"]
        else _("没有回电")
        if one["kind"] == "call"
        else "",
        _("{at} 客户又来了").format(at=when(one["back_at"])) if one["back_at"] else "",
    ]
    return " · ".join(filter(None, told)) or "–"
