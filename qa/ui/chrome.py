"""The frame around every page: the rail of pages, whose eyes we look through, what is still at work."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.access.holding import mark_of
from qa.metrics.dimensions import labels
from qa.scope import ROLES
from qa.translation import LANGUAGES
from qa.ui import address
from qa.ui.icons import icon_url
from qa.ui.literal import literal
from qa.ui.menu import PLACES
from qa.ui.parts import part
from qa.ui.session import Viewer, _
from qa.ui.theme import style
from qa.ui.working import work_line

ROLE_NAMES = {
    "supervisor": "班组长",
    "reviewer": "质检员",
    "lead": "质检主管",
    "executive": "管理层",
    "client": "委托方",
    "agent": "坐席",
    "admin": "管理员",
    "auditor": "审计员",
}


def frame(viewer: Viewer, here: str) -> None:
    """Style, brand, menu, role and language: what stands around every page."""
    st.html(style() + _icons(here))
    with st.sidebar, st.container(key="rail"):
        st.html('<div class="x-mark" title="心声 Xinsheng"><i class="i i-voice"></i></div>')
        for place in PLACES:
            if viewer.role in place.menu:
                st.page_link(place.file, label=_(place.short), query_params=address.common())
        told = _("以谁的眼睛看") if viewer.person is None else viewer.person.name
        with st.container(key="whose"), st.popover(_(ROLE_NAMES[viewer.role]), help=literal(told)):
            _whose(viewer) if viewer.person is None else _myself(viewer)
    if viewer.person is not None:
        part("alive", {"over": False, "may": mark_of(viewer.person)}, key="alive")
    with st.container(key="work"):
        # It floats: what stands below must not move when work begins or ends, or a click would miss.
        work_line(viewer.role)


def _icons(here: str) -> str:
    """The icon of every page's place in the rail, and which one is open."""
    rules = "".join(f'.st-key-rail a[href^="{place.url}"]{{--m:{icon_url(place.icon)}}}' for place in PLACES)
    chosen = "{background:var(--brand-soft)!important;color:var(--brand)!important}"
    rules += f'.st-key-rail a[href^="{here}"]{chosen}' if here else ""
    return f"<style>{rules}</style>"


def _whose(viewer: Viewer) -> None:
    """Role, team or agent, language: in the demo anybody on this machine may take any role, and the frame says so."""
    _chooser(_("以谁的眼睛看"), "role", {role: _(ROLE_NAMES[role]) for role in ROLES}, viewer.role)
    if viewer.role == "supervisor":
        _chooser(
            _("班组"), "as_team", labels(viewer.reader, "team", viewer.language), next(iter(viewer.scope.teams), "")
        )
    elif viewer.role == "agent":
        names = labels(viewer.reader, "agent", viewer.language)
        shown = {agent: f"{name} {agent.split('/', 1)[-1]}" for agent, name in sorted(names.items())}
        _chooser(_("坐席"), "as_agent", shown, viewer.scope.agent)
    _chooser("语言 Language", "lang", dict(LANGUAGES), viewer.language)
    st.html(f'<div class="x-note">{escape(_("示范：只在本机可见，角色可自由切换。"))}</div>')


def _myself(viewer: Viewer) -> None:
    """Who is signed in: another of one's roles, language, one's account and the way out."""
    st.html(f'<div class="x-note">{escape(viewer.person.name)} · {escape(viewer.person.login)}</div>')
    if len(viewer.person.roles) > 1:
        _chooser(_("以哪个角色看"), "role", {role: _(ROLE_NAMES[role]) for role in viewer.person.roles}, viewer.role)
    _chooser("语言 Language", "lang", dict(LANGUAGES), viewer.language)
    st.html(f'<a class="x-note" href="/account" target="_self">{escape(_("我的账号与退出"))}</a>')


def _chooser(label: str, name: str, options: dict[str, str], chosen: str) -> None:
    if not options:
        return
    key = f"choose_{name}"
    st.session_state[key] = chosen if chosen in options else next(iter(options))
    st.selectbox(label, list(options), format_func=options.get, key=key, on_change=_take, args=(name, key))


def _take(name: str, key: str) -> None:
    """Another role begins with filters of its own."""
    keep = {"role": ("lang",), "lang": address.COMMON + address.OF_PAGE}.get(
        name, ("lang", "role", "period", "against")
    )
    gone = {part: None for part in address.COMMON + address.OF_PAGE if part not in (*keep, name)}
    address.go(**gone | {name: st.session_state[key]})
