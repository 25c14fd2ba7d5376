"""今天谢谁: whose good moment has nobody mentioned yet?"""

import streamlit as st

from qa.ui.bar import title
from qa.ui.session import _, guard
from qa.ui.thanks import fairness, today

viewer = guard("supervisor", "lead", title="今天谢谁", short="谢谢", icon="thanks")
title(viewer, _("谁做得好，还没有人说？"))
left, right = st.columns([60, 40], gap="large")
with left:
    today(viewer)
with right:
    fairness(viewer)
