"""士气: how are people, and does what we do change it?"""

import streamlit as st

from qa.ui.bar import title
from qa.ui.morale import drawing, loads, proven
from qa.ui.pulse import said
from qa.ui.session import _, guard

viewer = guard("supervisor", "lead", "executive", title="士气", short="士气", icon="pulse")
title(viewer, _("大家怎么样，我们做的有用吗？"))
proven(viewer)
drawing(viewer)
left, right = st.columns([58, 42], gap="large")
with left:
    st.subheader(_("大家怎么说"))
    said(viewer)
with right:
    loads(viewer)
