"""What customers praise, each with a sentence of theirs."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.channels import CHANNELS
from qa.ui.bar import Window
from qa.ui.format import when
from qa.ui.session import Viewer, _, pick
from qa.ui.transcript import masked_html
from qa.voice.praise import PRAISE_NAMES, praised

MOST = 3


def praise(viewer: Viewer, window: Window) -> None:
    """What customers thank for, each with a sentence."""
    found, many = praised(viewer.reader, window.question)
    if not found:
        return
    st.subheader(_("客户夸什么"))
    st.caption(_("{n} 次道谢说得出为什么。一句话可能算进几样。").format(n=f"{many:,}"))
    for one in found[:MOST]:
        words = masked_html(escape(one.quote["text"]), None)
        came = pick(*CHANNELS.get(one.quote["channel"], ("其他", "Other")))
        st.html(
            f'<div class="v-better"><b>{escape(_(PRAISE_NAMES[one.key]))}</b><em>{one.n:,}</em>'
            f"<span>「{words}」　{escape(came)} {escape(when(one.quote['started_at']))}</span></div>"
        )
