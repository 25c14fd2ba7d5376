"""谢谢: who thanked me, and for what?"""

import streamlit as st

from qa.ui.bar import title
from qa.ui.examples import given_ones
from qa.ui.session import _, guard
from qa.ui.thanks import from_colleagues, last_week, of_the_year, team_wall, to_a_colleague

viewer = guard("agent", title="谢谢", short="谢谢", icon="thanks")
title(viewer, _("谁谢过你，为了什么？"))
left, right = st.columns([58, 42], gap="large")
with left:
    of_the_year(viewer)
with right:
    last_week(viewer)
    from_colleagues(viewer)
    given_ones(viewer)
    to_a_colleague(viewer)
    team_wall(viewer)
