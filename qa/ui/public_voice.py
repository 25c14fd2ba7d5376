"""What is said in public: a sentence, and the contacts by how far they spread."""

from __future__ import annotations

from html import escape
from statistics import median

import streamlit as st

from qa.customers.public_voice import LEAST_BEFORE, Post, posts
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import plain, when
from qa.ui.menu import REVIEW
from qa.ui.notice import empty
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _

MOST, LETTERS, HOUR = 40, 40, 3600


def in_public(viewer: Viewer, window: Window) -> None:
    """The list, the widest spread first."""
    programme = window.programme
    found = posts(viewer.reader, window.question.since, window.question.until, programme)
    if not found:
        empty(_("这段时间没有公开的联络"), _("微博的会话，或导入「传播」里写到的联络，会列在这里。"))
        return
    st.html(f'<div class="x-lead">{escape(_said(found))}</div>')
    names = labels(viewer.reader, "reason", viewer.language), labels(viewer.reader, "team", viewer.language)
    columns = [Column(_("什么时候"), width="104px"), Column(_("说的是")), Column(_("咨询原因"), folds=True)]
    columns += [Column(_("转发"), right=True), Column(_("读到的人"), right=True, folds=True)]
    columns += [Column(_("比以前的快"), right=True), Column(_("多久有人答"), right=True)]
    columns += [Column(_("谁答的"), folds=True)]
    shown = found[:MOST]
    links = [address.link(REVIEW, contact=one.interaction_id) for one in shown]
    rows(columns, [_cells(one, *names) for one in shown], links, "public")
    if len(found) > MOST:
        st.caption(_("传得最开的 {n} 条，共 {all} 条。").format(n=MOST, all=f"{len(found):,}"))
    st.caption(
        _(
            "转发和读到的人按最近一次查看。比以前的快：和本项目过去 180 天、差不多同样久的比，有几成传得没它开；"
            "不到 {n} 条以前的，不比。九成以上的标成「正在传开」。点一行，看这段对话。"
        ).format(n=LEAST_BEFORE)
    )


def _said(found: list[Post]) -> str:
    answered = [one.answered_s for one in found if one.answered_s is not None]
    told = _("{n} 条公开的联络").format(n=f"{len(found):,}")
    if complaints := sum(one.is_complaint for one in found):
        told += _("，{n} 条在投诉").format(n=f"{complaints:,}")
    if silent := sum(one.answered_s is None for one in found):
        told += _("；{n} 条还没有人答").format(n=f"{silent:,}")
    if answered:
        told += _("；答了的，一半在 {long} 内").format(long=_long(median(answered)))
    if spreading := sum(one.is_spreading for one in found):
        told += _("；{n} 条传得比九成以前的都快").format(n=f"{spreading:,}")
    return told + _("。")


def _cells(one: Post, reasons: dict[str, str], teams: dict[str, str]) -> list:
    text = one.text or "–"
    amount = lambda value: "–" if value is None else f"{value:,}"  # noqa: E731
    faster = "–" if one.faster is None else plain(one.faster, "share")
    return [
        when(one.at),
        text if len(text) <= LETTERS else text[:LETTERS] + "…",
        reasons.get(one.reason_id, one.reason_id),
        amount(one.shares),
        amount(one.reach),
        faster + (_("，正在传开") if one.is_spreading else ""),
        _("还没有人答") if one.answered_s is None else _long(one.answered_s),
        teams.get(one.team_id or "", "–"),
    ]


def _long(seconds: float) -> str:
    if seconds < HOUR:
        return _("{n} 分钟").format(n=f"{seconds / 60:.0f}")
    hours = seconds / HOUR
    return _("{n} 小时").format(n=f"{hours:.1f}") if hours < 48 else _("{n} 天").format(n=f"{hours / 24:.1f}")
