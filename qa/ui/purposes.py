"""What a channel is meant for beside what it is used for; and how many new customers come again, month by month."""

from __future__ import annotations

import streamlit as st

from qa.channels import CHANNELS
from qa.customers.cohorts import MOST_MONTHS, cohorts
from qa.customers.purposes import Purpose, problem, purposes
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.literal import failed
from qa.ui.menu import REVIEW
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _, pick

SHOWN = 3


def meant_for(viewer: Viewer, window: Window) -> None:
    """Nothing where nobody wrote down what a channel is for."""
    wrong = problem()
    if wrong:
        failed(wrong)
        return
    found = purposes(viewer.reader, window.question.since, window.question.until, window.programme)
    if not found:
        return
    st.subheader(_("渠道该办的事，和实际来办的事"))
    reasons, brands = (labels(viewer.reader, name, viewer.language) for name in ("reason", "programme"))
    columns = [
        Column(_("渠道")),
        Column(_("联络量"), right=True),
        Column(_("来办别的事的"), right=True),
        Column(_("多半为了"), folds=True),
        Column(_("该办的事，七天内再来"), right=True, folds=True),
        Column(_("别的事，七天内再来"), right=True, folds=True),
    ]
    cells = [
        [
            f"{pick(*CHANNELS[one.channel])} · {brands.get(one.programme_id, one.programme_id)}",
            f"{one.n:,}",
            {"words": f"{one.off / one.n:.0%}", "share": 100 * one.off / one.n},
            "、".join(reasons.get(reason, reason) for reason, _n in one.others[:SHOWN]) or "–",
            _share(one.back),
            _share(one.off_back),
        ]
        for one in found
    ]
    rows(columns, cells, [_link(one) for one in found], "purposes")
    st.caption(_("该办什么写在数据文件夹的 channels.toml 里；只看听得出原因的来联络。点一行，看来办别的事的。"))


def _link(one: Purpose) -> str:
    off = ",".join(reason for reason, _n in one.others)
    return address.link(REVIEW, channel=one.channel, **({"reason": off} if off else {}))


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"


def come_again(viewer: Viewer, window: Window) -> None:
    """New customers by month and how many of them came in each month after; nothing before there are two months."""
    found = cohorts(viewer.reader, window.programme)
    if not found:
        return
    st.subheader(_("第一次来的客户，后来每个月还有多少人来"))
    many = min(MOST_MONTHS, max(len(one.again) for one in found))
    columns = [Column(_("第一次来")), Column(_("客户（人）"), right=True)]
    columns += [Column(_("第 {n} 个月").format(n=n), right=True, folds=n > 3) for n in range(1, many + 1)]
    cells = [
        [
            f"{one.month:%Y-%m}",
            f"{one.customers:,}",
            *(
                {"words": f"{one.again[n] / one.customers:.0%}", "share": 100 * one.again[n] / one.customers}
                if n < len(one.again)
                else "–"
                for n in range(many)
            ),
        ]
        for one in found
    ]
    rows(columns, cells, [""] * len(found), "cohorts")
    st.caption(_("只数过完的月；数据的第一个月不算，那时来的可能以前就来过。认不出是谁的客户不在里面。"))
