"""Does service differ by value, what does it cost, and where does effort pay nobody: as lists that lead to
customers."""

from __future__ import annotations

from statistics import NormalDist

import streamlit as st

from qa.customers.value import Outlook, costly, groups, outlook
from qa.metrics.dimensions import SEGMENTS, labels
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.metrics.question import Value
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import between, plain, unknown, when
from qa.ui.menu import CUSTOMERS, REVIEW
from qa.ui.notice import empty
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

ASKED = ("contacts", "asa", "frt", "fcr", "csat", "satisfaction", "cost_per_contact")
ORDER = tuple(SEGMENTS)
ERROR = 0.05  # shared by all pairs looked at


def by_segment(viewer: Viewer, window: Window) -> None:
    """A sentence that says whether service differs, and the list of segments with intervals."""
    found: dict[str, dict[str, Value]] = {}
    for value in measure(viewer.reader, list(ASKED), window.question, ("segment",)):
        if value.by["segment"] in SEGMENTS:
            found.setdefault(value.by["segment"], {})[value.key] = value
    if not found:
        empty(_("还不知道哪些客户价值高"), _("导入带「价值」的客户名单，或换一段时间。"))
        return
    st.html(f'<div class="x-lead">{_said(found)}</div>')
    columns = [Column(_("客户价值"))]
    columns += [Column(pick(metrics()[k].zh, metrics()[k].en), right=True, folds=n > 3) for n, k in enumerate(ASKED)]
    shown = [segment for segment in ORDER if segment in found]
    cells = [[pick(*SEGMENTS[s]), *(_cell(found[s].get(key)) for key in ASKED)] for s in shown]
    links = [address.link(REVIEW, segment=segment) for segment in shown]
    rows(columns, cells, links, "segments")
    st.caption(_("按客户名单里的「价值」分；括号里是 95% 区间。名单没有的客户不在这张表里。"))


def _said(found: dict[str, dict[str, Value]]) -> str:
    """Which segments differ most in what they get, where that is more than chance among all pairs looked at."""
    told = []
    for key in ("asa", "fcr", "csat"):
        known = {s: found[s][key] for s in ORDER if s in found and key in found[s] and found[s][key].low is not None}
        if len(known) < 2:
            continue
        most, least = (choose(known, key=lambda s: known[s].value) for choose in (max, min))
        one, other = known[most], known[least]
        half = (((one.high - one.low) / 2) ** 2 + ((other.high - other.low) / 2) ** 2) ** 0.5
        pairs = 3 * len(known) * (len(known) - 1) / 2
        if one.value - other.value > half * NormalDist().inv_cdf(1 - ERROR / 2 / pairs) / 1.96:
            told.append(
                _("{metric}{most} {one}，{least} {other}").format(
                    metric=pick(one.metric.zh, one.metric.en),
                    most=pick(*SEGMENTS[most]),
                    one=plain(one.value, one.metric.unit),
                    least=pick(*SEGMENTS[least]),
                    other=plain(other.value, other.metric.unit),
                )
            )
    if not told:
        return _("等待、一次办好和满意度，各类客户看不出差别。")
    return _("各类客户得到的不一样：{what}。").format(what="；".join(told))


def _cell(value: Value | None) -> str:
    if value is None or value.value is None:
        return unknown(value, value.metric) if value else "–"
    unit = value.metric.unit
    return plain(value.value, unit) + (f"（{between(value.low, value.high, unit)}）" if value.low is not None else "")


def by_buying(viewer: Viewer, window: Window, programme: str) -> None:
    """Groups by recency, frequency and margin, with what serving them costs beside what they bring."""
    st.subheader(_("按买的近、勤、多分"))
    found = groups(viewer.reader, window.question.since, window.question.until, programme)
    if not found:
        empty(_("还分不出来"), _("要五十位以上客户的最近下单、下单次数和毛利。"))
        return
    money = lambda value: None if value is None else round(value)  # noqa: E731
    ahead = outlook(viewer.reader, programme)
    table(
        viewer,
        "buying",
        [
            {
                _("客户"): pick(g.zh, g.en),
                _("人数"): g.customers,
                _("这段来过"): g.active,
                _("人均联络"): round(g.contacts / g.active, 2) if g.active else None,
                _("投诉，每万次"): round(g.complaints / g.heard * 10_000) if g.heard else None,
                _("人均年毛利（元）"): money(g.margin / g.customers),
                _("来过的人均服务成本（元）"): money(g.cost / g.active if g.cost is not None and g.active else None),
                _("成本高过毛利的人"): g.costly,
                **({_("未来一年毛利（元/人）"): _ahead(ahead.get(g.key))} if ahead else {}),
            }
            for g in found
        ],
        height="content",
    )
    st.caption(_("各项目里按五分位分；成本高过毛利：照这段的联络过一年，要花的比一年毛利多。成本只算有费率的联络。"))
    if ahead:
        st.caption(
            _(
                "未来一年毛利：按首次、最近下单和次数估出还会下几单，乘这位客户去年每单的毛利；"
                "括号里是估计的 95% 区间，不含模型本身的误差，也还没有回头验证过。只看群体，不用来决定怎么待一位客户。"
            )
        )


def _ahead(one: Outlook | None) -> str:
    return "–" if one is None else f"{one.margin:,.0f}（{one.low:,.0f}–{one.high:,.0f}）"


def costs_more(viewer: Viewer, window: Window, programme: str) -> None:
    """Whom serving costs more than they bring: look at the matter, not at refusing the customer."""
    st.subheader(_("花的比赚的多"))
    found = costly(viewer.reader, window.question.since, window.question.until, programme)
    if not found:
        empty(_("这段时间没有这样的客户"), _("或者还没有费率：导入按月的工时费用和每次联络费用。"))
        return
    reasons = labels(viewer.reader, "reason", viewer.language)
    columns = [Column(_("最近一次"), width="106px"), Column(_("多半为了什么"))]
    columns += [Column(_(name), right=True) for name in (_("联络"), _("照这样一年的成本（元）"), _("年毛利（元）"))]
    cells = [
        [
            when(one["last_at"]),
            reasons.get(one["reason_id"], one["reason_id"]),
            str(one["contacts"]),
            f"{one['yearly']:,.0f}",
            f"{one['margin_year']:,.0f}",
        ]
        for one in found
    ]
    rows(columns, cells, [address.link(CUSTOMERS, customer=one["customer_id"]) for one in found], "costly")
    st.caption(_("先看是什么事让他们一趟趟来：把事办好，比少服务谁都省。价值从不用来决定给谁差的服务。"))
