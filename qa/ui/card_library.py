"""The library of items: each with how it is judged and how often that was wrong, to take into a card."""

from __future__ import annotations

import streamlit as st

from qa.editing.draft import items, put_item
from qa.editing.editions import save
from qa.editing.library import library
from qa.interval import wilson
from qa.quality.evidence import Evidence
from qa.ui import address
from qa.ui.literal import literal, try_out
from qa.ui.rule_words import rule_words
from qa.ui.session import Viewer, _, pick


def known_error(evidence: Evidence | None) -> str:
    """How often the machine was wrong about an item, as people found who judged without its word."""
    if evidence is None or not evidence.hits:
        return _("还没有人量过它判得多准：先只提示，不扣分。")
    low, high = wilson(evidence.is_right / evidence.hits, evidence.hits)
    words = _("盲评过 {n} 通：它说没做到的 {hits} 通里对 {right} 通（{low:.0%}–{high:.0%}），漏了 {missed} 通。")
    told = dict(n=evidence.blind, hits=evidence.hits, right=evidence.is_right, missed=evidence.overlooked)
    return words.format(**told, low=low, high=high)


def take_from_library(viewer: Viewer, name: str, card: dict) -> None:
    """An item of the library, with how it is judged and how often that was wrong."""
    with st.popover(_("从条目库里拿一项")):
        here = {item["zh"] for _section, item in items(card)}
        known = {entry.key: entry for entry in library() if entry.item["zh"] not in here}
        label = {key: f"{e.section} · {pick(e.item['zh'], e.item['en'])}" for key, e in known.items()}
        key = st.selectbox(_("哪一项"), list(label), None, format_func=label.get, key=f"take_{name}")
        if key is None:
            st.caption(_("库里有 {n} 项，每一项写着怎么判、错多少。").format(n=len(library())))
            return
        entry = known[key]
        st.text(pick(entry.item["why_zh"], entry.item["why_en"]))
        st.text(rule_words(entry.item["met"], entry.item["conditions"]))
        st.caption(literal(known_error(entry.evidence)))
        if st.button(_("放进草稿"), key=f"take_do_{name}"):

            def take() -> None:
                fresh, item_id = put_item(card, entry.section, entry.taken())
                save(viewer.scope, name, fresh)
                address.go(item=item_id)

            try_out(take)
