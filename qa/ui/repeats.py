"""Why customers come back: the causes with what they cost, and the pairs behind them side by side."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from qa.channels import CHANNELS
from qa.customers.repeats import PAGE, Branch, pairs, tree
from qa.metrics.dimensions import CAUSES, labels
from qa.metrics.lists import contact
from qa.metrics.measuring import measure
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import plain, when
from qa.ui.menu import REVIEW
from qa.ui.notice import empty
from qa.ui.paging import turning
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _, pick
from qa.ui.transcript import transcript

MINUTES_OF_HOUR, MOST_LETTERS, DAY, MOST_HOURS = 60, 46, 24, 14 * 24


def chosen(window: Window) -> tuple[str, str]:
    """(programme, channel) of the bar, "" for all."""
    where = window.question.where
    return where.get("programme", ("",))[0], where.get("channel", ("",))[0]


def causes(viewer: Viewer, window: Window) -> None:
    """The sentence, the causes with what they cost, and for the chosen one its pairs."""
    programme, channel = chosen(window)
    since, until = window.question.since, window.question.until
    found = sorted(tree(viewer.reader, since, until, programme, channel), key=lambda branch: branch.cause == "unknown")
    if not found:
        empty(_("这段时间没有为同一件事又来的客户"), _("或者还没有对话：换一段时间，或放宽筛选。"))
        return
    share = measure(viewer.reader, ["fcr"], window.question)[0]
    st.html(f'<div class="x-lead">{escape(_said(found, share))}</div>')
    reasons = labels(viewer.reader, "reason", viewer.language)
    columns = [Column(_("听到的线索"))]
    columns += [Column(_(name), right=True) for name in (_("次数"), _("后一次花的小时"), _("后一次的成本（元）"))]
    columns += [Column(_("多半为了什么"), folds=True)]
    most = max(branch.count for branch in found)
    cells = [
        [
            pick(*CAUSES[branch.cause]),
            {"words": f"{branch.count:,}", "share": branch.count / most * 100},
            "–" if branch.minutes is None else f"{branch.minutes / MINUTES_OF_HOUR:,.1f}",
            "–" if branch.cost is None or viewer.scope.role == "client" else f"{branch.cost:,.0f}",
            "、".join(reasons.get(reason, reason) for reason in branch.reasons) or "–",
        ]
        for branch in found
    ]
    on = next((n for n, branch in enumerate(found) if branch.cause == address.at("cause")), None)
    links = [f"?{_with(cause=branch.cause, contact='', page='')}" for branch in found]
    rows(columns, cells, links, "causes", on)
    st.caption(
        _(
            "记在前一次联络上。原因是机器从两头的话里听的，会听错：用另一个人的话模拟的中心里，"
            "说得出 87%，说出的 82% 是对的。"
            "每一对都放着依据，点开自己判断。不用来评价个人。"
        )
    )
    _pairs(viewer, window, programme, channel, reasons)


def _said(found: list[Branch], share) -> str:
    count, minutes = sum(b.count for b in found), sum(b.minutes or 0 for b in found)
    told = _("有 {n} 次联络，客户 7 天内为同一件事又来了，后一次一共花掉 {hours} 小时").format(
        n=f"{count:,}", hours=f"{minutes / MINUTES_OF_HOUR:,.0f}"
    )
    solved = (
        _("。已经过了 7 天的联络里，{share} 没有为同一件事再来。").format(share=plain(share.value, "share"))
        if share.value is not None
        else _("。")
    )
    return told + solved


def _with(**parts: str) -> str:
    kept = address.here() | parts
    return urlencode({name: value for name, value in kept.items() if value})


def _pairs(viewer: Viewer, window: Window, programme: str, channel: str, reasons: dict) -> None:
    page = max(1, address.number("page", 1))
    cause = address.at("cause") if address.at("cause") in CAUSES else ""
    within = address.number("within", most=MOST_HOURS)
    about = tuple(filter(None, address.at("reason").split(",")))
    since, until = window.question.since, window.question.until
    found, total = pairs(viewer.reader, since, until, cause, programme, channel, page, within, about)
    if not found and total:
        page = -(-total // PAGE)
        found, total = pairs(viewer.reader, since, until, cause, programme, channel, page, within, about)
    name = pick(*CAUSES[cause]) if cause else _("所有原因")
    soon = _("{n} 小时内，").format(n=within) if within else ""
    st.subheader(soon + _("{cause}：{n} 对").format(cause=name, n=f"{total:,}"))
    if about:
        st.caption(_("只列：{reasons}").format(reasons="、".join(reasons.get(one, one) for one in about)))
    if within or about:
        st.button(_("全部都列"), on_click=lambda: address.go(within="", reason=""), type="tertiary", key="whenever")
    if not found:
        return
    channels = lambda code: pick(*CHANNELS.get(code, ("其他", "Other")))  # noqa: E731
    columns = [
        Column(_("前一次"), width="106px"),
        Column(_("咨询原因"), width="120px", folds=True),
        Column(_("隔多久"), width="84px", folds=True),
        Column(_("渠道"), width="110px", folds=True),
        Column(_("原因"), width="96px"),
        Column(_("依据")),
    ]
    cells = [
        [
            when(one["started_at"]),
            reasons.get(one["reason_id"], one["reason_id"]),
            _gap(one["gap_ms"]),
            f"{channels(one['channel'])} → {channels(one['next_channel'])}",
            pick(*CAUSES[one["repeat_cause"]]),
            _quote(one),
        ]
        for one in found
    ]
    on = next((n for n, one in enumerate(found) if one["interaction_id"] == address.at("contact")), None)
    if on is not None:
        _side_by_side(viewer, found[on])
    rows(columns, cells, [f"?{_with(contact=one['interaction_id'])}" for one in found], "pairs", on)
    turning(page, page * PAGE >= total)


def _gap(ms: int) -> str:
    hours = ms / 3_600_000
    return _("{n} 小时").format(n=f"{hours:.0f}") if hours < 2 * DAY else _("{n} 天").format(n=f"{hours / DAY:.1f}")


def _quote(one: dict) -> str:
    if not one["text"]:
        return "–"
    text = one["text"] if len(one["text"]) <= MOST_LETTERS else one["text"][:MOST_LETTERS] + "…"
    return f"{_('客户') if one['speaker'] == 'customer' else _('坐席')}：{text}"


def _side_by_side(viewer: Viewer, one: dict) -> None:
    """Both conversations; who reads no words sees none, and each look is audited."""
    both = st.columns(2, gap="medium")
    for place, key, title in zip(both, ("interaction_id", "same_interaction_id"), (_("前一次"), _("后一次"))):
        with place:
            whole = contact(viewer.reader, one[key], ("messages", "findings"))
            st.subheader(title)
            if whole is None:
                empty(_("这通不在你的范围里"), _("是别的班组接的，或者你的角色不看原话。"))
                continue
            if one["said_in"] == one[key]:
                st.caption(_("依据在这一通：{words}").format(words=_quote(one)))
            transcript(whole["messages"], whole["findings"], {}, None)
            st.page_link(REVIEW.file, label=_("打开这一通"), query_params=address.common() | {"contact": one[key]})
