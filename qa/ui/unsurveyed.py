"""Satisfaction of who answered the survey beside what is foretold of who did not."""

from __future__ import annotations

import streamlit as st

from qa.metrics.unsurveyed import LEAST, unsurveyed
from qa.ui.bar import Window
from qa.ui.session import Viewer, _
from qa.ui.tables import table


def who_did_not_answer(viewer: Viewer, window: Window) -> None:
    """Both shares on the survey's own scale, with intervals; a sentence where it cannot be told."""
    st.subheader(_("没答问卷的客户呢"))
    found = unsurveyed(viewer.reader, window.question)
    if found is None:
        st.caption(_("要 {n} 份以上的回答，而且对话里的心情真能估出回答，才说得了。").format(n=LEAST))
        return
    share = lambda value, low, high: f"{value:.1%}（{low:.1%} – {high:.1%}）"  # noqa: E731
    rows = [
        (_("答了的"), found.answers, share(found.said, found.said_low, found.said_high)),
        (_("没答、有对话的（按心情估）"), found.others, share(found.foretold, found.low, found.high)),
        (_("合起来"), found.answers + found.others, f"{found.together:.1%}"),
    ]
    names = (_("客户"), _("联络"), _("满意（4 分和 5 分）"))
    table(viewer, "unsurveyed", [dict(zip(names, row)) for row in rows], height="content")
    told = found.checked
    words = _(
        "答问卷的人常常两头多。心情到回答的换算从答了的人学，留三成核对：斜率 {slope:.2f}（1 最准），"
        "均方误差 {brier:.3f}，人人报同一个数是 {base:.3f}。"
    )
    st.caption(words.format(slope=told.slope, brier=told.brier, base=told.base))
