"""Lists of phrases that rules share: their lines with how often each was said last month, edited, tried on the past,
published, taken back."""

from __future__ import annotations

from datetime import timedelta
from hashlib import blake2b

import streamlit as st

from qa.clock import this_day
from qa.editing.dry_run import dry_run
from qa.editing.list_editions import EDITIONS, as_if, current, draft_of, drop, hits, publish, roll_back, save, used_in
from qa.editing.moved import moved
from qa.quality.phrase_lists import LONGEST_LINE, MOST_LINES, lists
from qa.ui import address
from qa.ui.card_trial import headline
from qa.ui.cards import DAYS, may_edit, span
from qa.ui.format import when
from qa.ui.literal import literal, try_out
from qa.ui.notice import empty, notice
from qa.ui.rescored import told_anew
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table
from qa.ui.working import wait_for

TRIED_DAYS = 90


def phrase_lists(viewer: Viewer) -> None:
    """The list chosen on top; its lines and hits beside its text."""
    known = {name: pick(one.zh, one.en) for name, one in lists().items()}
    drafts = {name: draft for name in EDITIONS.names() if may_edit(viewer) and (draft := draft_of(name))}
    known |= {name: draft.content["zh"] for name, draft in drafts.items() if name not in known}
    choose, more = st.columns([3, 1], vertical_alignment="bottom")
    with choose:
        name = address.choice(st.selectbox, _("词表"), known, "list", next(iter(known)))
    if may_edit(viewer):
        with more:
            _begin(viewer, known)
    mine = drafts.get(name)
    content = mine.content if mine else current(name)
    st.caption(literal(content.get("why", "")))
    users = used_in(name)
    told = "、".join(f"{card} · {item}" for card, item in users)
    st.caption(
        literal(_("用在：{items}").format(items=told) if told else _("还没有条目用它；在条目的「词从哪来」里选。"))
    )
    if mine:
        _in_hand(viewer, name, mine)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _lines(viewer, name, tuple(content["lines"]))
    with right:
        if may_edit(viewer):
            _edit(viewer, name, content)
            _back(viewer, name)


def _begin(viewer: Viewer, known: dict[str, str]) -> None:
    with st.popover(_("新建词表")), st.form("begin_list", border=False):
        called = st.text_input(_("叫什么"), max_chars=20)
        if st.form_submit_button(_("新建")):
            if not called.strip() or called.strip() in known.values():
                notice("wrong", _("写一个还没用过的名字。"))
                return
            made = "l" + blake2b(called.strip().encode(), digest_size=4).hexdigest()
            blank = {"zh": called.strip(), "en": called.strip(), "why": "", "lines": []}
            try_out(lambda: (save(viewer.scope, made, blank), address.go(list=made)))


def _lines(viewer: Viewer, name: str, lines: tuple[str, ...]) -> None:
    if not lines:
        empty(_("还没有词"), _("在右边一行写一个。"))
        return
    since, until = span(viewer)
    counts = hits(viewer.reader, lines, since, until)
    never = sum(not n for n in counts)
    st.text(_("{n} 行，近 {days} 天坐席说过其中 {said} 行。").format(n=len(lines), days=DAYS, said=len(lines) - never))
    rows = [
        {_("词"): line, _("近 {days} 天几句里有").format(days=DAYS): n or None, " ": "" if n else _("没听到过")}
        for n, line in sorted(zip(counts, lines), key=lambda one: (-one[0], one[1]))
    ]
    table(viewer, f"list_{name}", rows)


def _edit(viewer: Viewer, name: str, content: dict) -> None:
    key = f"list_{name}_{len(content['lines'])}"
    with st.form(key, border=False):
        zh = st.text_input(_("叫什么"), content["zh"], max_chars=20)
        why = st.text_input(_("做什么用"), content.get("why", ""), max_chars=80)
        text = st.text_area(
            _("词，一行一个"),
            "\n".join(content["lines"]),
            height=320,
            help=_("最多 {n} 行，一行最多 {most} 个字。").format(n=f"{MOST_LINES:,}", most=LONGEST_LINE),
        )
        if st.form_submit_button(_("存进草稿"), type="primary"):
            fresh = content | {"zh": zh.strip() or content["zh"], "why": why, "lines": text.splitlines()}
            try_out(lambda: save(viewer.scope, name, fresh))


def _in_hand(viewer: Viewer, name: str, mine) -> None:
    with st.container(border=True):
        was, now = set(current(name)["lines"]), set(mine.content["lines"])
        told = _("{who} {when} 存的草稿：多 {more} 行、少 {less} 行。还没发布。")
        st.text(told.format(who=mine.by, when=when(mine.at), more=len(now - was), less=len(was - now)))
        everything = st.checkbox(_("以前的联络也重评（不勾就从明天的联络起）"), key=f"list_all_{name}")
        since = None if everything else this_day() + timedelta(days=1)
        key = f"list_tried_{name}"
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if used_in(name) and st.button(_("拿近 {days} 天试一遍").format(days=TRIED_DAYS)):
                first, last = span(viewer, TRIED_DAYS)
                after = as_if(name, mine.content, None)
                found = wait_for("正在按草稿重评 …", lambda job: dry_run(viewer.reader, after, first, last))
                st.session_state[key] = (mine.at, found)
            if st.button(_("丢掉草稿"), type="tertiary", key=f"list_drop_{name}"):
                try_out(lambda: drop(viewer.scope, name))
        seen = st.session_state.get(key)
        if seen and seen[0] == mine.at and seen[1]:
            st.html(f'<div class="x-answer">{headline(moved(seen[1]))}</div>')
        with st.form(f"list_publish_{name}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            words = st.text_input(_("为什么改"), max_chars=200)
            looked_at = {"on_click": lambda at: st.session_state.update(published_at=at), "args": (mine.at,)}
            if st.form_submit_button(_("发布"), type="primary", **looked_at):
                at = st.session_state["published_at"]
                try_out(lambda: (publish(viewer.reader, name, words, since, at), told_anew(_("已发布。"), since)))


def _back(viewer: Viewer, name: str) -> None:
    back = {r["id"]: when(r["written_at"]) if r["id"] else _("最初") for r in EDITIONS.earlier(name)}
    if back:
        with st.popover(_("退回以前的一版")):
            to = st.selectbox(_("退回哪一版"), list(back), None, format_func=back.get, key=f"list_back_to_{name}")
            words = st.text_input(_("为什么退回"), max_chars=200, key=f"list_back_{name}")
            if st.button(_("退回"), key=f"list_back_do_{name}", disabled=to is None):
                try_out(lambda: (roll_back(viewer.reader, name, words, to), told_anew(_("已退回。"))))
