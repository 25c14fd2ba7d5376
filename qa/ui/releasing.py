"""Reviews that wait for another person: what was not done and where it was said, and the two answers."""

from __future__ import annotations

import streamlit as st

from qa.metrics.dimensions import labels
from qa.quality.contesting.releasing import give_back, held, missed_in, release, remarks_in, returned
from qa.quality.reviewing import card_of
from qa.settings import setting
from qa.ui import address
from qa.ui.desk_payload import CRITICAL_NAMES, VERDICTS
from qa.ui.form import reaches, refusals
from qa.ui.format import when
from qa.ui.literal import literal
from qa.ui.menu import REVIEW
from qa.ui.notice import empty
from qa.ui.session import Viewer, _, pick

MOST = 10
RULE_NAMES = {
    "at_once": "现在的规矩：提交就生效。",
    "critical": "现在的规矩：关键项没做到的，要另一个人看过才生效；其余提交就生效。",
    "person": "现在的规矩：每一份都要另一个人看过才生效。",
}


def waiting(viewer: Viewer) -> None:
    """Every review that waits, the oldest first."""
    rows = held(viewer.reader)
    st.caption(_(RULE_NAMES[str(setting("release"))]))
    if not rows:
        empty(_("没有在等的"), _("要另一个人看过的质检结果，会出现在这里；生效前坐席看不到，分数也不动。"))
        return
    st.text(_("{n} 份在等，最早的是 {at} 提交的。").format(n=len(rows), at=when(rows[0]["evaluated_at"])))
    for row in rows[:MOST]:
        _one(viewer, row)
    if len(rows) > MOST:
        st.caption(_("还有 {n} 份，上面的处理完就到。").format(n=len(rows) - MOST))


def _one(viewer: Viewer, row: dict) -> None:
    agents, reasons = (labels(viewer.reader, name, viewer.language) for name in ("agent", "reason"))
    card = card_of(viewer.reader, row["scorecard_id"], row["scorecard_version"])
    with st.container(border=True, key=f"held_{row['number']}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            told = dict(agent=agents.get(row["agent_id"], ""), who=row["evaluator"], score=_score(row))
            told |= dict(at=when(row["started_at"]))
            st.markdown(f"**{literal(reasons.get(row['reason_id'], row['reason_id'] or ''))}**", width="content")
            st.caption(literal(_("{at}　坐席 {agent}　质检 {who}　{score} 分").format(**told)))
            to = address.common() | {"contact": row["interaction_id"]}
            st.page_link(REVIEW.file, label=_("看这通联络"), query_params=to)
        for one in missed_in(viewer.reader, row):
            item = card.item(one["item_id"]) if card else None
            critical = f"（{_(CRITICAL_NAMES[one['critical']])}）" if one["critical"] else ""
            where = f"「{one['text']}」" if one["text"] else _("没有指出哪一句")
            machine = _("　（机器：{verdict}）").format(verdict=_(VERDICTS.get(one["machine"], "不涉及")))
            st.text(f"{pick(item.zh, item.en) if item else one['item_id']}{critical}　{where}{machine}")
            if one["words"]:
                st.text(_("写给坐席：{words}").format(words=one["words"]))
        for one in remarks_in(viewer.reader, row):
            st.text(_("第 {n} 句的批注：{words}").format(n=one["message_seq"], words=one["words"]))
        with st.form(f"held_form_{row['number']}", border=False):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                words = st.text_input(_("退回时写一句为什么"), key=f"back_{row['number']}", max_chars=200)
                is_back = st.form_submit_button(_("退回"))
                is_good = st.form_submit_button(_("放行"), type="primary")
        if is_good:
            with refusals():
                reaches(viewer, release(viewer.reader, row["number"]), _("已放行，得分已更新，坐席看得到了。"))
        if is_back:
            with refusals():
                contact = give_back(viewer.reader, row["number"], words)
                reaches(viewer, contact, _("已退回给 {who}。").format(who=row["evaluator"]))


def gone_back(viewer: Viewer) -> None:
    """What went back and was not judged anew."""
    rows = returned(viewer.reader)
    if not rows:
        return
    st.subheader(_("退回去还没重评的"))
    agents, reasons = (labels(viewer.reader, name, viewer.language) for name in ("agent", "reason"))
    for row in rows:
        line = _("{when}　{reason}　坐席 {agent}　退给 {who}：{words}")
        told = dict(agent=agents.get(row["agent_id"], ""), reason=reasons.get(row["reason_id"], row["reason_id"] or ""))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(
                line.format(when=when(row["released_at"]), who=row["evaluator"], words=row["words"], **told),
                width="content",
            )
            to = address.common() | {"contact": row["interaction_id"]}
            st.page_link(REVIEW.file, label=_("看这通联络"), query_params=to)


def _score(row: dict) -> str:
    return "–" if row["score"] is None else f"{row['score']:.1f}"
