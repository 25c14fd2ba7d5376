"""心情脉搏: how are we, and what did my last shift ask of me?"""

import streamlit as st

from qa.ui.bar import title
from qa.ui.pulse import ask, last_shift, said
from qa.ui.session import _, guard

viewer = guard("agent", title="心情脉搏", short="心情", icon="pulse")
title(viewer, _("最近怎么样？"))
left, right = st.columns([58, 42], gap="large")
with left:
    ask(viewer)
with right:
    last_shift(viewer)
    st.subheader(_("大家怎么说"))
    said(viewer)
