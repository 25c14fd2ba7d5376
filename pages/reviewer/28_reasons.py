"""咨询原因: why do customers contact us, and does the machine hear it as we would say it?"""

import streamlit as st

from qa.language.reasons.using import uses
from qa.ui import address
from qa.ui.bar import title
from qa.ui.form import said_done
from qa.ui.reasons import listed, opened
from qa.ui.reasons_edit import edit
from qa.ui.reasons_publish import editions, in_hand
from qa.ui.reasons_settle import how_right, to_settle
from qa.ui.reasons_unknown import piles
from qa.ui.session import _, guard

viewer = guard("reviewer", "lead", "supervisor", title="咨询原因", short="原因", icon="listening")
title(viewer, _("客户为什么联系我们？"))
said_done()
known = {use.name: use for use in uses(viewer.reader)}
chosen = known[opened(viewer, list(known.values()))]
in_hand(viewer, chosen)
PART_NAMES = {"list": "原因表", "unknown": "认不出的", "settle": "请你认一认", "editions": "版本"}
part = address.choice(
    st.segmented_control,
    _("看什么"),
    {name: _(words) for name, words in PART_NAMES.items()},
    "part",
    "list",
    label_visibility="collapsed",
)
if part == "list":
    # On a phone the reason that was opened stands before the list.
    with st.container(key="form_first" if address.at("reason") else "list_first"):
        left, right = st.columns([3, 2], gap="large")
    with left:
        listed(viewer, chosen)
    with right:
        edit(viewer, chosen)
elif part == "unknown":
    piles(viewer, chosen)
elif part == "settle":
    to_settle(viewer, chosen)
    how_right(viewer, chosen)
else:
    editions(viewer, chosen)
