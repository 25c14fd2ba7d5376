"""客户之声: what do customers say, what most needs a decision, and what got better?"""

import streamlit as st

from qa.ui.bar import bar
from qa.ui.findings import three
from qa.ui.praise import praise
from qa.ui.session import _, guard
from qa.ui.voice_lists import better, by_reason, not_known, side_by_side
from qa.ui.voice_picture import picture
from qa.voice.topics import topics

viewer = guard(
    "executive",
    "client",
    reach=("supervisor", "lead"),
    title="客户之声",
    short="客户之声",
    icon="voice",
    home_of=("executive", "client"),
)
window = bar(viewer, _("客户在说什么？"), "programme", "channel")
found = topics(viewer.reader, window.question, window.before)
told = three(viewer, window, found)
if found:
    left, right = st.columns([8, 4], gap="large")
    with left:
        picture(viewer, window, found, {(one.topic.programme_id, one.topic.reason_id) for one in told})
    with right:
        better(viewer, found)
        praise(viewer, window)
    side_by_side(viewer, window, found)
    by_reason(viewer, window, found)
    not_known(viewer, window, found)
