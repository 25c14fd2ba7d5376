"""What nobody has named yet, in piles; a pile becomes a reason of the draft in one click."""

from __future__ import annotations

import time

import streamlit as st

from qa.language.reasons.draft import groups, put
from qa.language.reasons.editions import save
from qa.language.reasons.using import Use
from qa.metrics.question import Question
from qa.ui import address
from qa.ui.literal import literal, try_out
from qa.ui.menu import REVIEW
from qa.ui.notice import empty
from qa.ui.reasons import may_edit, shown, span
from qa.ui.session import Viewer, _
from qa.ui.working import wait_for
from qa.voice.piles import unknown_clusters, unknown_openings

EXAMPLES = 8


def piles(viewer: Viewer, chosen: Use) -> None:
    """The largest first, with what customers said."""
    since, until = span(viewer)
    if not chosen.programmes:
        empty(_("还没有项目在用"), _("用到一个项目上，这里就有认不出的联络。"))
        return
    key, question = f"piles_{chosen.name}", Question(since, until, {"programme": chosen.programmes})
    if st.button(_("把认不出的归成堆")):
        st.session_state[key] = wait_for("正在归类 …", lambda job: unknown_clusters(viewer.reader, question, most=12))
    found = st.session_state.get(key)
    if found is None:
        st.caption(_("按用词把近 30 天认不出的联络归成堆，每堆用客户自己的话起名。"))
        return
    if not found:
        _one_by_one(viewer, question)
    for at, pile in enumerate(found):
        with st.container(border=True):
            st.markdown(f"**{literal(pile['name'])}**　{_('{n} 通').format(n=pile['n'])}")
            st.caption(literal("、".join(pile["words"])))
            for _contact, words in pile["examples"][:3]:
                st.text(words)
            _to_read(pile["examples"][0][0], _("看一通"))
            if may_edit(viewer):
                _make(viewer, chosen, found, at)


def _one_by_one(viewer: Viewer, question: Question) -> None:
    few = unknown_openings(viewer.reader, question)
    if not few:
        empty(_("没有认不出的"), _("近 30 天的联络都有原因。"))
        return
    st.caption(_("归不成堆：太少，或者各说各的。最近的 {n} 通：").format(n=len(few)))
    for contact, words in few:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.text(words[:90])
            _to_read(contact, _("看这通"))


def _to_read(contact: str, words: str) -> None:
    to = address.common() | {"contact": contact, "list": "all"}
    st.page_link(REVIEW.file, label=words, icon=":material/arrow_forward:", query_params=to)


def _make(viewer: Viewer, chosen: Use, found: list[dict], at: int) -> None:
    pile, draft = found[at], shown(viewer, chosen.name)
    with (
        st.form(f"pile_{chosen.name}_{pile['name']}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        zh = st.text_input(_("叫什么"), pile["name"].replace(" ", "")[:20], max_chars=20)
        known = [g["zh"] for g in groups(draft)] or [_("新的一组")]
        group = st.selectbox(_("分组"), known, None, accept_new_options=True, placeholder=_("选一个，或写一个新的"))
        if st.form_submit_button(_("做成一个原因")):
            examples = list(dict.fromkeys(words for _contact, words in pile["examples"]))
            fields = {"zh": zh, "words": pile["words"], "examples": examples[:EXAMPLES]}

            def make() -> None:
                save(viewer.scope, chosen.name, put(draft, group or "", fields)[0])
                del found[at]
                st.session_state["done"] = (_("「{reason}」放进了草稿。").format(reason=zh), time.monotonic())

            try_out(make)
