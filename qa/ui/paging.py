"""The two buttons under a list that is longer than a page; which page it is stands in the address."""

from __future__ import annotations

import streamlit as st

from qa.ui import address
from qa.ui.session import _


def turning(page: int, is_last: bool, is_by_time: bool = True) -> None:
    """Nothing where there is one page. `is_by_time`: the newest stand first, so the buttons say newer and older."""
    if page <= 1 and is_last:
        return
    back, on = (_("新一些"), _("早一些")) if is_by_time else (_("上一页"), _("下一页"))
    with st.container(horizontal=True):
        st.button(back, disabled=page <= 1, on_click=lambda: address.go(page=str(page - 1)), key="newer")
        st.button(on, disabled=is_last, on_click=lambda: address.go(page=str(page + 1)), key="older")
