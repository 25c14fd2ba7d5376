"""Customers who may come back or complain, with why, and how well the centre's own past foretells it."""

from __future__ import annotations

import streamlit as st

from qa.customers.risk import Risk, at_risk, risk
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import when
from qa.ui.menu import CUSTOMERS
from qa.ui.notice import empty
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _

AHEAD = "ahead_"  # before what may come, in the address
OUTCOME_NAMES = {
    "again": "最近三天来过、七天内可能为同一件事再来的客户。",
    "complaint": "最近三天来过、两周内可能投诉的客户。",
}
NOT_SAID = ("reason:unknown", "reason:no_words")  # what nobody can act on
SIGN_NAMES = {
    "again_before": "之前就为这事来过",
    "often_before": "来过两次以上",
    "unhappy": "走的时候不满意",
    "happy": "走的时候满意",
    "no_words": "没有对话",
    "worse": "越谈越不高兴",
    "complained": "这次投诉了",
    "said_again": "说自己又来了",
    "said_leaving": "说要走",
    "thanked": "道了谢",
    "transferred": "被转接",
    "long_wait": "等了一分钟以上",
    "unsolved": "来源说没解决",
    "text": "文字联络",
}


def may_come(viewer: Viewer, window: Window, programme: str, outcome: str) -> None:
    """The list for what may come; nothing where the past does not foretell better than one number for everybody."""
    st.caption(_(OUTCOME_NAMES[outcome]))
    model = risk(viewer.reader, outcome, window.question.until, programme)
    if model is None or not model.checked.is_useful:
        empty(_("还不能预计"), _too_little(model))
        return
    found = at_risk(viewer.reader, model, window.question.since, window.question.until, programme)
    if not found:
        empty(_("这段时间没有还在等的客户"), _("最近的联络都已经知道结果了；换到最近几天看。"))
        return
    reasons = labels(viewer.reader, "reason", viewer.language)
    columns = [
        Column(_("最近一次"), width="106px"),
        Column(_("什么事")),
        Column(_("凭什么这么估"), folds=True),
        Column(_("可能性"), right=True, width="90px"),
    ]
    cells = [
        [
            when(one.last_at),
            reasons.get(one.reason_id, one.reason_id),
            " · ".join(_sign(name, reasons) for name in one.because if name not in NOT_SAID) or "–",
            f"{one.chance:.0%}",
        ]
        for one in found
    ]
    rows(columns, cells, [address.link(CUSTOMERS, customer=one.customer_id) for one in found], f"ahead_{outcome}")
    st.caption(_measured(model))


def _sign(name: str, reasons: dict[str, str]) -> str:
    if name.startswith("reason:"):
        key = name.removeprefix("reason:")
        return _("{reason}这类事").format(reason=reasons.get(key, key))
    return _(SIGN_NAMES[name])


def _too_little(model: Risk | None) -> str:
    if model is None:
        return _("要一千五百次以上已知结果的联络，其中一百次以上真的发生过。")
    return _("在没学过的 {n:,} 次联络上，估得并不明显好过人人报同一个数，所以不显示。").format(n=model.checked.n)


def _measured(model: Risk) -> str:
    told = model.checked
    return _(
        "从前四个月里学，只看联络本身、不看是谁接的。在没学过的 {n:,} 次联络上核对：发生 {events:.0%}，"
        "预计与发生的斜率 {slope:.2f}（1 最准），均方误差 {brier:.3f}，人人报同一个数是 {base:.3f}。"
        "先去把事办完，不用来挑客户。"
    ).format(n=told.n, events=told.events, slope=told.slope, brier=told.brier, base=told.base)
