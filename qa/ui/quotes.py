"""A customer's own words, masked, with where they come from; never through Markdown."""

from __future__ import annotations

from datetime import datetime
from html import escape

import streamlit as st

from qa.channels import CHANNELS
from qa.ui.format import when
from qa.ui.session import _, pick
from qa.ui.transcript import MASK


def quote(text: str, channel: str, at: datetime, about: str = "", like_this: int | None = None) -> None:
    source = " · ".join(
        part for part in (channel and pick(*CHANNELS.get(channel, ("其他", "Other"))), when(at), about) if part
    )
    if like_this:
        source = _("{n} 个同类联络中的 1 个").format(n=f"{like_this:,}") + " · " + source
    words = MASK.sub(r'<span class="x-mask">\1</span>', escape(text))
    st.html(f'<div class="x-quote">「{words}」<div class="from">{escape(source)}</div></div>')
