"""A draft of a taxonomy: what it would change before it counts, published with a reason, taken back."""

from __future__ import annotations

import orjson
import streamlit as st

from qa.contact_reasons import came
from qa.language.reasons.draft import reasons
from qa.language.reasons.editions import as_it_came, current, draft_of, drop, earlier, history, publish, roll_back
from qa.language.reasons.formerly import formerly
from qa.language.reasons.preview import Preview, left_unknown, preview
from qa.language.reasons.using import Use, used
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.format import when
from qa.ui.literal import try_out
from qa.ui.menu import REVIEW
from qa.ui.notice import empty, notice
from qa.ui.reasons import DAYS, may_edit, named, quoted, shown, span
from qa.ui.rescored import told_anew
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table
from qa.ui.working import wait_for

EDITION_NAMES = {"published": "发布", "restored": "退回"}
SHOWN = 12


def in_hand(viewer: Viewer, chosen: Use) -> None:
    """The draft that waits, with its preview; nothing when there is none."""
    mine = draft_of(chosen.name) if may_edit(viewer) else None
    if mine is None:
        return
    with st.container(border=True):
        told = _("{who} {when} 存的草稿：{changes}。还没发布，各页的数字没有变。")
        changes = _changes(current(chosen.name), mine.content)
        st.text(told.format(who=mine.by, when=when(mine.at), changes=changes))
        key = f"previewed_{chosen.name}"
        with st.container(horizontal=True, vertical_alignment="bottom"):
            programmes = chosen.programmes or _to_try(viewer)
            if st.button(_("看看近 {days} 天会变什么").format(days=DAYS), disabled=not programmes):
                asked = (chosen.name, mine.content, programmes, *span(viewer))
                found = wait_for("正在按草稿重判 …", lambda job: preview(viewer.reader, *asked))
                st.session_state[key] = (mine.at, found)
            if st.button(_("丢掉草稿"), type="tertiary"):
                try_out(lambda: (drop(viewer.scope, chosen.name), address.go(reason=None)))
        seen = st.session_state.get(key)
        if seen and seen[0] == mine.at and seen[1]:
            _moves(viewer, chosen, seen[1])
        line = st.form(f"publish_{chosen.name}", border=False)
        with line, st.container(horizontal=True, vertical_alignment="bottom"):
            words = st.text_input(_("为什么改"), max_chars=200)
            looked_at = {"on_click": lambda at: st.session_state.update(published_at=at), "args": (mine.at,)}
            if st.form_submit_button(_("发布"), type="primary", **looked_at):
                at = st.session_state["published_at"]
                try_out(lambda: (publish(viewer.reader, chosen.name, words, at), told_anew(_("已发布。"))))


def _to_try(viewer: Viewer) -> tuple[str, ...]:
    """The programme a taxonomy that nobody uses yet is tried on."""
    known = labels(viewer.reader, "programme", viewer.language)
    on = st.selectbox(_("拿哪个项目试"), list(known), format_func=known.get, key="try_on")
    return (on,) if on else ()


def _changes(before: dict, after: dict) -> str:
    was, now = ({r["id"]: (g["zh"], r) for g, r in reasons(d)} for d in (before, after))
    new, gone = len(set(now) - set(was)), len(set(was) - set(now))
    other = sum(1 for key in set(now) & set(was) if now[key] != was[key])
    told = [(new, _("新 {n} 个")), (gone, _("少 {n} 个")), (other, _("改 {n} 个"))]
    usual = _("和上一版一样") if now else _("还是空的")
    return "、".join(words.format(n=n) for n, words in told if n) or usual


def _moves(viewer: Viewer, chosen: Use, found: Preview) -> None:
    before, after = left_unknown(found)
    moved = sum(move.n for move in found.moves)
    told = _("看了 {n} 通，{moved} 通（{share}）会换原因；认不出的从 {before} 到 {after}。")
    words = told.format(
        n=f"{found.looked_at:,}",
        moved=f"{moved:,}",
        share=f"{moved / max(1, found.looked_at):.1%}",
        before=f"{before:.0%}",
        after=f"{after:.0%}",
    )
    st.html(f'<div class="x-answer">{words}</div>')
    if found.looked_at < found.all:
        st.caption(_("近 {days} 天共 {n} 通，抽了其中一部分。").format(days=DAYS, n=f"{found.all:,}"))
    if not found.moves:
        return
    names = named(viewer, chosen.name)
    table(
        viewer,
        "reason_moves",
        [
            {_("现在"): names.get(m.was, m.was), _("会变成"): names.get(m.to, m.to), _("联络数"): m.n}
            for m in found.moves[:SHOWN]
        ],
    )
    some = [(m, contact) for m in found.moves[:5] for contact in m.contacts[:1]]
    said = quoted(viewer, [contact for _m, contact in some])
    by_words = {f"{chosen.name}.{r['id']}": r.get("words", ()) for _g, r in reasons(shown(viewer, chosen.name))}
    for move, contact in some:
        words = said.get(contact, "")
        heard = "、".join(w for w in by_words.get(move.to, ()) if w in words)
        told = f"{names.get(move.was, move.was)} → {names.get(move.to, move.to)}"
        st.caption(told + (_("　说到：{words}").format(words=heard) if heard else ""))
        st.text(words)
        to = address.common() | {"contact": contact, "list": "all"}
        st.page_link(REVIEW.file, label=_("看这通"), icon=":material/arrow_forward:", query_params=to)


def editions(viewer: Viewer, chosen: Use) -> None:
    """What was published, taken back and put to use, each with what it changed; and the way back."""
    found = history(chosen.name)
    if not found:
        empty(_("还没有改过"), _("用的是随产品带的那一版。"))
        return
    came_along = as_it_came(chosen.name)
    versions = [orjson.loads(r["value"]) or came_along for r in found] + [came_along]
    told = [
        (r, _(EDITION_NAMES[r["action"]]), _changes(before, after), r["words"])
        for r, after, before in zip(found, versions, versions[1:])
    ]
    names = labels(viewer.reader, "programme", viewer.language)
    for row in used(chosen.name):
        programme = row["programme_id"]
        if viewer.scope.programmes is None or programme in viewer.scope.programmes:
            told.append((row, _("用到{programme}").format(programme=names.get(programme, programme)), "", ""))
    table(
        viewer,
        "reason_editions",
        [
            {_("时间"): when(r["written_at"]), _("谁"): r["written_by"], _("做了什么"): did, _("改了什么"): what}
            | {_("为什么"): why}
            for r, did, what, why in sorted(told, key=lambda one: one[0]["written_at"], reverse=True)
        ],
    )
    back = {r["id"]: when(r["written_at"]) if r["id"] else _("最初") for r in earlier(chosen.name)}
    if may_edit(viewer) and back:
        with st.popover(_("退回以前的一版")):
            to = st.selectbox(_("退回哪一版"), list(back), None, format_func=back.get, key=f"back_to_{chosen.name}")
            st.caption(_("联络按那一版重判，数字回到那时的判法。"))
            words = st.text_input(_("为什么退回"), max_chars=200, key=f"back_{chosen.name}")
            if st.button(_("退回"), key=f"back_do_{chosen.name}", disabled=to is None):
                try_out(lambda: (roll_back(viewer.reader, chosen.name, words, to), told_anew(_("已退回。"))))
    if found[0]["action"] == "restored":
        notice("told", _("现在用的是退回以后的一版。"))
    _as_before(viewer, chosen, found)


def _as_before(viewer: Viewer, chosen: Use, found: list[dict]) -> None:
    """The same days in the taxonomy of an earlier moment, beside the one in force."""
    st.subheader(_("按以前的表看"))
    options = {r["id"]: f"{when(r['written_at'])} {_(EDITION_NAMES[r['action']])}" for r in found}
    left, right = st.columns(2)
    number = left.selectbox(_("哪一次之前"), list(options), format_func=options.get, key=f"before_{chosen.name}")
    days = right.date_input(_("哪些天的联络"), span(viewer), key=f"before_days_{chosen.name}")
    if len(days) < 2:
        return
    names = {"unknown": _("认不出"), "no_words": _("没有文字")}
    for edition in [*reversed(found), {"value": orjson.dumps(current(chosen.name))}]:
        told = orjson.loads(edition["value"])
        names |= {f"{chosen.name}.{r['id']}": r["zh"] for _g, r in (reasons(told) if told else ())}
    names = {r.reason_id: pick(r.zh, r.en) for r in came(chosen.name)} | names
    moment = next(r["written_at"] for r in found if r["id"] == number)
    told = [
        {_("原因"): names.get(f.reason_id, f.reason_id), _("那时"): f.then, _("现在"): f.now}
        for f in formerly(viewer.reader, chosen.name, moment, *days)
    ]
    if told:
        table(viewer, "reasons_before", told)
