"""班组总览: how is the team, and who needs what next?"""

import streamlit as st

from qa.metrics.dimensions import labels
from qa.motivation.appreciation import thanks
from qa.ui.bar import bar
from qa.ui.board import board
from qa.ui.people import people
from qa.ui.quotes import quote
from qa.ui.reminders import reminder_line
from qa.ui.session import _, guard

viewer = guard("supervisor", title="班组总览", short="总览", icon="overview", home_of=("supervisor",))
window = bar(viewer, _("班组现在怎么样，谁需要什么？"), "channel")
reminder_line(viewer)
left, right = st.columns([64, 36], gap="medium")
with left:
    board(viewer, ["contacts", "service_level", "fcr", "csat", "qa_score", "occupancy"], window, "qa_score")
with right, st.container(key="panel_people"):
    people(viewer, window)

st.subheader(_("客户刚刚感谢了"))
names = labels(viewer.reader, "agent", viewer.language)
said = thanks(viewer.reader, window.question.since, window.question.until, 3)
for row, column in zip(said, st.columns(max(1, len(said)))):
    with column:
        quote(row.text, row.channel, row.started_at, names.get(row.agent_id, ""))
if not said:
    st.caption(_("客户的感谢会出现在这里。"))
