"""What nobody has named yet: clusters of the contacts without a reason, each with its words and examples to open."""

from __future__ import annotations

import streamlit as st

from qa.ui.bar import Window
from qa.ui.literal import literal
from qa.ui.menu import REVIEW
from qa.ui.session import Viewer, _
from qa.voice.themes import unknown_clusters

SHOWN = 3


def unknowns(viewer: Viewer, window: Window) -> None:
    """A switch, and behind it the clusters of unknown contacts: it reads all of the period, so it is asked for."""
    if not st.toggle(_("把它们归成几堆"), key="mine_unknown"):
        st.caption(_("打开后按用词把还没归类的联络归成几堆，每堆用客户自己的词起名。"))
        return
    with st.spinner(_("正在归类 …")):
        found = unknown_clusters(viewer.reader, window.question)
    if not found:
        st.text(_("还没归类的联络太少，或者各说各的，归不成堆。"))
    if found:
        st.caption(
            _("{n} 通归成了 {piles} 堆，其余的各说各的。").format(n=f"{sum(c['n'] for c in found):,}", piles=len(found))
        )
    for cluster in found:
        with st.expander(literal(f"{cluster['name']} · {cluster['n']:,}")):
            for contact, words in cluster["examples"][:SHOWN]:
                st.text(words[:90])
                st.page_link(
                    REVIEW.file,
                    label=_("看这通"),
                    icon=":material/arrow_forward:",
                    query_params=window.address | {"contact": contact},
                )
