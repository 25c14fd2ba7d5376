"""质检台: what does a careful ear say of this contact?"""

import streamlit as st

from qa.ui.bar import title
from qa.ui.desk import desk
from qa.ui.session import _, guard

viewer = guard(
    "reviewer", "lead", "supervisor", title="质检台", short="质检", icon="listening", home_of=("reviewer", "lead")
)
title(viewer, _("质检台"))
with st.container(key="desk_frame"):
    desk(viewer)
