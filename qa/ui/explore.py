"""Any metric by one or two dimensions: chosen in the address, drawn, listed, kept and handed on."""

from __future__ import annotations

import streamlit as st

from qa.errors import QAError
from qa.metrics.dimensions import DIMENSIONS, labels
from qa.metrics.kept_questions import MOST_LETTERS, drop, keep, kept_questions
from qa.metrics.measuring import measure
from qa.metrics.metric import Metric, metrics
from qa.metrics.question import Value
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.bars import bars
from qa.ui.charts import trend
from qa.ui.exporting import leaves
from qa.ui.format import between, plain, unknown
from qa.ui.literal import failed, literal, try_out
from qa.ui.matrix import columns, field
from qa.ui.menu import EXPLORE, REVIEW
from qa.ui.notice import empty
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _, pick

# A person is compared fairly or not at all (team overview), never in a table that anybody can sort; why customers came
# back is a hint (repeat contacts), not yet a number.
OFFERED = tuple(name for name in DIMENSIONS if name not in ("agent", "cause"))
ORDERED = ("month", "weekday", "hour", "half", "slot", "week", "day")
FAMILY_NAMES = {"operations": "运营", "experience": "客户体验", "quality": "质量"}
NONE, MOST_LISTED = "none", 60


def asked_for() -> tuple[Metric, tuple[str, ...]]:
    """The choices: metric, formula, down and across; the metric as it is to be counted and its dimensions."""
    first, second, third, fourth = st.columns([3, 2, 2, 2])
    named = {k: f"{_(FAMILY_NAMES[m.family])} · {pick(m.zh, m.en)}" for k, m in metrics().items()}
    key = address.choice(first.selectbox, _("看哪个数字"), named, "metric", "contacts")
    dimensions = {name: pick(DIMENSIONS[name].zh, DIMENSIONS[name].en) for name in OFFERED}
    by = address.choice(second.selectbox, _("按什么拆"), dimensions, "by", "channel")
    others = {NONE: _("不再拆"), **{name: words for name, words in dimensions.items() if name != by}}
    across = address.choice(third.selectbox, _("再按什么拆"), others, "across", NONE)
    formulas = {"usual": _("默认算法"), **{n: pick(zh, en) for n, (zh, en, _f) in metrics()[key].variants.items()}}
    variant = address.choice(fourth.selectbox, _("算法"), formulas, "variant", "usual", disabled=len(formulas) == 1)
    return metrics()[key].variant("" if variant == "usual" else variant), (by, across)[: 1 + (across != NONE)]


def explored(viewer: Viewer, metric: Metric, by: tuple[str, ...], window: Window) -> None:
    """The chart and the list of it; what cannot be asked is said."""
    way = {metric.key: metric.varied} if metric.varied else None
    try:
        values = measure(viewer.reader, [metric.key], window.question, by, way)
    except QAError as problem:
        failed(problem)
        return
    if not any(v.value is not None for v in values):
        empty(_("这样拆开没有数字"), _("样本不足或没有这类数据：换一段时间，少拆一层，或放宽筛选。"))
        return
    metric = values[0].metric
    names = {name: labels(viewer.reader, name, viewer.language) for name in by}
    clicked = _chart(metric, values, by, names, window)
    if clicked and metric.is_of_contacts:
        address.visit(REVIEW, **_behind(metric, dict(zip(by, clicked))))
    _list(viewer, metric, values, by, names)


def _chart(metric: Metric, values: list[Value], by: tuple[str, ...], names: dict, window: Window):
    key = f"explore_{'_'.join((metric.key, *by))}"
    if len(by) == 2:
        return field(metric, values, *by, names, key)
    if by[0] in ("day", "week"):
        ends = (window.question.since, window.question.until) if by[0] == "day" else (None, None)
        found = trend(metric, values, key, *ends)
    elif by[0] in ORDERED:
        found = columns(metric, values, by[0], names[by[0]], key)
    else:
        found = bars(metric, values, by[0], names[by[0]], key)
    return (found,) if found else None


def _behind(metric: Metric, where: dict[str, str]) -> dict[str, str]:
    """The address of the contacts behind one cell."""
    return {"metric": metric.key, **({"variant": metric.varied} if metric.varied else {}), **where}


def _list(viewer: Viewer, metric: Metric, values: list[Value], by: tuple[str, ...], names: dict) -> None:
    values = [v for v in values if v.n]
    if not set(by) <= set(ORDERED):
        values.sort(key=lambda v: -v.n)
    called = lambda v, d: _("没有") if v.by[d] is None else names[d].get(str(v.by[d]), str(v.by[d]))  # noqa: E731
    told = lambda v: plain(v.value, metric.unit) if v.value is not None else unknown(v, metric)  # noqa: E731
    heads = [Column(pick(DIMENSIONS[d].zh, DIMENSIONS[d].en)) for d in by]
    heads += [Column(pick(metric.zh, metric.en), right=True), Column("n", right=True)]
    heads += [Column(_("95% 区间"), right=True, folds=True)]
    shown = values[:MOST_LISTED]
    cells = [
        [
            *(called(v, d) for d in by),
            told(v),
            f"{v.n:,}",
            between(v.low, v.high, metric.unit) if v.low is not None else "–",
        ]
        for v in shown
    ]
    where = lambda v: {d: str(v.by[d]) for d in by if v.by[d] is not None}  # noqa: E731
    links = [address.link(REVIEW, **_behind(metric, where(v))) if metric.is_of_contacts else "" for v in shown]
    rows(heads, cells, links, "explored")
    if len(values) > MOST_LISTED:
        st.caption(
            _("列出样本最多的 {n} 行，共 {all} 行；导出的是全部。").format(n=MOST_LISTED, all=f"{len(values):,}")
        )
    figures = lambda v: {"n": v.n, "value": v.value, "low": v.low, "high": v.high}  # noqa: E731
    leaves(viewer, "explored", lambda: [{d: called(v, d) for d in by} | figures(v) for v in values])


def kept(viewer: Viewer) -> None:
    """The questions one keeps, and room for this one."""
    with st.popover(_("收着的看法"), type="tertiary"):
        for one in kept_questions(viewer.reader):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.page_link(EXPLORE.file, label=literal(one.name), query_params=one.address)
                if st.button(_("不要了"), key=f"drop_{one.number}", type="tertiary"):
                    try_out(lambda number=one.number: drop(viewer.reader, number))
        with st.form("keep_question", border=False, clear_on_submit=True):
            name = st.text_input(_("给现在这样看起个名字"), max_chars=MOST_LETTERS, placeholder=_("如：周一上午的等待"))
            if st.form_submit_button(_("收下")):
                try_out(lambda: keep(viewer.reader, name, address.here()))
