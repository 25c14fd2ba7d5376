"""怎么算的: what does each number mean, and what would another formula say?"""

import streamlit as st

from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.quality.accuracy import item_accuracy
from qa.quality.scorecards import scorecards
from qa.ui.bar import bar
from qa.ui.choosing import choice_form
from qa.ui.explain import passport
from qa.ui.format import plain, unknown, with_interval
from qa.ui.rule_words import rule_words
from qa.ui.session import _, guard, pick
from qa.ui.standings import standings, switch_form
from qa.ui.tables import table

viewer = guard(
    "supervisor",
    "reviewer",
    "lead",
    "executive",
    "client",
    "agent",
    "admin",
    title="怎么算的",
    short="算法",
    icon="calculated",
)
window = bar(viewer, _("每个数字是怎么算的？"), "channel")
families = {"operations": _("运营"), "experience": _("客户体验"), "quality": _("质量")}
tab_metrics, tab_cards = st.tabs([_("指标"), _("评分表")])
with tab_metrics:
    left, right = st.columns([2, 3], gap="large")
    with left:
        key = st.selectbox(
            _("指标"),
            list(metrics()),
            format_func=lambda k: f"{families[metrics()[k].family]} · {pick(metrics()[k].zh, metrics()[k].en)}",
            key="which_metric",
        )
    metric = metrics()[key]
    value = measure(viewer.reader, [key], window.question)[0]
    with left:
        passport(viewer, value.metric, value, window, is_home=True)
        choice_form(viewer, metric)
    with right:
        st.subheader(_("同一段时间，不同算法"))
        rows = [(None, _("默认"), measure(viewer.reader, [key], window.question, variant={key: ""})[0])] + [
            (name, pick(zh, en), measure(viewer.reader, [key], window.question, variant={key: name})[0])
            for name, (zh, en, _fields) in metric.variants.items()
        ]
        table(
            viewer,
            f"variants_{metric.key}",
            [
                {
                    _("算法"): words,
                    pick(metric.zh, metric.en): (
                        plain(v.value, v.metric.unit) if v.value is not None else unknown(v, v.metric)
                    ),
                    "n": v.n,
                    _("95% 区间"): (
                        f"{plain(v.low, v.metric.unit)} – {plain(v.high, v.metric.unit)}" if v.low is not None else "–"
                    ),
                }
                for _name, words, v in rows
            ],
        )
with tab_cards:
    card = st.selectbox(
        _("评分表"),
        list(scorecards()),
        format_func=lambda c: pick(scorecards()[c].zh, scorecards()[c].en),
        key="which_card",
    )
    st.caption(f"{_('版本')} {scorecards()[card].version}")
    known = item_accuracy(viewer.reader)
    st.caption(_("机器判的「还没做到」有多准，以人工复核为准；没人复核过的写「–」。复核得越多，区间越窄。"))
    critical = {"": "", "customer": _("客户致命"), "business": _("业务致命"), "compliance": _("合规致命")}
    table(
        viewer,
        f"card_{card}",
        [
            {
                _("条目"): pick(i.zh, i.en),
                _("满分"): i.points,
                _("致命类别"): critical[i.critical],
                _("为什么"): pick(i.why_zh, i.why_en),
                _("规则"): rule_words(i.met, i.conditions),
                _("何时适用"): rule_words(i.applies, i.conditions) or _("总是"),
                _("查准"): with_interval(known[(card, i.item_id)].precision) if (card, i.item_id) in known else "–",
                _("查全"): with_interval(known[(card, i.item_id)].recall) if (card, i.item_id) in known else "–",
            }
            for i in scorecards()[card].items
        ],
        height="content",
    )
    st.subheader(_("机器的话能不能算分"))
    standings(viewer, scorecards()[card])
    switch_form(viewer, scorecards()[card])
