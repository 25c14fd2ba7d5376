"""A customer: who that is in a line, and everything that happened, each row leading to its contact; and who is worth a
look."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.channels import CHANNELS
from qa.customers.customer import PAGE, Customer, Event, customer, find, timeline, worth_a_look
from qa.masking import masker
from qa.metrics.dimensions import SEGMENTS, labels
from qa.ui import address
from qa.ui.at_risk import AHEAD, may_come
from qa.ui.bar import Window
from qa.ui.customer_matters import spanning
from qa.ui.exporting import leaves
from qa.ui.format import when
from qa.ui.listing import OUTCOMES
from qa.ui.menu import CUSTOMERS, REVIEW
from qa.ui.notice import empty, notice
from qa.ui.paging import turning
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _, pick

LOOK_NAMES = {"": "都看", "again": "来了三次以上", "complaint": "投诉过", "value": "高价值又不满意"}
LOOK_NAMES |= {f"{AHEAD}again": "可能再来", f"{AHEAD}complaint": "可能投诉"}
EVENT_NAMES = {"ticket": "工单", "survey": "评价", "self_service": "自己办"}
SURVEY_NAMES = {"csat": "满意度", "nps": "推荐", "ces": "费力度", "resolved": "解决了吗"}
TICKET_NAMES = {"new": "新开", "open": "处理中", "pending": "等客户", "solved": "已解决", "closed": "已关闭"}
ALONE_NAMES = {"done": "办完", "failed": "没办成", "given_up": "中途放弃"}
PLAIN, UNHAPPY, HAPPY = "–", -0.15, 0.15


def search(viewer: Viewer) -> None:
    """By phone, account or contact number: one customer opens, several are listed, none is said."""
    with st.form("find_customer", border=False):
        left, right = st.columns([5, 1], vertical_alignment="bottom")
        words = left.text_input(
            _("找一位客户"), placeholder=_("手机号、微信号、邮箱或联络编号"), max_chars=60, key="find_words"
        )
        asked = right.form_submit_button(_("查找"), width="stretch")
    if not asked or not words.strip():
        return
    found = find(viewer.reader, words, masker().address)
    if not found:
        notice("watch", _("没有找到"), _("号码要写全；只找得到你能看的联络里的客户。"))
    elif len(found) == 1:
        address.go(customer=found[0])
        st.rerun()
    for one in found if len(found) > 1 else ():
        st.page_link(CUSTOMERS.file, label=one, query_params=address.common() | {"customer": one})


def shown(viewer: Viewer, customer_id: str) -> None:
    """The line and the timeline; a customer out of scope is not there."""
    whose = customer(viewer.reader, customer_id)
    st.button(_("回到名单"), on_click=lambda: address.go(customer=None), type="tertiary", key="back_to_list")
    if whose is None:
        empty(_("这位客户不在你的范围里，或者已经不在了"), _("从名单里选一位，或换个号码找。"))
        return
    _line(viewer, whose)
    spanning(viewer, whose)
    page = max(1, address.number("page", 1))
    events = timeline(viewer.reader, whose, page)
    reasons, agents = labels(viewer.reader, "reason", viewer.language), labels(viewer.reader, "agent", viewer.language)
    columns = [
        Column(_("时间"), width="106px"),
        Column(_("从哪来"), width="90px"),
        Column(_("什么事")),
        Column(_("结果")),
        Column(_("坐席"), width="90px", folds=True),
        Column(_("心情"), width="84px"),
        Column(_("连着第几次"), width="96px"),
    ]
    links = [address.link(REVIEW, contact=e.interaction_id) if e.interaction_id else "" for e in events]
    rows(columns, [_row(e, reasons, agents) for e in events], links, "timeline")
    st.caption(_("「连着第几次」数的是 7 天内又来，不论为了什么。"))
    turning(page, len(events) < PAGE)
    leaves(viewer, "customer", lambda: _lines(events, reasons))


def _line(viewer: Viewer, whose: Customer) -> None:
    named = labels(viewer.reader, "programme", viewer.language)
    channels = "、".join(pick(*CHANNELS.get(c, ("其他", "Other"))) for c in whose.channels)
    told = [
        (_("项目"), named.get(whose.programme_id, whose.programme_id)),
        (_("价值（客户名单）"), pick(*SEGMENTS[whose.segment]) if whose.segment in SEGMENTS else _("名单里没有")),
        (_("近一年毛利"), f"{whose.margin_year:,.0f} {_('元')}" if whose.margin_year is not None else PLAIN),
        (_("近一年下单"), f"{whose.order_count_year:,}" if whose.order_count_year is not None else PLAIN),
        (_("最近下单"), f"{whose.last_order_on:%Y-%m-%d}" if whose.last_order_on else PLAIN),
        (_("联络"), _("{n} 次，从 {first} 起").format(n=f"{whose.contact_count:,}", first=when(whose.first_at))),
        (_("走过的渠道"), channels),
    ]
    st.subheader(whose.name or whose.address or _("没有名字的客户"))
    cells = "".join(f"<div>{escape(name)}　<b>{escape(str(words))}</b></div>" for name, words in told)
    st.html(f'<div class="x-note" style="columns: 2">{cells}</div>')
    if whose.held < whose.contact_count:
        st.caption(_("其中 {n} 次是别的班组接的，只列出、不能打开。").format(n=whose.contact_count - whose.held))


def _row(event: Event, reasons: dict, agents: dict) -> list[str]:
    if event.kind == "contact":
        came = pick(*CHANNELS.get(event.channel, ("其他", "Other")))
        came = came if event.is_in else _("呼出 · {channel}").format(channel=came)
        what, result = reasons.get(event.what, event.what), pick(*OUTCOMES.get(event.result, (event.result,) * 2))
    else:
        came = _(EVENT_NAMES[event.kind])
        what = _(SURVEY_NAMES.get(event.what, event.what)) if event.what else PLAIN
        result = (
            _(TICKET_NAMES.get(event.result) or ALONE_NAMES.get(event.result) or event.result)
            if event.result
            else PLAIN
        )
    many = _("第 {n} 次").format(n=event.chain_no) if event.chain_no and event.chain_no > 1 else PLAIN
    who = agents.get(event.agent_id, event.agent_id) if event.agent_id else PLAIN
    return [when(event.happened_at), came, what, result, who, _mood(event.mood), many]


def _mood(value: float | None) -> str:
    return PLAIN if value is None else _("不满") if value <= UNHAPPY else _("满意") if value >= HAPPY else _("平平")


def _lines(events: list[Event], reasons: dict) -> list[dict]:
    return [dict(zip((_("时间"), _("从哪来"), _("什么事"), _("结果")), _row(e, reasons, {})[:4])) for e in events]


def waiting(viewer: Viewer, window: Window) -> None:
    """Customers somebody should look at, the most pressing first."""
    options = {key: _(words) for key, words in LOOK_NAMES.items()}
    why = address.choice(st.segmented_control, _("看哪一类"), options, "why", "", label_visibility="collapsed")
    programme = window.programme
    if why.startswith(AHEAD):
        may_come(viewer, window, programme, why.removeprefix(AHEAD))
        return
    found = worth_a_look(viewer.reader, window.question.since, window.question.until, why, programme)
    if not found:
        empty(_("这段时间没有这样的客户"), _("换一段时间，或看别的一类。"))
        return
    reasons = labels(viewer.reader, "reason", viewer.language)
    columns = [
        Column(_("最近一次"), width="106px"),
        Column(_("什么事")),
        Column(_("为什么看")),
        Column(_("价值"), width="90px"),
        Column(_("渠道数"), right=True, folds=True, width="70px"),
        Column(_("联络"), right=True, width="70px"),
    ]
    cells = [
        [
            when(one["last_at"]),
            reasons.get(one["reason_id"], one["reason_id"]),
            _because(one),
            pick(*SEGMENTS[one["segment"]]) if one["segment"] in SEGMENTS else PLAIN,
            str(one["channels"]),
            str(one["contacts"]),
        ]
        for one in found
    ]
    rows(columns, cells, [address.link(CUSTOMERS, customer=one["customer_id"]) for one in found], "waiting")


def _because(one: dict) -> str:
    told = [
        _("连着第 {n} 次").format(n=one["times"]) if (one["times"] or 0) >= 3 else "",
        _("投诉") if one["has_complaint"] else "",
        _("高价值又不满意") if one["segment"] == "high" and (one["mood"] or 0) <= UNHAPPY else "",
    ]
    return " · ".join(filter(None, told))
