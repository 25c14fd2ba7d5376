"""听得准不准: does the machine hear our customers as our own surveys and people do, and would a re-calibration help?"""

import streamlit as st

from qa.language.calibrating import accept, one_before, propose, take_back, waiting
from qa.language.correcting import agreement
from qa.language.masks import MAY_JUDGE
from qa.language.scorer import in_force
from qa.language.versions import chosen, history
from qa.ui.bar import title
from qa.ui.lexicon_calibration import agreement_rows, attempt, figures_rows, history_rows, label_rows, verdict
from qa.ui.masks import figure_lines, kinds_hidden, look_at_some
from qa.ui.notice import notice
from qa.ui.session import _, guard
from qa.ui.tables import table
from qa.ui.working import wait_for

viewer = guard("reviewer", "lead", "admin", title="听得准不准", short="听准", icon="ear")
title(viewer, _("机器听得准不准？"))
scorer = in_force(chosen())
st.text(_("现在用的词典：{version}").format(version=chosen() or _("随产品带的")))
with st.expander(_("词典从哪里学来，什么许可")):
    st.text(scorer.licence)
left_over = waiting(viewer.reader)
if left_over:
    notice("told", _("正在按现在的版本重算，还有 {n} 通。没算完的还是旧分数。").format(n=f"{left_over:,}"))
left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader(_("用本中心的评价和更正校准"))
    st.caption(
        _(
            "用客户的满意度评价和你们的更正，学一个新版本：满意度、判定、情绪都学；核对时只用它没学过的联络。先看前后的数字，再决定"
            "要不要启用。启用后，所有日期都会按新版本重听。"
        )
    )
    if st.button(_("学一个新版本"), type="primary"):
        if wait_for("正在学 …", lambda job: propose(viewer.reader)):
            st.rerun()
    proposed = next((r for r in history() if r["action"] == "proposed"), None)
    if proposed:
        if rows := figures_rows(proposed):
            table(viewer, "proposed", rows)
        st.text(verdict(proposed))
        if rows := label_rows(proposed):
            table(viewer, "proposed_labels", rows)
        one, two = st.columns(2)
        if proposed["version"] != chosen() and one.button(_("启用这个版本")):
            attempt(lambda: accept(viewer.reader, proposed["version"]), is_refreshed=True)
        if chosen() and two.button(
            _("退回到 {version}").format(version=_("随产品带的") if one_before() == "shipped" else one_before())
        ):
            attempt(lambda: take_back(viewer.reader), is_refreshed=True)
    else:
        notice("told", _("还没有学过。至少要 60 通有评价的联络，或某种判定、情绪更正过 8 条消息。"))
with right:
    st.subheader(_("你们更正过什么"))
    rows = agreement_rows(agreement(viewer.reader))
    (
        table(viewer, "agreement", rows)
        if rows
        else notice("told", _("还没有更正。在「联络与评分」里打开一通，展开「更正机器听错的地方」。"))
    )
    st.subheader(_("版本记录"))
    table(viewer, "versions", history_rows(history())) if history() else st.text(_("没有。"))
if viewer.role in MAY_JUDGE and (hidden := kinds_hidden(viewer)):
    st.subheader(_("遮得对不对"))
    figure_lines(viewer)
    look_at_some(viewer, hidden)
