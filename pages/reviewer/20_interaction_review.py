"""联络与评分: which contacts are behind the number, and what was said?"""

from functools import partial

import streamlit as st

from qa.adapters.unmasking import MAY_UNMASK
from qa.exporting import MOST_ROWS
from qa.metrics.lists import contact, contacts_behind, journey
from qa.quality.coaching.coachings import MAY_COACH
from qa.quality.reviewing import MAY_REVIEW
from qa.ui import address
from qa.ui.audit import looks
from qa.ui.bar import bar
from qa.ui.contactview import facts, satisfaction_parts, timeline, words_behind
from qa.ui.corrections import correction_form
from qa.ui.drill import drill, heading, staying
from qa.ui.examples import ask_for_one
from qa.ui.exporting import leaves
from qa.ui.form import contest_form, said_done
from qa.ui.inbox import seen_button
from qa.ui.listing import as_lines, contact_table
from qa.ui.menu import COACHING, CUSTOMERS, DESK
from qa.ui.mood import mood_line
from qa.ui.notice import empty
from qa.ui.scorecard import chosen_evidence, judgements, score_line, scored, shown_card
from qa.ui.session import _, guard
from qa.ui.sound import player
from qa.ui.transcript import transcript
from qa.ui.unmasking import unmasking

viewer = guard(
    "reviewer", "lead", "supervisor", "executive", "client", "agent", title="联络与评分", short="联络", icon="contacts"
)
window = bar(viewer, _("这些联络里发生了什么？"), *(("programme", "team") if viewer.scope.sees_all else ()), "channel")
asked = drill(viewer, window)
heading(viewer, asked, window)
order = {"first": _("建议先听"), "all": _("全部")}
begin = (
    "first"
    if viewer.role in ("reviewer", "lead") and not asked.metric and not asked.extra and not asked.contact
    else "all"
)
which = address.choice(
    st.segmented_control, _("看哪些"), order, "list", begin, required=True, label_visibility="collapsed"
)
wanted = dict(key=asked.metric, variant=asked.variant, missed=asked.missed, suggested=which == "first")
rows, total = contacts_behind(viewer.reader, asked.question, page=asked.page, **wanted)
if not rows and not asked.contact:
    empty(_("没有符合条件的联络"), _("放宽时间或筛选，再试一次。"))
    st.stop()
left, right = st.columns([1, 1], gap="medium")
# Who opens one's own contact from elsewhere comes for what was judged: it stands above the list.
judged_place = left.container() if viewer.role == "agent" and asked.contact else None
with left:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("共 {n} 次联络").format(n=f"{total:,}"))
        every = partial(contacts_behind, viewer.reader, asked.question, size=MOST_ROWS, **wanted)
        leaves(viewer, "contacts", lambda: as_lines(viewer, every()[0]))
    st.session_state["list_name"] = f"list_{which}_{asked.page}_{asked.metric}_{asked.missed}"
    shown = (
        asked.contact
        or staying(st.session_state["list_name"])
        or next(
            (r["interaction_id"] for r in rows if r["score"] is not None), rows[0]["interaction_id"] if rows else ""
        )
    )
    if rows:
        contact_table(viewer, rows, "contacts", shown)
    if total > len(rows) and rows:
        st.session_state["list_page"] = min(asked.page, -(-total // 20))
        turn = lambda: address.go(page=str(st.session_state["list_page"]), contact=None)  # noqa: E731
        st.pagination(-(-total // 20), key="list_page", on_change=turn)
whole = contact(viewer.reader, shown)
with right:
    if whole is None:
        empty(_("这通联络不在你的范围里，或者已经不在了"), _("从左边的列表选一通。"))
        st.stop()
    facts(viewer, whole)
with left:
    evaluation, card, items = shown_card(viewer, whole)
with right:
    views = {"findings": _("标出判定"), "words": _("标出影响满意度的词")}
    view = address.choice(
        st.segmented_control, _("对话里标什么"), views, "marks", "findings", required=True, label_visibility="collapsed"
    )
    evidence = chosen_evidence(card, items) if card and view == "findings" else {}
    messages = whole["messages"]
    mood_line(messages)
    player(viewer, whole["interaction_id"])
    if view == "words":
        st.text(satisfaction_parts(whole))
        st.caption(_("绿的让预测更满意，橙的更不满意，越深影响越大；停在词上看几分。"))
    transcript(messages, whole["findings"], evidence, words_behind(messages) if view == "words" else None)
    if viewer.role in MAY_UNMASK and messages:
        with st.expander(_("看没遮的原话")):
            unmasking(viewer, whole["interaction_id"])
    if viewer.role in MAY_REVIEW and messages:
        with st.expander(_("更正机器听错的地方")):
            correction_form(viewer, whole)
with judged_place or left:
    if card:
        said_done()
        st.subheader(score_line(whole, evaluation))
        scored(card, items)
        judgements(viewer, whole, card)
        ask_for_one(viewer, whole, card, items)
        if viewer.role in MAY_REVIEW:
            here = address.common() | {"contact": whole["interaction_id"]}
            st.page_link(DESK.file, label=_("到质检台评这一通"), query_params=here)
            if viewer.role in MAY_COACH and whole["agent_id"]:
                to = address.common() | {"agent": whole["agent_id"]}
                st.page_link(COACHING.file, label=_("和这位坐席约辅导"), query_params=to)
        elif viewer.role == "agent":
            seen_button(viewer, whole["interaction_id"])
            contest_form(viewer, whole, card, items)
            looks(viewer, whole["interaction_id"])
    if whole["customer_id"]:
        with st.expander(_("这位客户的全部联络")):
            timeline(viewer, journey(viewer.reader, whole["customer_id"]), whole["interaction_id"])
            if viewer.role in CUSTOMERS.menu + CUSTOMERS.reach:
                to = address.common() | {"customer": whole["customer_id"]}
                st.page_link(CUSTOMERS.file, label=_("看这位客户在各渠道经历了什么"), query_params=to)
