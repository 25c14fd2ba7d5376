"""What is looked at is in the address: read from it, and written to it once a choice.

A choice is one step of the Back button; opening a page writes nothing, so that Back, F5 and a link in another browser
open the same view. What the address says and nobody knows is dropped and said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import uuid4

import streamlit as st

from qa.scope import ROLES
from qa.settings import setting
from qa.translation import LANGUAGES
from qa.ui.parts import part

if TYPE_CHECKING:
    from qa.ui.menu import Place

COMMON = ("role", "lang", "as_team", "as_agent", "period", "against", "programme", "team", "channel", "queue")
NARROWS = (
    "hour",
    "half",
    "slot",
    "week",
    "month",
    "weekday",
    "segment",
    "purpose",
    "node",
    "tried",
    "cause",
    "reason",
    "agent",
)
OF_PAGE = (
    *NARROWS,
    "item",
    "metric",
    "variant",
    "missed",
    "day",
    "by",
    "across",
    "customer",
    "why",
    "contact",
    "within",
    "partner",
    "list",
    "page",
    "tile",
    "on",
    "marks",
    "numbers",
    "taxonomy",
    "card",
    "part",
)
USUAL = {"role": "supervisor", "period": "14d", "against": "before"}


def adopt(roles: tuple[str, ...] = ROLES, own_language: str = "") -> None:
    """At the start of a run: an address that is not the one this session wrote is what somebody wants to see. `roles`:
    what the person may be, the usual one first."""
    st.session_state["roles"], st.session_state["own_language"] = roles, own_language
    asked = {name: st.query_params[name] for name in st.query_params}
    if asked == st.session_state.get("written"):
        return
    known = {name: value[:200] for name, value in asked.items() if name in COMMON + OF_PAGE and value}
    checks = {"role": roles, "lang": LANGUAGES}
    wrong = {name for name, options in checks.items() if name in known and known[name] not in options}
    st.session_state["unknown"] = sorted(f"{name}={known.pop(name)}" for name in wrong)
    st.session_state["looked_at"], st.session_state["written"] = known, asked


def at(name: str, usual: str = "") -> str:
    """What the address says of a part, or what is usual."""
    return st.session_state.get("looked_at", {}).get(name) or usual or USUAL.get(name, "")


def role() -> str:
    """Whose eyes the viewer looks through."""
    roles = st.session_state.get("roles", ROLES)
    asked = at("role")
    return asked if asked in roles else roles[0]


def language() -> str:
    """zh or en."""
    return at("lang") or st.session_state.get("own_language") or str(setting("language"))


def drop(name: str) -> None:
    """A part that means nothing here: said, and left out."""
    st.session_state.setdefault("unknown", []).append(f"{name}={st.session_state['looked_at'].pop(name)}")


def go(**changes: str | None) -> None:
    """A choice: one step of the address. None takes a part out; a list begins at its first page again."""
    state = dict(st.session_state.get("looked_at", {}))
    if "page" not in changes:
        state.pop("page", None)
    for name, value in changes.items():
        if value in (None, "", USUAL.get(name)):
            state.pop(name, None)
        else:
            state[name] = str(value)
    st.session_state["looked_at"] = st.session_state["written"] = state
    st.session_state["unknown"] = []
    st.query_params.from_dict(state)


def common() -> dict[str, str]:
    """What a link to another page carries."""
    return {name: value for name, value in st.session_state.get("looked_at", {}).items() if name in COMMON}


def here() -> dict[str, str]:
    """What is looked at on this page."""
    return dict(st.session_state.get("looked_at", {}))


def whole() -> dict[str, str]:
    """Every part of what is looked at, the usual ones written out: the link to hand on."""
    return USUAL | {"lang": language()} | st.session_state.get("looked_at", {})


def link(page: Place, **parts: str) -> str:
    """The address of another page with the same filters and these parts."""
    return f"/{page.url}?{urlencode(common() | parts)}"


def number(name: str, usual: int = 0, most: int = 100_000) -> int:
    """A whole number of the address from 0 to `most`; the usual one where it is none."""
    told = at(name)
    return min(int(told), most) if told.isascii() and told.isdecimal() and len(told) < 10 else usual


def visit(page: Place, **parts: str) -> None:
    """Lead there now, as one step of the Back button; for what only the server heard: a click in a chart."""
    part("visit", {"href": link(page, **parts), "nonce": uuid4().hex}, key="visit")


def choice(draw: Callable, label: str, options: dict[str, str], name: str, usual: str, **more) -> str:
    """A native choice whose value is a part of the address. `draw`: st.segmented_control and its like."""
    key = f"at_{name}"
    value = at(name, usual) if at(name, usual) in options else usual
    st.session_state[key] = value
    draw(
        label,
        list(options),
        format_func=options.get,
        key=key,
        on_change=lambda: go(**{name: st.session_state[key] if st.session_state[key] != usual else None}),
        **more,
    )
    return value
