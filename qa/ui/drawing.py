"""Small drawings inside our own HTML: the browser's cleaner drops inline SVG, so a drawing travels as an image of
itself."""

from __future__ import annotations

from base64 import b64encode


def drawn(body: str, width: int, height: int, css: str) -> str:
    """An <img> of SVG elements on a canvas of the given size; it is stretched to its place."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' preserveAspectRatio="none">{body}</svg>'
    )
    return f'<img class="{css}" alt="" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'
