"""Writing a decision down where it was heard, and reading what became of those before."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from qa.clock import this_day
from qa.errors import QAError
from qa.metrics.dimensions import labels
from qa.ui.literal import failed
from qa.ui.notice import notice
from qa.ui.session import Viewer, _
from qa.voice.deciding import MOST_DAYS, USUAL_DAYS, decide
from qa.voice.listening import Heard

METRICS = {"complaint_rate": "投诉", "repeat_7d": "七天内再来", "contacts": "联络量", "": "不看数字"}


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
        falls = metric.selectbox(_("看哪个数降下来"), list(METRICS), format_func=lambda key: _(METRICS[key]))
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
