"""The style of every page: tokens, icons, frame and parts. Nothing here ever holds text from data."""

from functools import cache
from pathlib import Path

from qa.ui.icons import icons_css
from qa.ui.tokens import tokens_css

CSS = Path(__file__).parent / "css"


@cache
def style() -> str:
    """One style element for the whole page."""
    told = "\n".join(path.read_text("utf-8") for path in sorted(CSS.glob("*.css")))
    return f"<style>{tokens_css()}{icons_css()}\n{told}</style>"
