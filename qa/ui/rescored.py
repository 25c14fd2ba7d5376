"""After somebody changed what contacts are told or judged by: they are done anew behind the page, which says so and is
drawn anew when they are."""

from __future__ import annotations

import time

import streamlit as st

from qa.pipeline import refresh_later
from qa.ui.session import _
from qa.ui.working import draws_anew_after


def told_anew(words: str) -> None:
    """Say what was done and that the numbers follow."""
    draws_anew_after(refresh_later())
    st.session_state["done"] = (words + _("联络正在重判，判完这一页自己更新。"), time.monotonic())
