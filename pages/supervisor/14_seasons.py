"""赛季: what do we reward, and does everybody have a share?"""

import streamlit as st

from qa.motivation.seasons import programmes
from qa.ui.bar import title
from qa.ui.game_rules import game_rules
from qa.ui.notice import empty
from qa.ui.seasons import editor, under_way
from qa.ui.session import _, guard

viewer = guard("supervisor", "lead", title="一季", short="一季", icon="flag")
title(viewer, _("这一季奖什么，人人有份吗？"))
known = programmes(viewer.reader)
if known:
    programme = st.segmented_control(_("项目"), known, default=known[0], required=True) if len(known) > 1 else known[0]
    under_way(viewer, programme)
    editor(viewer, programme)
else:
    empty(_("还没有数据"), _("导入以后，这里能开一季。"))
game_rules()
