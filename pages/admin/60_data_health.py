"""数据健康: is every source fresh and whole, and what is each number missing?"""

import streamlit as st

from qa.adapters.drift import column_drift, rate_drift
from qa.adapters.health import coverage, gaps, sources, strangers, unfinished
from qa.metrics.dimensions import CHANNELS, labels
from qa.ui.bar import title
from qa.ui.customer_data import state_of_lists
from qa.ui.dataquality import (
    answer,
    calendar_notice,
    column_rows,
    gap_rows,
    rate_rows,
    source_rows,
    stranger_rows,
    unfinished_rows,
)
from qa.ui.identity import merged_people
from qa.ui.masks import figure_lines, forgotten, hidden_table
from qa.ui.quarantine import groups, work_through
from qa.ui.session import _, guard, pick
from qa.ui.tables import table

viewer = guard("admin", title="数据健康", short="数据", icon="data", home_of=("admin",))
title(viewer, _("数据新鲜、完整吗？"))
SHARES = ("有文字", "有坐席", "有客户", "有班组", "原因已知", "有等待", "有保持", "有话后")
found, missing = sources(viewer.reader), gaps(viewer.reader)
st.text(answer(viewer.reader, found, missing))
calendar_notice()
st.subheader(_("来源"))
table(
    viewer,
    "sources",
    source_rows(found),
    column_config={
        name: st.column_config.NumberColumn(format="localized")
        for name in (_("文件"), _("行"), _("收下"), _("跳过"), _("隔离"))
    },
)
st.subheader(_("隔离区"))
chosen = groups(viewer)
if chosen:
    work_through(viewer, chosen)
left, right = st.columns(2, gap="large")
with left:
    st.subheader(_("平时有、这时没有"))
    table(viewer, "gaps", gap_rows(missing)) if missing else st.text(_("最近两周没有断档。"))
    st.subheader(_("没有签退的"))
    open_ended = unfinished_rows(unfinished(viewer.reader), labels(viewer.reader, "agent", viewer.language))
    table(viewer, "unfinished", open_ended) if open_ended else st.text(_("最近两周的签入都有签退。"))
    st.subheader(_("变了样的列"))
    drifted = column_rows(column_drift(viewer.reader))
    table(viewer, "columns", drifted) if drifted else st.text(_("各表的列和以前一样。"))
with right:
    st.subheader(_("没人认得的名字"))
    unknown = stranger_rows(strangers(viewer.reader))
    table(viewer, "strangers", unknown) if unknown else st.text(_("名册和技能组都对得上。"))
    st.subheader(_("偏离自己往常的比例"))
    rates = rate_rows(rate_drift(viewer.reader))
    table(viewer, "rates", rates) if rates else st.text(_("最近 7 天和之前 28 天一致。"))
st.subheader(_("每个数字少了什么"))
table(
    viewer,
    "coverage",
    [
        {
            _("项目"): r["programme"],
            _("渠道"): pick(*CHANNELS.get(r["channel"], ("其他", "Other"))),
            _("联络"): r["contacts"],
            _("有文字"): r["with_words"],
            _("有坐席"): r["with_agent"],
            _("有客户"): r["with_customer"],
            _("有班组"): r["with_team"],
            _("原因已知"): r["with_reason"],
            _("有等待"): r["with_wait"],
            _("有保持"): r["with_hold"],
            _("有话后"): r["with_acw"],
        }
        for r in coverage(viewer.reader)
    ],
    column_config={_("联络"): st.column_config.NumberColumn(format="localized")}
    | {name: st.column_config.NumberColumn(format="percent") for name in map(_, SHARES)},
)
st.caption(
    _(
        "近 90 天，分母是已接起的联络。没有文字的联络不评分、不算情绪；没有客户编号的不算重复联络；"
        "来源没给保持和话后的电话，处理时长只算通话，会偏短。"
    )
)
st.subheader(_("遮住了什么"))
hidden = hidden_table(viewer)
if hidden:
    figure_lines(viewer)
    forgotten(viewer)
state_of_lists(viewer)
st.subheader(_("合并成一个人的客户"))
merged_people(viewer)
