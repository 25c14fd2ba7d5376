"""A conversation as a page to read: who said what, in order; no scores, no names, and its sound where there is any."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.metrics.lists import contact
from qa.ui.notice import empty
from qa.ui.session import Viewer, _, pick
from qa.ui.sound import player
from qa.ui.transcript import clock, masked_html

SPEAKERS = {
    "customer": ("客户", "Customer"),
    "agent": ("坐席", "Agent"),
    "bot": ("机器人", "Bot"),
    "system": ("系统", "System"),
}
MOST = 200


def read_on(viewer: Viewer, interaction_id: str, message_seq: int) -> None:
    """A button that opens the conversation, the sentence it was about marked."""
    if st.button(_("听前后"), icon=":material/play_arrow:", key=f"read_{interaction_id}"):
        st.dialog(_("前后都说了什么"), width="large")(_read)(viewer, interaction_id, message_seq)


def _read(viewer: Viewer, interaction_id: str, message_seq: int) -> None:
    whole = contact(viewer.reader, interaction_id, ("messages",))
    if whole is None or not whole["messages"]:
        empty(_("这通的原话已经抹去"), _("到期了，或客户要求删除；评分和统计还在。"))
        return
    player(viewer, interaction_id)
    lines = []
    for said in whole["messages"][:MOST]:
        marked = " on" if said["message_seq"] == message_seq else ""
        who = escape(pick(*SPEAKERS.get(said["speaker"], ("其他", "Other"))))
        words = masked_html(escape(said["text"] or ""), said.get("masked_because"))
        lines.append(f'<p class="{said["speaker"]}{marked}"><b>{who}</b><span>{words}</span><i>{clock(said)}</i></p>')
    st.html(f'<div class="v-read">{"".join(lines)}</div>')
