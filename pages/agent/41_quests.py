"""任务: what do we do together this season, and how far are we?"""

import streamlit as st

from qa.ui.badges import wall
from qa.ui.bar import title
from qa.ui.game_rules import game_rules
from qa.ui.league import small_league
from qa.ui.quests import invitation, season_of
from qa.ui.session import _, guard

viewer = guard("agent", title="任务", short="任务", icon="flag")
title(viewer, _("这一季一起做什么，做到哪了？"))
if invitation(viewer):
    season_of(viewer)
    small_league(viewer)
st.subheader(_("花窗"))
wall(viewer, is_whole=True)
game_rules()
