"""如何计算: a metric's passport, from the very object that computed the number."""

from __future__ import annotations

import streamlit as st

from qa.metrics.choosing import choices
from qa.metrics.dimensions import labels
from qa.metrics.measuring import fill
from qa.metrics.metric import Metric, metrics
from qa.metrics.printing import printed
from qa.metrics.question import Value
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import cases, plain, when
from qa.ui.session import Viewer, _, pick

USUAL = "usual"


def called(metric: Metric) -> str:
    """Its name, with how it is counted where that is not the usual way."""
    name = pick(metric.zh, metric.en)
    return f"{name}{_('（{how}）').format(how=pick(*metric.variants[metric.varied][:2]))}" if metric.varied else name


def passport(viewer: Viewer, metric: Metric, value: Value, window: Window, is_home: bool = False) -> None:
    """`is_home`: on the page that compares the formulas anyway."""
    st.markdown(f"**{pick(metric.zh, metric.en)}**")
    if metric.variants and not is_home:
        _switch(metric)
    st.text(fill(pick(metric.definition_zh, metric.definition_en)))
    if metric.varied and "definition_zh" not in metric.variants[metric.varied][2]:
        st.text(_("这里的算法不同：{how}。").format(how=pick(*metric.variants[metric.varied][:2])))
    st.text(pick(metric.why_zh, metric.why_en))
    lines = [f"{_('期间')}：{window.label}", f"n = {cases(value, metric)}"]
    if window.filtered:
        lines.append(f"{_('筛选')}：{window.filtered}")
    if value.low is not None:
        lines.append(f"{_('95% 区间')}：{plain(value.low, metric.unit)} – {plain(value.high, metric.unit)}")
    if value.excluded:
        lines.append(f"{_('不计入')}：{value.excluded:,}（{pick(metric.excluded_zh, metric.excluded_en)}）")
    if metric.target is not None:
        lines.append(f"{_('目标')}：{plain(metric.target, metric.unit)}")
    lines.append(f"{_('少于这么多不显示')}：{metric.least}")
    lines.append(f"{_('数据到')}：{when(viewer.reader.latest())}")
    lines.append(f"{_('出处')}：{metric.source}")
    st.text("\n".join(lines))
    programmes = labels(viewer.reader, "programme", viewer.language)
    mine = [c for c in choices(metric.key) if c.programme_id in ("", *programmes)]
    for choice in reversed(mine[-3:]):
        how = pick(*metric.variants[choice.variant][:2]) if choice.variant else _("默认算法")
        aim = f"，{_('目标')} {plain(choice.target, metric.unit)}" if choice.target is not None else ""
        whose = programmes.get(choice.programme_id, choice.programme_id) or _("全部项目")
        st.text(f"{choice.since:%Y-%m-%d} {_('起')} · {whose}：{how}{aim}（{choice.words}）")
    with st.expander(_("这个数字的查询（SQL）")):
        st.code(printed(viewer.reader, metric, window.question), language="sql", wrap_lines=True)


def _switch(metric: Metric) -> None:
    """Another formula for this tile, at once; for everybody it is changed on the page of formulas."""
    usual = pick(metrics()[metric.key].zh, metrics()[metric.key].en)
    options = {USUAL: _("默认算法"), **{name: pick(zh, en) for name, (zh, en, _fields) in metric.variants.items()}}
    st.session_state["how_variant"] = metric.varied or USUAL
    st.selectbox(
        _("{name}换一种算法看").format(name=usual),
        list(options),
        format_func=options.get,
        key="how_variant",
        on_change=lambda: address.go(tile=metric.key, variant=st.session_state["how_variant"]),
    )
