"""Parts of a page that widgets cannot be: a component a file, its script and style beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent


@cache
def _text(name: str) -> str:
    return (FOLDER / name).read_text("utf-8") + "\n"


def part(name: str, data: dict, key: str, also: tuple[str, ...] = (), **more):
    """Draw a component: `name`.js exports what draws `data` into `.part`, `name`.css is its own style; `also`: more
    scripts."""
    drawn = st.components.v2.component(
        f"xinsheng_{name}",
        html='<div class="part"></div>\n',
        css=_text(f"{name}.css"),
        js="".join(_text(f"{one}.js") for one in ("elements", *also, name)),
    )
    return drawn(key=key, data=data, **more)
