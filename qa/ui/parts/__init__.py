"""Parts of a page that widgets cannot be: a component a file, its script and style beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent


@cache
def _text(name: str) -> str:
    return (FOLDER / name).read_text("utf-8") + "\n"


def part(name: str, data: dict, key: str, **more):
    """Draw a component: `name`.js exports what draws `data` into `.part`, `name`.css is its own style."""
    drawn = st.components.v2.component(
        f"xinsheng_{name}",
        html='<div class="part"></div>\n',
        css=_text(f"{name}.css"),
        js=_text("elements.js") + _text(f"{name}.js"),
    )
    return drawn(key=key, data=data, **more)
