"""The colours of the house, light and dark: the same thing has the same one on every page."""

from __future__ import annotations

import streamlit as st

TOKENS = {
    "canvas": ("#f5f7f6", "#0f1516"),
    "surface": ("#ffffff", "#161e1f"),
    "sunk": ("#edf1f0", "#1d2728"),
    "line": ("#e1e7e5", "#263233"),
    "line2": ("#c6d1ce", "#3a4a4b"),
    "ink": ("#17211f", "#e6edeb"),
    "ink2": ("#42514e", "#b9c6c3"),
    "ink3": ("#5a6a67", "#93a4a0"),
    "brand": ("#0f766e", "#45cbbc"),
    "brand-soft": ("#e3f1ef", "#15302e"),
    "brand-mid": ("#378b82", "#34968c"),
    "on-brand": ("#ffffff", "#06201d"),
    "amber": ("#96480a", "#efab4c"),
    "amber-g": ("#c26a10", "#e89a32"),
    "amber-soft": ("#fcf3e4", "#2d2413"),
    "red": ("#b3261e", "#f3958c"),
    "red-soft": ("#fbedec", "#331c1b"),
    "band": ("#d5e9e6", "#1b3f3c"),
    "range": ("#dfe6e4", "#2a3738"),
    "field": ("#96cbc4", "#27665f"),
    "grid": ("#e8edec", "#222d2e"),
    "graph": ("#7b8b88", "#71827f"),
}
FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif'


def tokens_css() -> str:
    """The tokens as custom properties that follow the page's colour scheme."""
    return ":root{" + "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in TOKENS.items()) + "}"


def is_dark() -> bool:
    """Whether the viewer's theme is the dark one."""
    return st.context.theme.type == "dark"


def paint(name: str) -> str:
    """A token's colour in the viewer's theme, for what knows no custom properties: charts."""
    return TOKENS[name][is_dark()]
