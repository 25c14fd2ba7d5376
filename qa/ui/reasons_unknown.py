"""What nobody has named yet, in piles; a pile becomes a reason of the draft in one click."""

from __future__ import annotations

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
from qa.voice.themes import unknown_clusters

EXAMPLES = 8


def piles(viewer: Viewer, chosen: Use) -> None:
    """The largest first, with what customers said."""
    since, until = span(viewer)
    if not chosen.programmes:
        empty(_("还没有项目在用"), _("用到一个项目上，这里就有认不出的联络。"))
        return
    key = f"piles_{chosen.name}"
    if st.button(_("把认不出的归成堆")):
        question = Question(since, until, {"programme": chosen.programmes})
        st.session_state[key] = wait_for("正在归类 …", lambda job: unknown_clusters(viewer.reader, question, most=12))
    found = st.session_state.get(key)
    if found is None:
        st.caption(_("按用词把近 30 天认不出的联络归成堆，每堆用客户自己的词起名。"))
        return
    if not found:
        empty(_("归不成堆"), _("认不出的太少，或者各说各的。"))
    for at, pile in enumerate(found):
        with st.container(border=True):
            st.markdown(f"**{literal(pile['name'])}**　{pile['n']:,}")
            for contact, words in pile["examples"][:3]:
                st.text(words[:90])
            to = address.common() | {"contact": pile["examples"][0][0], "list": "all"}
            st.page_link(REVIEW.file, label=_("看一通"), icon=":material/arrow_forward:", query_params=to)
            if may_edit(viewer):
                _make(viewer, chosen, pile, at)


def _make(viewer: Viewer, chosen: Use, pile: dict, at: int) -> None:
    draft = shown(viewer, chosen.name)
    with st.form(f"pile_{chosen.name}_{at}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        zh = st.text_input(_("叫什么"), pile["name"].replace(" ", "")[:20], max_chars=20)
        group = st.selectbox(_("分组"), [g["zh"] for g in groups(draft)] or [_("新的一组")], accept_new_options=True)
        if st.form_submit_button(_("做成一个原因")):
            fields = {"zh": zh, "words": pile["name"].split(), "examples": [w for _c, w in pile["examples"][:EXAMPLES]]}

            def make() -> None:
                fresh, reason_id = put(draft, group, fields)
                save(viewer.scope, chosen.name, fresh)
                address.go(part=None, reason=reason_id)

            try_out(make)
