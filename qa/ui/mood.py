"""The mood line: how the customer felt from the first message to the last, drawn small above the transcript."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.ui.drawing import drawn
from qa.ui.session import _

WIDTH, HEIGHT, MARGIN = 640, 46, 6
LOW, MIDDLE, HIGH = "#d08a1d", "#7b8b8a", "#149488"


def mood_line(messages: list[dict]) -> None:
    """Nothing is drawn for fewer than three messages of the customer."""
    felt = [m["sentiment"] for m in messages if m["sentiment"] is not None]
    if len(felt) < 3:
        return
    step = (WIDTH - 2 * MARGIN) / (len(felt) - 1)
    points = [(MARGIN + i * step, HEIGHT / 2 - mood * (HEIGHT / 2 - MARGIN), mood) for i, mood in enumerate(felt)]
    line = "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y, _mood in points)
    dots = "".join(
        f'<path fill="{_colour(mood)}" d="M{x - 3:.1f},{y:.1f}a3,3 0 1,0 6,0a3,3 0 1,0 -6,0"/>' for x, y, mood in points
    )
    zero = f'<path stroke="{MIDDLE}" stroke-opacity="0.5" stroke-dasharray="3 4" d="M0,{HEIGHT / 2}H{WIDTH}"/>'
    drawing = drawn(
        f'{zero}<path fill="none" stroke="{MIDDLE}" stroke-width="1.3" d="{line}"/>{dots}', WIDTH, HEIGHT, "mood"
    )
    first, last = felt[0], felt[-1]
    words = _("开始 {a:+.0f}，结束 {b:+.0f}").format(a=first * 100, b=last * 100)
    st.html(f'<div class="x-mood"><div class="x-note">{escape(_("客户情绪"))}　{escape(words)}</div>{drawing}</div>')


def _colour(mood: float) -> str:
    return LOW if mood <= -0.25 else HIGH if mood >= 0.25 else MIDDLE
