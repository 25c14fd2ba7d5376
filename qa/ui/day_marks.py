"""记一件事: a note of what happened on a day, put down beside the chart it explains."""

from __future__ import annotations

from datetime import date

import streamlit as st

from qa.errors import QAError
from qa.metrics.day_marks import KINDS, MAY_NOTE, MOST_LETTERS, DayMark, mark, marks, take_back
from qa.ui.bar import Window
from qa.ui.literal import failed, try_out
from qa.ui.session import Viewer, _, pick


def of_window(viewer: Viewer, window: Window) -> dict[date, str]:
    """{day: what happened} of the period, as charts show it."""
    told: dict[date, str] = {}
    for one in marks(viewer.reader, window.question.since, window.question.until):
        told[one.day] = "；".join(filter(None, (told.get(one.day), said(one))))
    return told


def said(one: DayMark) -> str:
    return f"{pick(*KINDS.get(one.kind, KINDS['other']))}：{one.words}"


def note_form(viewer: Viewer, window: Window, day: date | None) -> None:
    """The popover: what stands in this period, with a way to take it back, and room for one more."""
    if viewer.role not in MAY_NOTE:
        return
    place = st.popover(_("记一件事"), type="tertiary", key="note", on_change="rerun")
    if not place.open:
        return
    with place:
        for one in marks(viewer.reader, window.question.since, window.question.until):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.text(f"{one.day:%m-%d}　{said(one)}", width="stretch")
                if st.button(_("去掉"), key=f"unmark_{one.number}", type="tertiary"):
                    try_out(lambda number=one.number: take_back(viewer.reader, number))
        with st.form("mark_day", border=False, clear_on_submit=True):
            left, right = st.columns(2)
            on = left.date_input(_("哪一天"), day or window.question.until, format="YYYY-MM-DD")
            kind = right.selectbox(_("什么事"), list(KINDS), format_func=lambda k: pick(*KINDS[k]))
            words = st.text_input(_("写一句"), max_chars=MOST_LETTERS, placeholder=_("如：会员日，下午系统慢"))
            if st.form_submit_button(_("记下")):
                try:
                    mark(viewer.reader, on, kind, words)
                except QAError as problem:
                    failed(problem)
                else:
                    st.rerun()
