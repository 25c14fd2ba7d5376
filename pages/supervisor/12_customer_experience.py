"""客户体验: do customers leave with their problem solved, and how do they feel?"""

import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.ui import charts
from qa.ui.answers import answer
from qa.ui.filters import filters
from qa.ui.kpi import tiles
from qa.ui.listing import breakdown
from qa.ui.menu import REVIEW
from qa.ui.session import _, guard

viewer = guard("supervisor", "executive", title="客户体验", icon=":material/sentiment_satisfied:")
st.title(_("客户的问题解决了吗，心情如何？"))
window = filters(viewer, "programme", "channel")
place = st.empty()
values = tiles(viewer, ["fcr", "repeat_24h", "csat", "nps", "complaint_rate", "sentiment"], window)
answer(place, viewer, "repeat_24h", values, window)

st.subheader(_("24 小时内又来的，是为了什么"))
by_reason = measure(viewer.reader, ["repeat_24h"], window.question, ("reason",))
reason = charts.bars(
    metrics()["repeat_24h"], by_reason, "reason", labels(viewer.reader, "reason", viewer.language), "repeat"
)
if reason:
    st.switch_page(REVIEW.file, query_params=window.address | {"metric": "repeat_24h", "reason": reason})
st.caption(_("记在前一次联络的原因上；横线是 95% 区间，整段高于目标的标成琥珀色。点一条，看那些没一次办完的联络。"))

st.subheader(_("按咨询原因"))
chosen = breakdown(
    viewer, ["contacts", "fcr", "repeat_24h", "csat", "sentiment", "complaint_rate"], window, "reason", "reasons"
)
if chosen:
    st.page_link(
        REVIEW.file,
        label=_("看这个原因的联络"),
        icon=":material/arrow_forward:",
        query_params=window.address | {"reason": chosen},
    )
