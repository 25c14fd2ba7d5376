"""故事: what do colleagues tell each other?"""

import streamlit as st

from qa.ui.bar import title
from qa.ui.session import _, guard
from qa.ui.stories import read, write_one

viewer = guard("agent", title="同事的故事", short="故事", icon="book")
title(viewer, _("同事们想说什么？"))
left, right = st.columns([55, 45], gap="large")
with left:
    read(viewer)
with right:
    write_one(viewer)
