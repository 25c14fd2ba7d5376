"""The mood line: how the customer felt from the first message to the last, drawn small above the transcript."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.ui.session import _

WIDTH, HEIGHT, MARGIN = 640, 46, 6


def mood_line(messages: list[dict]) -> None:
    """Nothing is drawn for fewer than three messages of the customer."""
    felt = [(m["message_seq"], m["sentiment"], m["text"]) for m in messages if m["sentiment"] is not None]
    if len(felt) < 3:
        return
    step = (WIDTH - 2 * MARGIN) / (len(felt) - 1)
    points = [(MARGIN + i * step, HEIGHT / 2 - mood * (HEIGHT / 2 - MARGIN), mood, text) for i, (_seq, mood, text) in enumerate(felt)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, *_rest in points)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" class="{"low" if mood <= -0.25 else "high" if mood >= 0.25 else ""}">'
        f"<title>{escape(f'{mood:+.2f}  {text[:40]}')}</title></circle>"
        for x, y, mood, text in points
    )
    first, last = felt[0][1], felt[-1][1]
    words = _("开始 {a:+.0f}，结束 {b:+.0f}").format(a=first * 100, b=last * 100)
    st.html(
        f'<div class="x-mood"><div class="x-note">{escape(_("客户情绪"))}　{escape(words)}</div><svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(_("客户情绪"), quote=True)}"><line x1="0" x2="{WIDTH}" y1="{HEIGHT / 2}" y2="{HEIGHT / 2}"/><polyline points="{line}"/>{dots}</svg></div>'
    )
