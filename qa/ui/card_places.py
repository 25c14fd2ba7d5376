"""Where in a contact a condition looks."""

from __future__ import annotations

import streamlit as st

from qa.quality.places import Place, parse_place
from qa.ui.rule_words import NTH_NAMES, condition_words
from qa.ui.session import _

PLACE_NAMES = {
    "all": "整通",
    "first": "前几句",
    "last": "最后几句",
    "first s": "开头几秒",
    "last s": "最后几秒",
    "from": "第几句到第几句",
    "before": "在某一条之前",
    "after": "在某一条之后",
    "around": "在某一条前后",
    "with": "和某一条同一句",
}


def place(key: str, before: str, others: list[str], shown: dict[str, dict]) -> str:
    """Where a condition looks, chosen from lists. `others`: conditions it may lean on."""
    was = parse_place(before) or Place("all")
    kind = f"{was.kind} s" if was.kind in ("first", "last") and was.is_time else was.kind
    kinds = [k for k in PLACE_NAMES if others or k not in ("before", "after", "around", "with")]
    left, middle, right = st.columns(3)
    chosen = left.selectbox(
        _("在哪里"),
        kinds,
        kinds.index(kind) if kind in kinds else 0,
        format_func=lambda k: _(PLACE_NAMES[k]),
        key=f"{key}_kind",
    )
    if chosen == "all":
        return "all"
    if chosen == "from":
        first = middle.number_input(_("从第几句"), 1, 9999, max(1, was.count), key=f"{key}_from")
        to = right.number_input(_("到第几句"), 1, 9999, max(1, was.to), key=f"{key}_to")
        return f"from {first} to {max(first, to)}"
    if chosen.split()[0] in ("first", "last"):
        count = middle.number_input(_("多少"), 1, 9999, max(1, was.count or 3), key=f"{key}_n")
        return f"{chosen.split()[0]} {count}" + (" s" if chosen.endswith(" s") else "")
    now = st.session_state.get(f"{key}_other_kept", was.other)
    words = {name: condition_words(name, shown) if name in shown else _("还没存的一条") for name in others}
    other = middle.selectbox(
        _("哪一条"),
        others,
        others.index(now) if now in others else 0,
        format_func=words.get,
        key=f"{key}_other_{hash(tuple(words.values()))}",
    )
    st.session_state[f"{key}_other_kept"] = other
    nth = right.selectbox(
        _("哪一次"),
        list(NTH_NAMES),
        list(NTH_NAMES).index(was.nth) if was.nth in NTH_NAMES else 0,
        format_func=lambda n: _(NTH_NAMES[n]),
        key=f"{key}_nth",
    )
    count = 0
    if chosen != "with":
        count = right.number_input(_("几句以内（0 是不限）"), 0, 999, was.count, key=f"{key}_near")
    return f"{chosen} {other}" + ("" if nth == "first" else f".{nth}") + (f" {count}" if count else "")
