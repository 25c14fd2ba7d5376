"""数字对不上: which numbers got better while customers got worse, and why?"""

import streamlit as st

from qa.ui.bar import title
from qa.ui.gaming import measures_first, then_people
from qa.ui.session import _, guard

viewer = guard("supervisor", "lead", title="数字对不上", short="对数", icon="link")
title(viewer, _("哪些数字好看了，客户却更麻烦了？"))
left, right = st.columns(2, gap="large")
with left:
    measures_first(viewer)
with right:
    then_people(viewer)
