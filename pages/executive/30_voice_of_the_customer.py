"""客户之声: what do customers say, in their own words, and how many say it?"""

import pandas as pd
import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.ui import charts
from qa.ui.answers import answer
from qa.ui.filters import filters
from qa.ui.kpi import tiles
from qa.ui.listing import picked
from qa.ui.menu import REVIEW
from qa.ui.quotes import quote
from qa.ui.session import _, guard
from qa.ui.unknowns import unknowns
from qa.voice.themes import themes, verbatim

viewer = guard("executive", reach=("supervisor",), title="客户之声", icon=":material/hearing:", home_of=("executive",))
st.title(_("客户在说什么？"))
window = filters(viewer, "programme", "channel")
place = st.empty()
values = tiles(viewer, ["contacts", "satisfaction", "complaint_rate", "thanks_rate", "repeat_7d", "nps"], window)
answer(place, viewer, "complaint_rate", values, window)

names = labels(viewer.reader, "reason", viewer.language)
left, right = st.columns([1, 1], gap="large")
with left:
    st.subheader(_("亲耳听听"))
    moods = {"all": _("有代表性的"), "low": _("不满意的"), "high": _("满意的"), "complaint": _("投诉的")}
    mood = st.segmented_control(
        _("听哪一种"),
        list(moods),
        default="all",
        format_func=moods.get,
        required=True,
        key="mood",
        label_visibility="collapsed",
    )
    heard = verbatim(viewer.reader, window.question, mood)
    if not heard:
        st.info(_("这段时间没有这样的联络。换一个时间段听听。"))
    for row in heard:
        quote(row["text"], row["channel"], row["started_at"], names.get(row["reason_id"], ""), row["like_this"])
        st.page_link(
            REVIEW.file,
            label=_("听完整对话"),
            query_params=window.address
            | {"reason": row["reason_id"], "contact": row["interaction_id"]}
            | ({"metric": "complaint_rate"} if mood == "complaint" else {}),
        )
with right:
    st.subheader(_("都在说哪些事"))
    found = themes(viewer.reader, window.question)
    table = pd.DataFrame(
        [
            {
                _("咨询原因"): names.get(t["reason_id"], t["reason_id"]),
                _("联络量"): t["n"],
                _("占比"): t["share"] * 100,
                _("比上一期"): None if t["change"] is None else t["change"] * 100,
                _("预测满意"): t["satisfaction"],
                _("投诉"): t["complaint"] * 100,
            }
            for t in found
        ]
    )
    shape = {
        _("占比"): st.column_config.ProgressColumn(format="%.1f%%", min_value=0, max_value=100),
        _("比上一期"): st.column_config.NumberColumn(format="%+.0f%%"),
        _("预测满意"): st.column_config.NumberColumn(format="%+.0f"),
        _("投诉"): st.column_config.NumberColumn(format="%.1f%%"),
    }
    chosen = st.dataframe(
        table,
        hide_index=True,
        placeholder="–",
        column_config=shape,
        on_select="rerun",
        selection_mode="single-row",
        key="themes",
    )
    theme = picked(chosen, found)
    if theme is not None:
        st.page_link(
            REVIEW.file,
            label=_("看这个原因的联络"),
            icon=":material/arrow_forward:",
            query_params=window.address | {"reason": theme["reason_id"]},
        )
    st.subheader(_("预测满意度走势"))
    charts.trend(
        metrics()["satisfaction"],
        measure(viewer.reader, ["satisfaction"], window.question, ("day",)),
        "trend",
        window.question.since,
        window.question.until,
    )
    st.subheader(_("还没归类的联络，大致在说什么"))
    unknowns(viewer, window)
