"""如何计算: a metric's passport, from the very object that computed the number."""

from __future__ import annotations

import streamlit as st

from qa.metrics.measuring import fill
from qa.metrics.metric import Metric
from qa.metrics.question import Value
from qa.ui.format import cases, plain
from qa.ui.session import _, pick


def passport(metric: Metric, value: Value, label: str, is_home: bool = False) -> None:
    """`is_home`: on the page that shows the other formulas anyway."""
    st.markdown(f"**{pick(metric.zh, metric.en)}**")
    st.text(fill(pick(metric.definition_zh, metric.definition_en)))
    st.text(pick(metric.why_zh, metric.why_en))
    lines = [f"{_('期间')}：{label}", f"n = {cases(value, metric)}"]
    if value.low is not None:
        lines.append(f"{_('95% 区间')}：{plain(value.low, metric.unit)} – {plain(value.high, metric.unit)}")
    if value.excluded:
        lines.append(f"{_('不计入')}：{value.excluded:,}（{pick(metric.excluded_zh, metric.excluded_en)}）")
    if metric.target is not None:
        lines.append(f"{_('目标')}：{plain(metric.target, metric.unit)}")
    lines.append(f"{_('少于这么多不显示')}：{metric.least}")
    lines.append(f"{_('出处')}：{metric.source}")
    st.text("\n".join(lines))
    if metric.variants and not is_home:
        st.caption(_("还有 {n} 种算法，到「怎么算的」页比较。").format(n=len(metric.variants)))
