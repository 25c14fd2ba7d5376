"""质检统计: how far does reviewing reach, and what does it say of everybody?"""

import streamlit as st

from qa.ui.bar import bar
from qa.ui.coverage import behind, by_lot, headline, plan_form, reach, rules
from qa.ui.session import _, guard

viewer = guard("lead", title="质检统计", short="统计", icon="overview")
window = bar(viewer, _("质检做到了哪里，说明了什么？"))
st.text(headline(viewer, window))
reach(viewer, window)
left, right = st.columns(2, gap="large")
with left:
    by_lot(viewer)
with right:
    rules(viewer)
behind(viewer, window)
plan_form(viewer)
