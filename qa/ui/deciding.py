"""Writing a decision down where it was heard, and reading what became of those before."""

from __future__ import annotations

from datetime import timedelta
from html import escape

import streamlit as st

from qa.clock import this_day
from qa.errors import QAError
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.literal import failed, try_out
from qa.ui.menu import CURED
from qa.ui.notice import notice
from qa.ui.session import Viewer, _
from qa.voice.deciding import MOST_DAYS, USUAL_DAYS, Decision, decide
from qa.voice.findings import Finding
from qa.voice.listening import Heard

FALLS = {"more": "contacts", "large": "contacts", "back": "repeat_7d", "complaint": "complaint_rate"}
DECISION_NAMES = {"open": "还没开始", "done": "在做", "closed": "收尾了", "dropped": "不做了"}
FALLING_NAMES = {"complaint_rate": "投诉", "repeat_7d": "七天内再来", "contacts": "联络量", "": "不看数字"}


def decide_on(viewer: Viewer, one: Finding, key: str) -> None:
    """A short form beside a claim: what is done, by whom, and when to look again."""
    topic, today = one.topic, this_day()
    with st.form(f"decide_{key}", border=True):
        words = st.text_input(_("决定"), max_chars=500, placeholder=_("写下决定"))
        left, middle, right = st.columns([4, 4, 3], vertical_alignment="bottom")
        owner = left.text_input(_("负责人"), max_chars=60)
        day = middle.date_input(
            _("验证"), today + timedelta(USUAL_DAYS), today + timedelta(1), today + timedelta(MOST_DAYS)
        )
        if right.form_submit_button(_("记下"), width="stretch"):
            heard = one.voice.interaction_id if one.voice else ""
            metric = FALLS[one.kind]
            told = dict(topic=topic.reason_id, metric=metric, interaction_id=heard)
            try_out(lambda: decide(viewer.reader, topic.programme_id, words, owner, day, **told))


def decided(viewer: Viewer, one: Decision) -> None:
    """What was decided about a matter, and where it stands."""
    lines = (
        (_("决定"), one.words),
        (_("负责人"), "，".join(filter(None, (one.owner, one.department)))),
        (_("验证"), _("{day} 前，{state}").format(day=f"{one.due_on:%m-%d}", state=_(DECISION_NAMES[one.state]))),
    )
    cells = "".join(f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in lines)
    st.html(f'<dl class="v-set">{cells}</dl>')
    st.page_link(CURED.file, label=_("看进展"), query_params=address.common() | {"on": str(one.number)})


def decide_here(viewer: Viewer, heard: list[Heard]) -> None:
    """A form: about which of what was heard, what it made one think, what is done, by whom, and when to look again."""
    if st.session_state.pop("decided", False):
        notice("done", _("记下了。进展在「投诉治本」里看。"))
    names = labels(viewer.reader, "reason", viewer.language)
    with st.form("decide", border=True):
        about = st.selectbox(
            _("听到"),
            range(len(heard)),
            format_func=lambda at: f"{names.get(heard[at].reason_id, heard[at].reason_id)}　{heard[at].words[:40]}",
        )
        thought = st.text_area(_("想到"), height=68, max_chars=500, placeholder=_("这让你想到什么"))
        words = st.text_area(_("决定"), height=68, max_chars=500, placeholder=_("要做什么，一句话"))
        owner, department = st.columns(2)
        who = owner.text_input(_("负责人"), max_chars=60)
        where = department.text_input(_("部门"), max_chars=60, placeholder=_("可以不填"))
        metric, until = st.columns(2)
        falls = metric.selectbox(
            _("看哪个数降下来"), list(FALLING_NAMES), format_func=lambda key: _(FALLING_NAMES[key])
        )
        today = this_day()
        day = until.date_input(
            _("哪天回看"), today + timedelta(USUAL_DAYS), today + timedelta(1), today + timedelta(MOST_DAYS)
        )
        if st.form_submit_button(_("记下"), type="primary"):
            one = heard[about]
            try:
                decide(
                    viewer.reader,
                    one.programme_id,
                    words,
                    who,
                    day,
                    topic=one.reason_id,
                    metric=falls,
                    thought=thought,
                    interaction_id=one.interaction_id,
                    department=where,
                )
            except QAError as problem:
                failed(problem)
            else:
                st.session_state["decided"] = True
                st.rerun()
