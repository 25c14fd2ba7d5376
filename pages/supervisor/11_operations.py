"""运营: where in the day and in which queue do customers wait?"""

import streamlit as st

from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.ui import address
from qa.ui.alone import way_through_the_menu
from qa.ui.backlog import waiting_tickets
from qa.ui.bar import bar
from qa.ui.board import board
from qa.ui.complexity import long_of_itself
from qa.ui.listing import breakdown
from qa.ui.load_chart import load_and_level
from qa.ui.menu import EXPLORE, REVIEW
from qa.ui.odd_days import not_like_others
from qa.ui.routes import passed_on
from qa.ui.session import _, guard, pick
from qa.ui.staffing import one_more

viewer = guard("supervisor", "lead", "executive", title="运营", short="运营", icon="operations")
window = bar(viewer, _("客户在哪个时段、哪个技能组等得久？"), "programme", "queue", "channel")
keys = ["offered", "service_level", "abandonment_rate", "asa", "aht", "occupancy"]
values = board(viewer, keys, window, "service_level")
known = values.get("service_level")
spoken = known is not None and known.value is not None
level = metrics()["service_level" if spoken else "answer_rate"]
name = pick(level.zh, level.en)
st.subheader(_("一天里的进线与{name}").format(name=name))
by_hour = measure(viewer.reader, ["offered", level.key], window.question, ("hour",))
hour = load_and_level(
    [v for v in by_hour if v.key == "offered"], [v for v in by_hour if v.key == level.key], level, "hours"
)
if hour:
    address.visit(REVIEW, metric="offered", hour=hour)
st.caption(_("灰柱是进线，线是{name}；点一个时段，看那些联络。").format(name=name))

asked = {"metric": level.key, "by": "weekday", "across": "hour"}
st.page_link(EXPLORE.file, label=_("按星期和时段看"), query_params=window.address | asked)

st.subheader(_("按技能组"))
columns = (
    ["service_level", "abandonment_rate", "asa", "wait_p90", "transfer_rate", "frt"]
    if spoken
    else ["answer_rate", "abandonment_rate", "frt", "frt_public", "chat_duration", "concurrency"]
)
breakdown(viewer, ["offered", *columns], window, "queue", "queues")
st.caption(_("点一行，看这个技能组的联络。"))

passed_on(viewer, window)
long_of_itself(viewer, window)
waiting_tickets(viewer, window)
way_through_the_menu(viewer, window)
one_more(viewer, window)

not_like_others(viewer, window, ["offered", "service_level", "abandonment_rate", "asa", "aht", "transfer_rate", "frt"])

turned = measure(viewer.reader, ["turned_away"], window.question)[0]
if turned.value:
    st.subheader(_("没能排上队的电话"))
    st.caption(_("他们没进队列，所以不在进线里，也不在放弃里。"))
    small = {v.key: v for v in measure(viewer.reader, ["turned_away", "queue_full", "queue_closed"], window.question)}
    st.text("　".join(f"{pick(metrics()[k].zh, metrics()[k].en)} {v.value or 0:,.0f}" for k, v in small.items()))
