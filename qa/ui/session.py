"""Who is looking: role, scope, language; the guard that stands first in every page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from qa.access.reading import Reader
from qa.access.roles import busiest, scope_for
from qa.scope import ROLES, Scope
from qa.settings import setting
from qa.translation import LANGUAGES, translate
from qa.warehouse.store import shared


@dataclass(frozen=True)
class Viewer:
    """The person at the screen. In the demo anybody on this machine may take any role; the frame says so."""

    reader: Reader
    language: str

    @property
    def scope(self) -> Scope:
        """What the viewer may see."""
        return self.reader.scope

    @property
    def role(self) -> str:
        """The viewer's role."""
        return self.scope.role


def language() -> str:
    """The viewer's language: zh or en."""
    return st.session_state.get("language") or str(setting("language"))


def _(text: str) -> str:
    """Text in the viewer's language."""
    return translate(text, language())


def pick(zh: str, en: str) -> str:
    """One of a declared thing's two languages."""
    return zh if language() == "zh" else en


def start() -> Viewer:
    """Set the session up from the address, once; afterwards the session decides and the address follows."""
    state, asked = st.session_state, st.query_params
    if "language" not in state:
        state["language"] = asked.get("lang") if asked.get("lang") in LANGUAGES else str(setting("language"))
    if "role" not in state:
        state["role"] = asked.get("role") if asked.get("role") in ROLES else "supervisor"
        state["as_team"], state["as_agent"] = asked.get("as_team"), asked.get("as_agent")
    viewer = viewer_now()
    state["viewer"] = viewer
    return viewer


def viewer_now() -> Viewer:
    """Who looks, with the reader of their scope, as of this moment."""
    state, store = st.session_state, shared()
    opened = state.setdefault("opened", [])
    if not Reader(store).has_facts:
        return Viewer(
            Reader(store, Scope(f"demo-{state['role']}", state["role"], teams=(), agent=""), opened), state["language"]
        )
    for name, column in (("as_team", "team_id"), ("as_agent", "agent_id")):
        if not state.get(name):
            state[name] = busiest(store, column)
    return Viewer(
        Reader(store, scope_for(store, state["role"], state["as_team"], state["as_agent"]), opened), state["language"]
    )


def open_to(*menu: str, reach: tuple[str, ...] = (), title: str, icon: str, home_of: tuple[str, ...] = ()) -> Viewer:
    """The viewer, or a stop when the role may not be here; for pages that need no data yet. What a page is called and
    whose it is, menu.py reads from here."""
    viewer = st.session_state.get("viewer")
    if viewer is None or viewer.role not in menu + reach:
        st.warning(_("这一页不在你的菜单里。"))
        st.stop()
    return viewer


def guard(*menu: str, **declared) -> Viewer:
    """The first line of every page: the viewer, or a stop when the role may not be here or nothing was imported yet."""
    viewer = open_to(*menu, **declared)
    if not viewer.reader.has_facts:
        st.info(
            _(
                "还没有数据。请管理员在「导入」页放进一个导出文件，或运行 python -m qa import"
                " 路径；也可以建一个示范中心：python -m qa demo。"
            )
        )
        st.stop()
    return viewer
