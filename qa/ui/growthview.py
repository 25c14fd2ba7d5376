"""The agent's own numbers: the personal best, and the comparison for who opens it; addressed as 你, never compared
downwards."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.loading import STATE
from qa.metrics.metric import metrics
from qa.metrics.question import Value
from qa.motivation.comparison import BANDS, standings
from qa.ui.bar import Window
from qa.ui.session import Viewer, _, pick

# Below an even chance the target is not held up to anybody.
LIKELY = 0.5


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


def beside_colleagues(viewer: Viewer, window: Window) -> None:
    """The fair comparison in the agent's own numbers, for who opens it: nothing compares by itself."""
    one = standings(viewer.reader, "qa_score", window.question).get(viewer.scope.agent)
    if one is None:
        return
    with st.expander(_("和做同类工作的同事比（想看再打开）")):
        st.text(
            _(
                "八周里你评过 {n} 通，平均 {raw:.1f} 分。同样的活——同品牌、同渠道、同原因、同时段、同样的客户、"
                "差不多的资历——同事平均 {usual:.1f} 分，你自己的不算在里面。"
            ).format(n=one.n, raw=one.raw, usual=one.usual)
        )
        if one.band == "thin":
            told = _("看到的差别里大约 {share} 是你自己的，其余可能是碰巧；不到七成先不分高低。")
            st.text(told.format(share=f"{one.reliability:.0%}"))
            return
        told = _(
            "把碰巧的部分收一收，你是 {value:.1f} 分，95% 在 {low:.1f} – {high:.1f}，"
            "80% 在 {low80:.1f} – {high80:.1f}：{band}。"
        )
        facts = {name: getattr(one, name) for name in ("value", "low", "high", "low80", "high80")}
        st.text(told.format(**facts, band=pick(*BANDS[one.band])))
        if one.on_target is not None and one.on_target >= LIKELY:
            told = _("如果人人接一样的活，你到得了目标 {target:g} 分的把握是 {share}。")
            st.text(told.format(target=metrics()["qa_score"].target, share=f"{one.on_target:.0%}"))
