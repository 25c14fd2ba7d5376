"""Badge cards: earned, or how close; the condition is always in view."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.ui.session import _, pick


def badge_cards(found: list[dict]) -> None:
    for column, one in zip(st.columns(max(1, len(found))), found):
        badge = one["badge"]
        reached = 1.0 if one["earned_on"] else one["reached"]
        state = (
            _("已获得 {day}").format(day=one["earned_on"])
            if one["earned_on"]
            else _("数据还不够")
            if reached is None
            else _("已走到 {n}%").format(n=round(reached * 100))
        )
        figures = badge.figures(str(one["because"] or ""), 0 if pick("zh", "en") == "zh" else 1)
        column.html(
            f'<div class="x-badge {"earned" if one["earned_on"] else ""}"><b>{escape(badge.icon)}'
            f" {escape(pick(badge.zh, badge.en))}</b>"
            f'<div class="bar"><i style="width:{round((reached or 0) * 100)}%"></i></div>'
            f"<div>{escape(pick(badge.sentence_zh, badge.sentence_en))}</div>"
            f'<div class="x-note">{escape(state)}　{escape(figures)}</div></div>'
        )
