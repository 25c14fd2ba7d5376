"""Disputes: both voices side by side, the arbiter's answer with a reason, and what disputes say of items and judges."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from qa.access.person import people
from qa.access.reading import Reader
from qa.interval import wilson
from qa.metrics.dimensions import labels
from qa.quality.contesting.disputes import answer_dispute, today, told, waiting
from qa.quality.desk.opened import judged_item
from qa.quality.scorecards import scorecards
from qa.ui import address
from qa.ui.form import VERDICTS, reaches, refusals
from qa.ui.format import when
from qa.ui.menu import REVIEW
from qa.ui.notice import empty, notice
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table
from qa.working_days import between

MOST = 10


def headline(viewer: Viewer, rows: list[dict]) -> str:
    """What waits, in a sentence."""
    late = sum(row["due"] < today(viewer.reader) for row in rows)
    mine = sum(row["arbiter"] == viewer.scope.user for row in rows)
    parts = [_("{n} 条申诉在等答复").format(n=len(rows))]
    if mine:
        parts.append(_("{n} 条请你答复").format(n=mine))
    if late:
        parts.append(_("{n} 条已经过了答复的日子").format(n=late))
    return "，".join(parts) + "。"


def open_ones(viewer: Viewer) -> None:
    """Every dispute that waits, those the viewer is asked to answer first."""
    rows = sorted(waiting(viewer.reader), key=lambda r: r["arbiter"] not in ("", viewer.scope.user))
    if not rows:
        empty(_("没有申诉在等"), _("坐席对哪一项有不同意见，会出现在这里。"))
        return
    st.text(headline(viewer, rows))
    for row in rows[:MOST]:
        _one(viewer, row)
    if len(rows) > MOST:
        st.caption(_("还有 {n} 条，答复完上面的就到。").format(n=len(rows) - MOST))


def _one(viewer: Viewer, row: dict) -> None:
    agents, reasons = (labels(viewer.reader, name, viewer.language) for name in ("agent", "reason"))
    name = item_name(row)
    key = f"dispute_{row['dispute_id']}"
    with st.container(border=True, key=key):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{name}**", width="content")
            st.caption(f"{agents.get(row['agent_id'], '')}　{reasons.get(row['reason_id'], '')}　{_due(viewer, row)}")
            to = address.common() | {"contact": row["interaction_id"]}
            st.page_link(REVIEW.file, label=_("看这通联络"), query_params=to)
        if not row["arbiter"] and people():
            st.text(_("还没有合适的人裁定：质检主管和质检员都评过或接过这一通。请管理员加一位，或请别的项目的同事。"))
        left, right = st.columns(2, gap="medium")
        with left:
            _judge_says(viewer, row)
        with right:
            st.caption(_("坐席说"))
            st.text(row["words"])
        with st.form(f"answer_{row['dispute_id']}", border=False):
            options = {"not_met": _("维持：没做到"), "met": _("改判：做到"), "na": _("改判：不适用")}
            verdict = st.segmented_control(
                _("你的裁定"), list(options), format_func=options.get, key=f"a_{row['dispute_id']}"
            )
            note = st.text_input(_("给坐席和原来评的人一句说明"), key=f"w_{row['dispute_id']}")
            if st.form_submit_button(_("裁定")):
                if verdict is None or not note.strip():
                    notice("wrong", _("选一个裁定，再写一句说明；写下的还在。"))
                    return
                with refusals():
                    answer_dispute(viewer.reader, row["dispute_id"], verdict, note)
                    reaches(viewer, row["interaction_id"], _("已裁定，得分已更新，坐席和原来评的人会看到你的说明。"))


def _due(viewer: Viewer, row: dict) -> str:
    left = between(today(viewer.reader), row["due"], row["programme_id"])
    words = _("还有 {n} 个工作日").format(n=left) if left > 0 else _("今天答复") if left == 0 else _("已经过期")
    who = f"　{_('请 {who} 答复').format(who=row['arbiter'])}" if row["arbiter"] else ""
    return words + who


def _judge_says(viewer: Viewer, row: dict) -> None:
    said = judged_item(viewer.reader, row["interaction_id"], row["scorecard_id"], row["item_id"])
    if said is None:
        return
    st.caption(_("机器说") if said["occasion"] == "machine" else _("{who} 说").format(who=said["evaluator"]))
    st.text(_(VERDICTS.get(said["verdict"], said["verdict"])))
    if said["because"]:
        st.text(_("依据：{words}").format(words=said["because"]))
    for words in said["remarks"]:
        st.text(words)


def item_name(row: dict) -> str:
    """The item of a dispute as the scorecard of today calls it."""
    cards = scorecards()
    card = cards.get(row["scorecard_id"]) or next((c for c in cards.values() if c.item(row["item_id"])), None)
    item = card.item(row["item_id"]) if card else None
    return pick(item.zh, item.en) if item else row["item_id"]


def statistics(viewer: Viewer) -> None:
    """Disputes and what came of them, by item and by who had judged: small numbers show their interval."""
    rows = told(viewer.reader)
    if not rows:
        return
    st.subheader(_("申诉说明了什么"))
    left, right = st.columns(2, gap="large")
    with left:
        table(viewer, "disputes_by_item", _rates(rows, _("条目"), item_name))
    with right:
        by = lambda r: _("机器") if r["judged_by"] == "machine" else r["judged_by"]  # noqa: E731
        table(viewer, "disputes_by_judge", _rates(rows, _("谁评的"), by))


def _rates(rows: list[dict], title: str, of) -> list[dict]:
    asked, answered, changed = Counter(), Counter(), Counter()
    for row in rows:
        asked[of(row)] += 1
        answered[of(row)] += row["verdict"] is not None
        changed[of(row)] += row["verdict"] not in (None, "not_met")
    return [
        {title: name, _("申诉"): n, _("已裁定"): answered[name], _("改判"): _share(changed[name], answered[name])}
        for name, n in asked.most_common()
    ]


def _share(part: int, whole: int) -> str:
    if not whole:
        return "–"
    low, high = wilson(part / whole, whole)
    return f"{part / whole:.0%}（{low:.0%}–{high:.0%}）"


def overturned(viewer: Viewer) -> None:
    """What the viewer had judged and an arbiter changed: told once, plainly, with the reason."""
    mine = [r for r in told(viewer.reader) if r["judged_by"] == viewer.scope.user and r["verdict"] in ("met", "na")]
    if not mine:
        return
    st.subheader(_("你评过、后来改判的"))
    for row in mine[-MOST:]:
        line = _("{when}　{item}：{words}（{who}）")
        st.text(line.format(when=when(row["answered_at"]), item=item_name(row), words=row["note"], who=row["arbiter"]))


def answers_for(reader: Reader) -> list[dict]:
    """An agent's disputes with their answers, the newest first."""
    return sorted(told(reader), key=lambda r: r["disputed_at"], reverse=True)
