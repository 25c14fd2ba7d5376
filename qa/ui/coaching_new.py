"""A new coaching: for whom, on which item, with which goal and sentences, until when."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from qa.clock import this_day
from qa.errors import QAError
from qa.metrics.dimensions import labels
from qa.motivation.growth import item_shares_of
from qa.quality.coaching.coachings import USUAL_DAYS, at_work, begin
from qa.quality.coaching.sentences import sentences
from qa.quality.contesting.disputes import today
from qa.quality.scorecards import scorecards
from qa.ui import address
from qa.ui.literal import failed, literal
from qa.ui.notice import notice
from qa.ui.session import Viewer, _, pick

LOOKED_AT_DAYS, FIRST = 28, 2


def new_coaching(viewer: Viewer) -> None:
    """The form; what the address names of person and item is chosen already."""
    day, known_to = this_day(), today(viewer.reader)
    people = at_work(viewer.reader, day)
    st.subheader(_("约一份新的"))
    if not people:
        st.text(_("你的班组里还没有人。"))
        return
    order, names = sorted(people), labels(viewer.reader, "agent", viewer.language)
    asked = address.at("agent")
    who = st.selectbox(
        _("和谁"),
        order,
        index=order.index(asked) if asked in order else 0,
        format_func=lambda a: f"{names.get(a, people[a])}　{a.split('/')[-1]}",
        key=f"coach_who_{asked}",
    )
    known = {(c.scorecard_id, i.item_id): i for c in scorecards().values() for i in c.items}
    rows = [
        r
        for r in item_shares_of(viewer.reader, who, known_to - timedelta(days=LOOKED_AT_DAYS), known_to)
        if (r["scorecard_id"], r["item_id"]) in known
    ]
    if not rows:
        st.text(_("最近四周还没有评过他的联络，先评几通。"))
        return
    keys = [f"{r['scorecard_id']}/{r['item_id']}" for r in rows]
    of = dict(zip(keys, rows))
    item = st.selectbox(
        _("练哪一项（最近四周，最该练的在前）"),
        keys,
        index=keys.index(address.at("item")) if address.at("item") in keys else 0,
        format_func=lambda k: _line(of[k], known),
        key=f"coach_item_{who}_{address.at('item')}",
    )
    card_id, item_id = item.split("/")
    chosen = known[card_id, item_id]
    clips = sentences(viewer.reader, who, card_id, item_id, known_to - timedelta(days=LOOKED_AT_DAYS))
    with st.form(f"coach_{who}_{item}", border=False):
        goal = st.text_input(_("目标，一句话"), pick(chosen.next_zh, chosen.next_en), max_chars=200)
        until = st.date_input(_("哪天一起回看"), day + timedelta(days=USUAL_DAYS), key=f"coach_day_{who}_{item}")
        taken = [
            clip
            for place, clip in enumerate(clips)
            if st.checkbox(_told(clip), place < FIRST, key=f"clip_{who}_{item}_{clip['interaction_id']}")
        ]
        if st.form_submit_button(_("约好了"), type="primary"):
            try:
                begin(viewer.reader, who, card_id, item_id, goal, until, taken, day)
            except QAError as problem:
                failed(problem)
            else:
                st.session_state["coached"] = True
                st.rerun()
    if st.session_state.pop("coached", False):
        notice("done", _("约好了，他在「我的成长」里看得到，也能写。"))


def _line(row: dict, known: dict) -> str:
    item = known[row["scorecard_id"], row["item_id"]]
    words = _("{item}：{n} 通里做到 {share}").format(item=pick(item.zh, item.en), n=row["n"], share=f"{row['met']:.0%}")
    return words if row["counts"] else words + _("（只提示，未必准）")


def _told(clip: dict) -> str:
    kind = _("做得好的") if clip["kind"] == "good" else _("可以再近一点的")
    return f"{kind}　{literal(clip['text'] or '')}"
