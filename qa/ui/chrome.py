"""The frame around every page: whose eyes we look through, the language, what is still loading."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.metrics.dimensions import labels
from qa.scope import ROLES
from qa.translation import LANGUAGES
from qa.ui.filters import address
from qa.ui.menu import PLACES
from qa.ui.session import Viewer, _
from qa.ui.theme import STYLE
from qa.ui.working import work_line

ROLE_NAMES = {"supervisor": "班组长", "reviewer": "质检员", "executive": "管理层", "agent": "坐席", "admin": "管理员"}


def _take(name: str) -> None:
    st.session_state[name] = st.session_state[f"choose_{name}"]
    if name == "role":
        st.session_state.pop("filters", None)


def _chooser(label: str, name: str, options: list, shown) -> None:
    if options:
        st.session_state[f"choose_{name}"] = (
            st.session_state.get(name) if st.session_state.get(name) in options else options[0]
        )
        st.selectbox(label, options, format_func=shown, key=f"choose_{name}", on_change=_take, args=(name,))


def frame(viewer: Viewer) -> None:
    """Style, brand, role and language, menu: what stands around every page."""
    st.html(STYLE)
    with st.sidebar:
        st.html('<div class="x-brand">心声<span>Xinsheng</span></div>')
        for place in PLACES:
            if viewer.role in place.menu:
                st.page_link(place.file, label=_(place.title), icon=place.icon, query_params=address())
        st.divider()
        _chooser(_("以谁的眼睛看"), "role", list(ROLES), lambda r: _(ROLE_NAMES[r]))
        if viewer.role == "supervisor":
            teams = labels(viewer.reader, "team", viewer.language)
            _chooser(_("班组"), "as_team", sorted(teams), teams.get)
        elif viewer.role == "agent":
            agents = labels(viewer.reader, "agent", viewer.language)
            _chooser(_("坐席"), "as_agent", sorted(agents), lambda a: f"{agents.get(a, a)} {a.split('/', 1)[-1]}")
        st.html(f'<div class="x-note">{escape(_("示范：只在本机可见，角色可自由切换。"))}</div>')
        _chooser("语言 Language", "language", list(LANGUAGES), LANGUAGES.get)
    with st.container(
        key="work"
    ):  # floats in the header: what stands below must not move when work begins or ends, or a click would miss
        work_line()
