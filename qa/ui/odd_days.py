"""Days that are not like this centre's own days, as a list that leads to their contacts."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from qa.metrics.metric import metrics
from qa.metrics.oddity import LEAST_DAYS, OddDay, odd_days
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.day_marks import of_window
from qa.ui.format import between, plain
from qa.ui.menu import EXPLORE, REVIEW
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _, pick

MOST = 8


def not_like_others(viewer: Viewer, window: Window, keys: list[str]) -> None:
    """The days, with what the weeks before let expect and what people noted; a sentence where there are none."""
    st.subheader(_("不寻常的日子"))
    first, until = viewer.reader.first_day(), window.question.until
    if first is None or until is None or until - first < timedelta(days=LEAST_DAYS):
        st.caption(_("要先有三周以上的数据，才知道什么算平常。"))
        return
    found = odd_days(viewer.reader, keys, window.question)
    looked = "、".join(pick(metrics()[key].zh, metrics()[key].en) for key in keys)
    if not found:
        st.caption(_("这段时间没有。看了 {names}，都在自己前八周的平常范围里。").format(names=looked))
        return
    noted = of_window(viewer, window)
    columns = [
        Column(_("哪天"), width="84px"),
        Column(_("什么数")),
        Column(_("当天"), right=True),
        Column(_("平常"), right=True),
        *([Column(_("发生了什么"), folds=True)] if noted else []),
    ]
    cells = [_cells(odd) + ([noted.get(odd.day, "")] if noted else []) for odd in found[:MOST]]
    rows(columns, cells, [_link(odd) for odd in found[:MOST]], "odd_days")
    words = _("和自己前八周的同一个星期几比，看的数多了，碰巧的也扣掉了。看了 {names}。")
    st.caption(words.format(names=looked))


def _cells(odd: OddDay) -> list[str]:
    unit = odd.metric.unit
    usual = f"{plain(odd.usual, unit)}（{between(odd.low, odd.high, unit)}）"
    arrow = "↑" if odd.value > odd.usual else "↓"
    return [f"{odd.day:%m-%d}", pick(odd.metric.zh, odd.metric.en), f"{arrow} {plain(odd.value, unit)}", usual]


def _link(odd: OddDay) -> str:
    day = odd.day.isoformat()
    if odd.metric.is_of_contacts:
        return address.link(REVIEW, metric=odd.metric.key, day=day)
    return address.link(EXPLORE, metric=odd.metric.key, by="hour")
