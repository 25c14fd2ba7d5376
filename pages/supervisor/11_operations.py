"""运营: where in the day and in which queue do customers wait?"""

import streamlit as st

from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.ui import charts
from qa.ui.answers import answer
from qa.ui.filters import filters
from qa.ui.kpi import tiles
from qa.ui.listing import breakdown
from qa.ui.menu import REVIEW
from qa.ui.session import _, guard

viewer = guard("supervisor", "executive")
st.title(_("客户在哪个时段、哪个技能组等得久？"))
window = filters(viewer, "programme", "queue", "channel")
place = st.empty()
values = tiles(viewer, ["offered", "service_level", "abandonment_rate", "asa", "aht", "occupancy"], window)
answer(place, viewer, "service_level", values, window, "hour")

st.subheader(_("一天里的进线与服务水平"))
by_hour = measure(viewer.store, viewer.scope, ["offered", "service_level"], window.question, ("hour",))
hour = charts.load_and_level([v for v in by_hour if v.key == "offered"], [v for v in by_hour if v.key == "service_level"], metrics()["service_level"], "hours")
if hour:
    st.switch_page(REVIEW.file, query_params=window.address | {"metric": "offered", "hour": hour})
st.caption(_("灰柱是进线，线是服务水平；点一个时段，看那些联络。"))

st.subheader(_("服务水平走势"))
day = charts.trend(
    metrics()["service_level"],
    measure(viewer.store, viewer.scope, ["service_level"], window.question, ("day",)),
    "trend",
    window.question.since,
    window.question.until,
)
if day:
    st.switch_page(REVIEW.file, query_params=window.address | {"metric": "service_level", "day": day})

st.subheader(_("按技能组"))
queue = breakdown(viewer, ["offered", "service_level", "abandonment_rate", "asa", "wait_p90", "transfer_rate", "frt"], window, "queue", "queues")
if queue:
    st.page_link(
        REVIEW.file, label=_("看这个技能组的联络"), icon=":material/arrow_forward:", query_params=window.address | {"queue": queue, "metric": "offered"}
    )
