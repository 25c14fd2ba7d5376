"""辅导: who practises what, and does it help?"""

import streamlit as st

from qa.ui.bar import title
from qa.ui.coaching import at_work, ended
from qa.ui.coaching_new import new_coaching
from qa.ui.onboarding_chart import newcomers
from qa.ui.session import _, guard

viewer = guard("supervisor", "lead", title="辅导", short="辅导", icon="growth")
title(viewer, _("谁在练什么，练了有用吗？"))
at_work(viewer)
left, right = st.columns(2, gap="large")
with left:
    new_coaching(viewer)
with right:
    newcomers(viewer)
ended(viewer)
