"""数据健康: is every source fresh and whole, and what is each number missing?"""

import pandas as pd
import streamlit as st

from qa.adapters.health import coverage, quarantined, sources
from qa.adapters.reasons import REASONS
from qa.metrics.dimensions import CHANNELS
from qa.ui.format import when
from qa.ui.session import _, guard, pick

viewer = guard("admin")
st.title(_("数据新鲜、完整吗？"))
found, cover, held = sources(viewer.store), coverage(viewer.store), quarantined(viewer.store)
st.text(
    _("{n} 个来源，最近一条数据 {last}；隔离区有 {q} 行待处理。").format(
        n=len({r["source_id"] for r in found}),
        last=when(max((r["last_at"] for r in found if r["last_at"]), default=None)),
        q=f"{sum(r['n'] for r in held if r['severity'] == 'error'):,}",
    )
)
st.subheader(_("来源"))
st.dataframe(
    pd.DataFrame(
        [
            {
                _("来源"): r["source_id"],
                _("平台"): r["platform"],
                _("文件"): r["files"],
                _("行"): r["read"],
                _("收下"): r["accepted"],
                _("跳过"): r["skipped"],
                _("隔离"): r["quarantined"],
                _("最早"): when(r["first_at"]),
                _("最近"): when(r["last_at"]),
            }
            for r in found
        ]
    ),
    hide_index=True,
    column_config={name: st.column_config.NumberColumn(format="localized") for name in (_("文件"), _("行"), _("收下"), _("跳过"), _("隔离"))},
)
st.subheader(_("每个数字少了什么"))
st.dataframe(
    pd.DataFrame(
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
            }
            for r in cover
        ]
    ),
    hide_index=True,
    column_config={_("联络"): st.column_config.NumberColumn(format="localized")}
    | {name: st.column_config.NumberColumn(format="percent") for name in (_("有文字"), _("有坐席"), _("有客户"), _("有班组"), _("原因已知"))},
)
st.caption(_("分母是已接起的联络。没有文字的联络不评分、不算情绪；没有客户编号的不算重复联络。"))
st.subheader(_("隔离区"))
if held:
    st.dataframe(
        pd.DataFrame(
            [
                {
                    _("来源"): r["source_id"],
                    _("文件"): r["name"],
                    _("行号"): r["rows"],
                    _("条数"): r["n"],
                    _("原因"): pick(REASONS[r["reason_code"]].zh, REASONS[r["reason_code"]].en),
                    _("列"): r["column_name"],
                    _("取值（已脱敏）"): r["masked_value"],
                }
                for r in held
            ]
        ),
        hide_index=True,
    )
else:
    st.success(_("没有待处理的行。"))
