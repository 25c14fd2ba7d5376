"""Good sentences on the screen: asked for beside the contact, answered by who said them, heard without a name."""

from __future__ import annotations

import streamlit as st

from qa.errors import QAError
from qa.motivation.examples import MAY_ASK, ask, asked_of_me, give
from qa.quality.scorecard import Scorecard
from qa.ui.format import when
from qa.ui.literal import failed, literal, try_out
from qa.ui.notice import notice
from qa.ui.quotes import quote
from qa.ui.session import Viewer, _, pick

MOST = 3


def ask_for_one(viewer: Viewer, whole: dict, card: Scorecard, items: dict[str, dict]) -> None:
    """Beside a contact: a sentence that did an item well, and what was good about it."""
    said = {m["message_seq"]: m["text"] for m in whole["messages"] if m["speaker"] == "agent"}
    good = {i: r["message_seq"] for i, r in items.items() if r["verdict"] == "met" and r.get("message_seq") in said}
    if viewer.role not in MAY_ASK or not whole["agent_id"] or not good:
        return
    names = {item.item_id: pick(item.zh, item.en) for item in card.items}
    with st.popover(_("想留一句当例子")), st.form(f"example_{whole['interaction_id']}", border=False):
        which = st.selectbox(
            _("哪一句"), list(good), format_func=lambda i: literal(f"{names.get(i, i)}：{said[good[i]][:40]}")
        )
        words = st.text_input(_("好在哪里（本人会看到）"), max_chars=120)
        if st.form_submit_button(_("问问本人")):
            try:
                ask(viewer.reader, whole["interaction_id"], good[which], card.scorecard_id, which, words)
            except QAError as problem:
                failed(problem)
            else:
                notice("done", _("问过去了，本人点头才会给别人看，不写名字。"))


def may_it(viewer: Viewer) -> None:
    """What one is asked for and has not answered."""
    for one in [a for a in asked_of_me(viewer.reader) if a.is_given is None][:MOST]:
        told = viewer.reader.about(
            [one.interaction_id], "select text from {message} where message_seq = ?", [one.message_seq]
        )
        if not told or not told[0]["text"]:
            continue
        with st.container(border=True, key=f"example_{one.number}"):
            st.text(_("{who} 写给你：{words}").format(who=one.by, words=one.words))
            quote(told[0]["text"], "other", one.at)
            st.text(_("想留给大家当例子，不写你的名字，可以吗？随时能收回。"))
            with st.container(horizontal=True):
                if st.button(_("可以"), key=f"give_{one.number}", type="primary"):
                    try_out(lambda one=one: give(viewer.reader, one.number, True))
                if st.button(_("先不要"), key=f"keep_{one.number}"):
                    try_out(lambda one=one: give(viewer.reader, one.number, False))


def given_ones(viewer: Viewer) -> None:
    """What one gave, to take back; nothing without any."""
    found = [a for a in asked_of_me(viewer.reader) if a.is_given]
    if not found:
        return
    with st.expander(_("你留给大家的 {n} 句").format(n=len(found))):
        for one in found:
            st.text(f"{when(one.at)}　{one.words}")
            if st.button(_("收回来"), key=f"back_{one.number}", type="tertiary"):
                try_out(lambda one=one: give(viewer.reader, one.number, False))
