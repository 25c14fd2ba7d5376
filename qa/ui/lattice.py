"""Badges as the windows of a garden wall: an outline that closes as the way is gone, filled once it is earned."""

from __future__ import annotations

from math import cos, pi, sin

from qa.ui.drawing import drawn
from qa.ui.icons import ICONS
from qa.ui.tokens import paint

SIZE, MIDDLE = 72, 36
# Within the outline a second one is drawn, so much smaller.
INNER = 0.86


def _petals(count: int, far: float, wide: float) -> str:
    """A blossom of `count` round petals: arcs between points on a circle."""
    turn = 2 * pi / count
    at = lambda k: (MIDDLE + far * sin(k * turn), MIDDLE - far * cos(k * turn))  # noqa: E731
    x, y = at(-0.5)
    arcs = "".join(f"A{wide} {wide} 0 0 1 {ax:.1f} {ay:.1f}" for ax, ay in (at(k + 0.5) for k in range(count)))
    return f"M{x:.1f} {y:.1f}{arcs}Z"


def _corners(count: int, far: float, turned: float = 0.0) -> str:
    points = ((2 * pi * (k + turned) / count) for k in range(count))
    return "M" + "L".join(f"{MIDDLE + far * sin(a):.1f} {MIDDLE - far * cos(a):.1f}" for a in points) + "Z"


SHAPES = {
    "ring": "M36 6a30 30 0 1 1 0 60a30 30 0 1 1 0-60Z",
    "begonia": _petals(4, 22, 16.5),
    "plum": _petals(5, 24, 15.5),
    "hexagon": _corners(6, 31),
    "octagon": _corners(8, 31, 0.5),
    "fan": "M4 24A46 46 0 0 1 68 24L52 58A24 24 0 0 0 20 58Z",
    "double": "M22 14L36 28L50 14L70 36L50 58L36 44L22 58L2 36Z",
    "gourd": "M36 4a13 13 0 0 1 8.500 22.800a21 21 0 1 1-17 0A13 13 0 0 1 36 4Z",
}
# Where the sign stands in a shape that is heavier below.
LOWER = {"gourd": 9, "fan": 4}


def window(shape: str, icon: str, reached: float, is_earned: bool) -> str:
    """The drawing as HTML; `reached`: 0 … 1 of the outline."""
    outline, brand, line = SHAPES[shape], paint("brand"), paint("line2")
    inner = f'<g transform="translate({MIDDLE} {MIDDLE}) scale({INNER}) translate(-{MIDDLE} -{MIDDLE})">'
    body = f'<path d="{outline}" fill="{paint("brand-soft") if is_earned else "none"}" stroke="{line}"/>'
    if is_earned:
        body = f'<path d="{outline}" fill="{paint("brand-soft")}" stroke="{brand}" stroke-width="2"/>'
        body += f'{inner}<path d="{outline}" fill="none" stroke="{brand}" stroke-width="1" opacity=".6"/></g>'
    elif reached > 0:
        body += (
            f'<path d="{outline}" fill="none" stroke="{brand}" stroke-width="2.2" pathLength="100"'
            f' stroke-dasharray="{100 * min(reached, 1):.0f} 100"/>'
        )
    sign = brand if is_earned else paint("ink3")
    top = MIDDLE - 12 + LOWER.get(shape, 0)
    body += (
        f'<g transform="translate({MIDDLE - 12} {top})" fill="none" stroke="{sign}" stroke-width="1.7"'
        f' stroke-linecap="round" stroke-linejoin="round">{ICONS[icon]}</g>'
    )
    return drawn(body, SIZE, SIZE, "x-window")
