"""Who is looking: role, scope, language; the guard that stands first in every page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from qa.access.holding import Held
from qa.access.mode import needs_sign_in
from qa.access.person import Person
from qa.access.reading import Reader
from qa.access.roles import busiest, is_known, scope_for, scope_of
from qa.access.sessions import BEGUN, COOKIE, holder
from qa.scope import ROLES, Scope
from qa.translation import translate
from qa.ui import address
from qa.ui.address import language
from qa.ui.notice import notice
from qa.ui.parts import part
from qa.warehouse.store import shared


@dataclass(frozen=True)
class Viewer:
    """The person at the screen. In the demo anybody on this machine may take any role; the frame says so, and there is
    no `person`."""

    reader: Reader
    language: str
    person: Person | None = None

    @property
    def scope(self) -> Scope:
        """What the viewer may see."""
        return self.reader.scope

    @property
    def role(self) -> str:
        """The viewer's role."""
        return self.scope.role


def _(text: str) -> str:
    """Text in the viewer's language."""
    return translate(text, language())


def pick(zh: str, en: str) -> str:
    """One of a declared thing's two languages."""
    return zh if language() == "zh" else en


def start() -> Viewer:
    """Who looks: the person who is signed in, in one of their roles; the demo lets anybody on this machine take any."""
    person = None
    if needs_sign_in():
        session = holder(st.context.cookies.get(COOKIE, ""), is_move=True)
        if session is None:
            notice("watch", translate("登录已经结束。"), translate("重新登录后，还回到这一页。"))
            part("alive", {"over": True, "may": ""}, key="alive")
            st.stop()
        person = session.person
        st.session_state["token_hash"] = session.token_hash
        tab = get_script_run_ctx()
        if tab is not None:
            BEGUN[tab.session_id] = session.token_hash
    st.session_state["person"] = person
    address.adopt(person.roles if person else ROLES, person.language if person else "")
    viewer = viewer_now()
    st.session_state["viewer"] = viewer
    return viewer


def viewer_now() -> Viewer:
    """Who looks, with the reader of their scope, as of this moment."""
    store, role, person = shared(), address.role(), st.session_state.get("person")
    opened = st.session_state.setdefault("opened", [])
    if person is not None:
        held = Held(st.session_state["token_hash"], person, role)
        return Viewer(Reader(store, scope_of(store, person, role), opened, held), language(), person)
    if not Reader(store).has_facts:
        return Viewer(Reader(store, Scope(f"demo-{role}", role, teams=(), agent=""), opened), language())
    whom = {}
    for name, column in (("as_team", "team_id"), ("as_agent", "agent_id")):
        if address.at(name) and not is_known(store, column, address.at(name)):
            address.drop(name)
        whom[name] = address.at(name) or busiest(store, column)
    return Viewer(Reader(store, scope_for(store, role, whom["as_team"], whom["as_agent"]), opened), language())


def open_to(
    *menu: str, reach: tuple[str, ...] = (), title: str, short: str, icon: str, home_of: tuple[str, ...] = ()
) -> Viewer:
    """The viewer, or a stop when the role may not be here; for pages that need no data yet. What a page is called and
    whose it is, menu.py reads from here."""
    viewer = st.session_state.get("viewer")
    if viewer is None or viewer.role not in menu + reach:
        notice("watch", _("这一页不在你的菜单里。"), _("从左边的菜单选一页，或换一个角色。"))
        st.stop()
    return viewer


def guard(*menu: str, **declared) -> Viewer:
    """The first line of every page: the viewer, or a stop when the role may not be here or nothing was imported yet."""
    viewer = open_to(*menu, **declared)
    if not viewer.reader.has_facts:
        from qa.ui.doors import doors  # they are drawn for a viewer, whom this module makes

        doors(viewer, _(declared["title"]))
        st.stop()
    return viewer
