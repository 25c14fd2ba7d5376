"""A rule put together from lists: what to listen for, whose words, where, and which of these have to come together."""

from __future__ import annotations

import streamlit as st

from qa.editing.alternatives import alternatives, as_rule
from qa.quality.operator import operators
from qa.quality.phrase_lists import lists
from qa.ui.card_fields import field
from qa.ui.card_places import place
from qa.ui.rule_words import WHO_NAMES, condition_words
from qa.ui.session import _, pick


def conditions_of(key: str, before: dict[str, dict]) -> dict[str, dict]:
    """The conditions as they stand in the fields, each with its own; added and taken away here."""
    names = st.session_state.setdefault(f"{key}_names", list(before) or ["c1"])
    found: dict[str, dict] = {}
    for name in list(names):
        with st.container(border=True):
            head, away = st.columns([5, 1], vertical_alignment="center")
            found[name] = _condition(f"{key}_{name}", before.get(name, {"op": "keyword"}), names, name, before)
            number = names.index(name) + 1
            shown = {n: found.get(n) or before.get(n) or {"op": "keyword"} for n in names}
            head.caption(f"{number}. {condition_words(name, shown)}")
            if len(names) > 1 and away.button("✕", key=f"{key}_{name}_away", help=_("拿掉这一条"), type="tertiary"):
                names.remove(name)
                st.rerun()
    if st.button(_("再加一条"), key=f"{key}_more", icon=":material/add:", type="tertiary"):
        number = len(names) + 1
        while f"c{number}" in names or f"c{number}" in before:
            number += 1
        names.append(f"c{number}")
        st.rerun()
    return found


def _condition(key: str, before: dict, names: list[str], name: str, all_before: dict[str, dict]) -> dict:
    known = operators()
    left, right = st.columns(2)
    kinds = list(known)
    op = left.selectbox(
        _("认什么"),
        kinds,
        kinds.index(before["op"]) if before.get("op") in kinds else 0,
        format_func=lambda o: pick(known[o].zh, known[o].en),
        key=f"{key}_op",
    )
    same = before if before.get("op") == op else {}
    made = {"op": op}
    called = st.text_input(_("给这一条起个名字（可空）"), same.get("zh", ""), key=f"{key}_{op}_zh", max_chars=30)
    if called.strip():
        made |= {"zh": called.strip()} | ({"en": same["en"]} if called == same.get("zh") and "en" in same else {})
    parameters = known[op].parameters
    if "who" in parameters:
        among = parameters["who"].among
        usual = "any" if op == "finding" else "customer" if op == "sentiment" else "agent"
        at = same.get("who", usual)
        who = right.selectbox(
            _("谁说的"), among, among.index(at), format_func=lambda w: _(WHO_NAMES[w]), key=f"{key}_{op}_who"
        )
        if who != usual or "who" in same:
            made["who"] = who
    if op == "keyword":
        made |= _from_list(key, same)
    columns = st.columns(2)
    for at, (named, parameter) in enumerate(p for p in parameters.items() if p[0] != "who"):
        if op == "keyword" and named == "words" and made.get("list"):
            continue
        with columns[at % 2]:
            value = field(f"{key}_{op}_{named}", named, parameter, same.get(named))
        if value not in (None, "", []) and not (value is False and named not in same):
            made[named] = value
    where = (
        "all"
        if op == "model"
        else place(f"{key}_where", before.get("where", "all"), [n for n in names if n != name], all_before)
    )
    return made if where == "all" else made | {"where": where}


def _from_list(key: str, same: dict) -> dict:
    known = lists()
    options = ["", *known]
    at = same.get("list", "")
    name = st.selectbox(
        _("词从哪来"),
        options,
        options.index(at) if at in options else 0,
        format_func=lambda n: _("写在这里") if not n else _("词表：{name}").format(name=pick(known[n].zh, known[n].en)),
        key=f"{key}_list",
    )
    return {"list": name} if name else {}


def ways_of(key: str, label: str, before: str, conditions: dict[str, dict], may_be_empty: bool = False) -> str:
    """A rule as alternatives of what must and must not hold, chosen from the conditions."""
    ways = alternatives(before) or [()]
    count = st.session_state.setdefault(f"{key}_count", len(ways))
    options = [sign + name for name in conditions for sign in ("", "!")]
    chosen = []
    for at in range(count):
        # What is chosen outlives its words: when they are written anew the field is another one.
        kept, words = f"{key}_{at}_kept", [condition_words(one, conditions) for one in options]
        here = st.session_state.get(kept, ways[at] if at < len(ways) else ())
        st.session_state[kept] = st.multiselect(
            label if at == 0 else _("或者"),
            options,
            [one for one in here if one in options],
            format_func=dict(zip(options, words)).get,
            key=f"{key}_{at}_{hash(tuple(words))}",
            placeholder=_("总是") if may_be_empty and count == 1 else _("选条件，选了几条就要都成立"),
        )
        chosen.append(st.session_state[kept])
    if st.button(_("或者…"), key=f"{key}_or", type="tertiary", icon=":material/add:"):
        st.session_state[f"{key}_count"] = count + 1
        st.rerun()
    return as_rule([tuple(way) for way in chosen])
