"""After somebody changed what contacts are told or judged by: they are done anew behind the page, which says so and is
drawn anew when they are."""

from __future__ import annotations

import time
from datetime import date

import streamlit as st

from qa.clock import this_day
from qa.pipeline import refresh_later
from qa.ui.session import _
from qa.ui.working import draws_anew_after


def told_anew(words: str, since: date | None = None) -> None:
    """Say what was done and that the numbers follow. `since`: the first day whose contacts it is for."""
    draws_anew_after(refresh_later())
    later = since is not None and since > this_day()
    more = (
        _("{day} 起的联络按它评，以前的不变。").format(day=since) if later else _("联络正在重判，判完这一页自己更新。")
    )
    st.session_state["done"] = (words + more, time.monotonic())
