"""客户体验: do customers leave with their problem solved, and how do they feel?"""

import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.ui import address
from qa.ui.bar import bar
from qa.ui.bars import bars
from qa.ui.board import board
from qa.ui.listing import breakdown
from qa.ui.menu import REVIEW
from qa.ui.odd_days import not_like_others
from qa.ui.session import _, guard
from qa.ui.unsurveyed import who_did_not_answer

viewer = guard("supervisor", "lead", "executive", "client", title="客户体验", short="体验", icon="heart")
window = bar(viewer, _("客户的问题解决了吗，心情如何？"), "programme", "channel")
board(viewer, ["fcr", "repeat_24h", "csat", "nps", "complaint_rate", "sentiment"], window, "fcr")

who_did_not_answer(viewer, window)
not_like_others(viewer, window, ["contacts", "repeat_24h", "complaint_rate", "satisfaction", "promise_kept"])

st.subheader(_("24 小时内又来的，是为了什么"))
by_reason = measure(viewer.reader, ["repeat_24h"], window.question, ("reason",))
reason = bars(metrics()["repeat_24h"], by_reason, "reason", labels(viewer.reader, "reason", viewer.language), "repeat")
if reason:
    address.visit(REVIEW, metric="repeat_24h", reason=reason)
st.caption(
    _(
        "记在前一次联络的原因上；横线是 95% 区间；整段高于目标的里，联络最多的那条标成琥珀色。"
        "点一条，看那些没一次办完的联络。"
    )
)

st.subheader(_("按咨询原因"))
breakdown(viewer, ["contacts", "fcr", "repeat_24h", "csat", "sentiment", "complaint_rate"], window, "reason", "reasons")
st.caption(_("点一行，看这个原因的联络。"))
