"""The scorecard beside a transcript: machine results with evidence, the reviewer's verdicts, the agent's one-click dispute."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.motivation.appreciation import thank
from qa.quality.operator import NOT_APPLICABLE
from qa.quality.reviewing import contest, review
from qa.quality.scorecard import Item, scorecards
from qa.ui.session import Viewer, _, pick

VERDICTS = {"met": "做到", "not_met": "还没做到", "na": "不适用"}
CRITICAL = {"customer": "客户致命", "business": "业务致命", "compliance": "合规致命"}


def result_line(item: Item, row: dict) -> str:
    """One item's machine result as escaped HTML."""
    name = escape(pick(item.zh, item.en))
    if row["verdict"] == "na":
        return f'<div class="x-item"><span class="na">○ {name} · {escape(pick(*NOT_APPLICABLE[row["na_reason"]]))}</span><span class="points na">–</span></div>'
    mark, css = ("✓", "") if row["verdict"] == "met" else ("△", "miss")
    critical = f" · {escape(_(CRITICAL[item.critical]))}" if item.critical and row["verdict"] != "met" else ""
    line = f'<div class="x-item"><span class="{css}">{mark} {name}{critical}</span><span class="points {css}">{row["points"]:.0f} / {row["points_possible"]:.0f}</span></div>'
    return line if row["verdict"] == "met" else f'{line}<div class="x-note">{escape(pick(item.next_zh, item.next_en))}</div>'


def chosen_evidence(card_id: str, rows: dict[str, dict]) -> dict[int, list]:
    """A choice of item; its evidence as the transcript takes it."""
    items = {i.item_id: i for i in scorecards()[card_id].items}
    with_place = [k for k, r in rows.items() if r["message_seq"] is not None and r["span_end"]]
    picked = st.pills(_("在对话里标出依据"), with_place, format_func=lambda k: pick(items[k].zh, items[k].en), key="evidence_item")
    if not picked:
        return {}
    row = rows[picked]
    return {row["message_seq"]: [(row["span_begin"], row["span_end"], pick(items[picked].zh, items[picked].en))]}


def scored(card_id: str, rows: dict[str, dict]) -> None:
    card = scorecards()[card_id]
    st.html("".join(result_line(item, rows[item.item_id]) for item in card.items if item.item_id in rows))


def review_form(viewer: Viewer, contact: dict, card_id: str, rows: dict[str, dict]) -> None:
    """The reviewer's own verdicts, beginning where the machine left off; saved as new rows, nothing overwritten."""
    card, earlier = scorecards()[card_id], {r["item_id"]: r for r in contact["reviews"]}
    with st.form(f"review_{contact['interaction_id']}", border=False):
        verdicts, options = {}, list(VERDICTS)
        for item in card.items:
            start = (earlier.get(item.item_id) or rows.get(item.item_id) or {"verdict": "na"})["verdict"]
            verdicts[item.item_id] = st.segmented_control(
                pick(item.zh, item.en),
                options,
                default=start,
                format_func=lambda v: _(VERDICTS[v]),
                required=True,
                key=f"v_{contact['interaction_id']}_{item.item_id}",
            )
        note = st.text_input(_("一句话说明（可不填）"), key=f"n_{contact['interaction_id']}")
        if st.form_submit_button(_("提交质检"), type="primary"):
            count = review(viewer.store, viewer.scope, contact["interaction_id"], card_id, verdicts, note)
            st.success(_("已提交 {n} 项。").format(n=count))
    if earlier:
        last = list(earlier.values())[-1]
        st.caption(_("上次复核：{who}，{when}").format(who=last["reviewer"], when=last["reviewed_at"].strftime("%m-%d %H:%M")))


def contest_form(viewer: Viewer, contact: dict, card_id: str, rows: dict[str, dict]) -> None:
    """The agent contests one line with a sentence."""
    items = {i.item_id: i for i in scorecards()[card_id].items if rows.get(i.item_id, {}).get("verdict") == "not_met"}
    if not items:
        return
    with st.expander(_("申诉其中一项")), st.form(f"contest_{contact['interaction_id']}", border=False):
        item = st.selectbox(_("哪一项"), list(items), format_func=lambda k: pick(items[k].zh, items[k].en))
        words = st.text_area(_("为什么你认为应当算做到"), max_chars=500)
        if st.form_submit_button(_("申诉这一项")):
            if words.strip():
                contest(viewer.store, viewer.scope, contact["interaction_id"], item, words)
                st.success(_("已收到。会由没有评过这通联络的人复核。"))
            else:
                st.error(_("写一句理由再提交；已选的条目还在。"))


def kudos_form(viewer: Viewer, agent_id: str, name: str) -> None:
    """Thanks from a colleague, for something named."""
    with st.popover(_("给 {name} 点赞").format(name=name)), st.form(f"kudos_{agent_id}", border=False):
        words = st.text_input(_("为了哪件事？"), max_chars=120)
        if st.form_submit_button(_("送出")):
            if words.strip():
                thank(viewer.store, viewer.scope, agent_id, words)
                st.success(_("已送到。"))
            else:
                st.error(_("说一件具体的事，对方才知道好在哪里。"))
