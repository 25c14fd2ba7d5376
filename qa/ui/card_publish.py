"""A draft of a scorecard: whose scores it would move before it counts, published with a reason and a day, taken
back."""

from __future__ import annotations

from datetime import timedelta

import orjson
import streamlit as st

from qa.clock import this_day
from qa.editing.dated_editions import days_in
from qa.editing.draft import items, total
from qa.editing.dry_run import Tried, dry_run
from qa.editing.editions import EDITIONS, as_if, as_it_came, current, draft_of, drop, publish, roll_back
from qa.ui import address
from qa.ui.card_trial import would_move
from qa.ui.cards import may_edit, span
from qa.ui.format import when
from qa.ui.literal import try_out
from qa.ui.notice import empty, notice
from qa.ui.rescored import told_anew
from qa.ui.session import Viewer, _
from qa.ui.tables import table
from qa.ui.working import wait_for
from qa.work import QUEUE

ACTION_NAMES = {"published": "发布", "restored": "退回"}
FROM_NAMES = {"all": "所有联络，也包括以前的", "tomorrow": "明天起的联络", "day": "从某一天起"}
TRIED_DAYS = 90


def in_hand(viewer: Viewer, name: str) -> None:
    """The draft that waits, with what it would move; nothing when there is none."""
    mine = draft_of(name) if may_edit(viewer) else None
    if mine is None:
        return
    with st.container(border=True):
        told = _("{who} {when} 存的草稿：{changes}。还没发布，各页的数字没有变。")
        st.text(told.format(who=mine.by, when=when(mine.at), changes=changes(current(name), mine.content)))
        since = _since(name)
        key, asked = f"tried_{name}", (mine.at, since)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if st.button(_("拿近 {days} 天试一遍").format(days=TRIED_DAYS)):
                first, last = span(viewer, TRIED_DAYS)

                past = since if since and since <= last else None

                def run(job) -> Tried:
                    return dry_run(viewer.reader, as_if(name, mine.content, past), first, last)

                st.session_state[key] = (asked, wait_for("正在按草稿重评 …", run))
            if st.button(_("丢掉草稿"), type="tertiary"):
                try_out(lambda: (drop(viewer.scope, name), address.go(item=None)))
        if QUEUE.shown():
            st.caption(_("后面还在更新数字，更新完再试一遍更准。"))
        seen = st.session_state.get(key)
        if seen and seen[0] == asked and seen[1]:
            would_move(viewer, mine.content, seen[1])
        with st.form(f"publish_{name}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            words = st.text_input(_("为什么改"), max_chars=200)
            looked_at = {"on_click": lambda at: st.session_state.update(published_at=at), "args": (mine.at,)}
            if st.form_submit_button(_("发布"), type="primary", **looked_at):
                at = st.session_state["published_at"]
                try_out(lambda: (publish(viewer.reader, name, words, since, at), told_anew(_("已发布。"), since)))


def _since(name: str):
    """The first day the draft is to hold; None for every contact."""
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    chosen = left.segmented_control(
        _("从哪天的联络开始算"),
        list(FROM_NAMES),
        default="tomorrow",
        format_func=lambda c: _(FROM_NAMES[c]),
        required=True,
        key=f"from_{name}",
    )
    tomorrow = this_day() + timedelta(days=1)
    if chosen == "day":
        return right.date_input(_("哪一天"), tomorrow, key=f"from_day_{name}")
    return tomorrow if chosen == "tomorrow" else None


def changes(before: dict, after: dict) -> str:
    """What an edition changed, counted."""
    was, now = ({item["id"]: (section["zh"], item) for section, item in items(card)} for card in (before, after))
    common = set(now) & set(was)
    weighed = sum(now[i][1]["points"] != was[i][1]["points"] for i in common)
    other = sum({**now[i][1], "points": 0} != {**was[i][1], "points": 0} or now[i][0] != was[i][0] for i in common)
    told = [
        (len(set(now) - set(was)), _("新 {n} 项")),
        (len(set(was) - set(now)), _("少 {n} 项")),
        (other, _("改 {n} 项")),
        (weighed, _("{n} 项换了分值")),
    ]
    words = [text.format(n=n) for n, text in told if n]
    same = ("channels", "programmes", "instead", "retired", "zh")
    if was and any((before.get(key) or "") != (after.get(key) or "") for key in same):
        words.append(_("停用") if after.get("retired") and not before.get("retired") else _("改了这张表评谁"))
    if now and was and total(before) != total(after):
        words.append(_("总分 {was:g} → {now:g}").format(was=total(before), now=total(after)))
    return "、".join(words) or _("和上一版一样")


def editions(viewer: Viewer, name: str) -> None:
    """What was published and taken back, each with what it changed; and the way back."""
    found = EDITIONS.history(name)
    if not found:
        empty(_("还没有改过"), _("用的是随产品带的那一版。"))
        return
    newest = [days[-1][1] if (days := days_in(row["value"])) else None for row in found]
    told = []
    for at, row in enumerate(found):
        before = next((card for card in newest[at + 1 :] if card), as_it_came(name))
        days = orjson.loads(row["value"]) or [("", None)]
        told.append(
            {
                _("时间"): when(row["written_at"]),
                _("谁"): row["written_by"],
                _("做了什么"): _(ACTION_NAMES[row["action"]]),
                _("从哪天的联络算"): days[-1][0] or _("所有联络"),
                _("改了什么"): changes(before, newest[at]) if before and newest[at] else "",
                _("为什么"): row["words"],
            }
        )
    table(viewer, "card_editions", told)
    back = {r["id"]: when(r["written_at"]) if r["id"] else _("最初") for r in EDITIONS.earlier(name)}
    if may_edit(viewer) and back:
        with st.popover(_("退回以前的一版")):
            to = st.selectbox(_("退回哪一版"), list(back), None, format_func=back.get, key=f"back_to_{name}")
            st.caption(_("联络按那一版重评，数字回到那时的样子。"))
            words = st.text_input(_("为什么退回"), max_chars=200, key=f"back_{name}")
            if st.button(_("退回"), key=f"back_do_{name}", disabled=to is None):
                try_out(lambda: (roll_back(viewer.reader, name, words, to), told_anew(_("已退回。"))))
    if found[0]["action"] == "restored":
        notice("told", _("现在用的是退回以后的一版。"))
