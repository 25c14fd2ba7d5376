"""The next step with the sentence it comes from, and the personal best; addressed as 你, never compared downwards."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.loading import STATE
from qa.metrics.question import Value
from qa.motivation.growth import NextStep
from qa.ui.bar import Window
from qa.ui.menu import REVIEW
from qa.ui.notice import notice
from qa.ui.quotes import quote
from qa.ui.session import _, pick


def best_sentence(place, weeks: list[Value], now: Value | None, window: Window) -> None:
    """The personal best is named only once the weeks before are loaded."""
    known = [v for v in weeks if v.value is not None]
    if not known or now is None or now.value is None:
        text = _("先安心做；哪一周评满 30 通，那一周就有一个点。")
    elif STATE.days_left or not window.is_comparable:
        text = _("你这段时间的质检得分是 {now:.1f}。").format(now=now.value)
    else:
        best = max(known, key=lambda v: v.value)
        text = _("你这段时间的质检得分是 {now:.1f}；个人最好的一周是 {week}，{best:.1f} 分。").format(
            now=now.value, week=f"{best.by['week']:%m-%d}", best=best.value
        )
    place.html(f'<div class="x-answer">{escape(text)}</div>')


def step_card(step: NextStep | None, window: Window) -> None:
    if step is None:
        notice("told", _("数据还不够，过几天再来看。"))
        return
    item = step.item
    st.html(
        "<div"
        f' class="x-answer"><b>{escape(pick(item.zh, item.en))}</b>：{escape(pick(item.next_zh, item.next_en))}</div>'
        "<div"
        f' class="x-note">{escape(pick(item.why_zh, item.why_en))}'
        f"　{escape(_('适用的 {n} 通里做到了 {share:.0f}%').format(n=step.n, share=step.share * 100))}</div>"
    )
    for row, words in ((step.missed, _("可以再近一点的一通")), (step.best, _("你自己做得好的一通"))):
        if row:
            st.caption(words)
            if row["text"]:
                quote(
                    row["text"],
                    row["channel"],
                    row["started_at"],
                    _("你说的") if row["speaker"] == "agent" else _("客户说的"),
                )
            st.page_link(
                REVIEW.file,
                label=_("看这通，或申诉这一项") if row is step.missed else _("看这通"),
                icon=":material/arrow_forward:",
                query_params=window.address | {"contact": row["interaction_id"]},
            )
