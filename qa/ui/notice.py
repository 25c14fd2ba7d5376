"""What the house says by itself, in its own palette: a word, what to watch, what went wrong, and an empty page."""

from __future__ import annotations

from html import escape

import streamlit as st

SIGNS = {"told": "info", "done": "check", "watch": "warn", "wrong": "cross"}


def notice(kind: str, what: str, more: str = "") -> None:
    """A line in bold and a line of what to do. `kind`: told, done, watch or wrong."""
    role = ' role="alert"' if kind == "wrong" else ' role="status"'
    rest = f"<span>{escape(more)}</span>" if more else ""
    st.html(f'<div class="x-notice {kind}"{role}><i class="i i-{SIGNS[kind]}"></i><b>{escape(what)}</b>{rest}</div>')


def empty(what: str, why: str = "") -> None:
    """Nothing is here: why, and what to do."""
    st.html(f'<div class="x-empty"><i class="i i-voice"></i><b>{escape(what)}</b><span>{escape(why)}</span></div>')
