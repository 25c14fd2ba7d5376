"""Unmasked words on screen: a reason first, then the words for a while, as plain text."""

from __future__ import annotations

import streamlit as st

from qa.adapters.unmasking import ask, minutes_left, unmasked
from qa.ui.form import refusals
from qa.ui.session import Viewer, _

SPEAKERS = {"customer": "客户", "agent": "坐席", "bot": "机器人"}


def unmasking(viewer: Viewer, interaction_id: str) -> None:
    """The form, or the words with the minutes that are left."""
    left = minutes_left(viewer.reader, interaction_id)
    if not left:
        with st.form(f"unmask_{interaction_id}", border=False):
            reason = st.text_input(_("为什么要看（记入审计，坐席和审计员看得到）"), key=f"why_{interaction_id}")
            if st.form_submit_button(_("打开 15 分钟")):
                with refusals():
                    ask(viewer.reader, interaction_id, reason)
                    st.rerun()
        return
    st.caption(_("还开着 {n} 分钟；不要抄到别处。").format(n=left))
    with refusals():
        for row in unmasked(viewer.reader, interaction_id):
            st.text(f"{_(SPEAKERS.get(row['speaker'], row['speaker']))}：{row['text']}")
