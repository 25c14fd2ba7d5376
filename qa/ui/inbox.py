"""What people judged of one's own contacts since one last looked: a few lines, each with the way there."""

from __future__ import annotations

import streamlit as st

from qa.quality.contesting.acknowledging import acknowledge, unseen
from qa.ui import address
from qa.ui.format import when
from qa.ui.literal import try_out
from qa.ui.menu import REVIEW
from qa.ui.session import Viewer, _

MOST = 3


def inbox(viewer: Viewer) -> None:
    """The newest ones; nothing when there are none."""
    found = unseen(viewer.reader)
    if not found:
        return
    with st.container(border=True, key="inbox"):
        st.text(_("有 {n} 通新评的，看一眼，不同意可以申诉。").format(n=len(found)))
        with st.container(horizontal=True):
            for row in found[:MOST]:
                to = address.common() | {"contact": row["interaction_id"], "list": "all"}
                st.page_link(REVIEW.file, label=when(row["judged_at"]), query_params=to)


def seen_button(viewer: Viewer, interaction_id: str) -> None:
    """我看过了, under what people judged of this contact."""
    if interaction_id not in {row["interaction_id"] for row in unseen(viewer.reader)}:
        return
    if st.button(_("我看过了"), key=f"seen_{interaction_id}"):
        try_out(lambda: acknowledge(viewer.reader, interaction_id))
