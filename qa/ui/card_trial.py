"""What a draft of a scorecard would do to the past, as a person reads it."""

from __future__ import annotations

import streamlit as st

from qa.editing.draft import item_of, items
from qa.editing.dry_run import Tried
from qa.editing.editions import current
from qa.editing.moved import Moved, moved
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.literal import literal
from qa.ui.menu import REVIEW
from qa.ui.notice import notice
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

SHOWN = 12
# From so many contacts on an item that always comes out the same is worth a word.
ENOUGH = 30


def would_move(viewer: Viewer, card: dict, tried: Tried) -> None:
    """Scores, bands, verdicts and people that a draft would move, and five contacts to read."""
    found = moved(tried)
    if not found.looked_at:
        st.text(_("这些天里没有会变的联络。"))
        return
    st.html(f'<div class="x-answer">{headline(found)}</div>')
    new = {m["item_id"] for m in tried.items if not m["was"]}
    fresh = [item["zh"] for _s, item in items(card) if item["id"] in new and not item.get("taken_from")]
    if fresh:
        words = _("{items}：新的规则先只提示，不扣分；盲评说它判得准，才开始算分。")
        st.caption(literal(words.format(items="、".join(f"「{one}」" for one in fresh[:4]))))
    _always(card, tried, new)
    left, right = st.columns(2)
    with left:
        _bands(viewer, found)
    with right:
        _verdicts(viewer, card, tried)
    _people(viewer, found)
    for contact, before, after in found.examples:
        told = " → ".join("–" if score is None else f"{score:.1f}" for score in (before, after))
        to = address.common() | {"contact": contact, "list": "all"}
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(told)
            st.page_link(REVIEW.file, label=_("看这通"), icon=":material/arrow_forward:", query_params=to)


def _always(card: dict, tried: Tried, new: set[str]) -> None:
    """New items that come out the same on every contact: they tell nobody apart."""
    counts: dict[str, dict[str, int]] = {}
    for row in tried.counts:
        counts.setdefault(row["item_id"], {})[row["verdict"]] = row["n"]
    for _section, item in items(card):
        told = {v: n for v, n in counts.get(item["id"], {}).items() if v != "na"}
        n = sum(told.values())
        if item["id"] in new and not item.get("taken_from") and (n >= ENOUGH and len(told) == 1 or not n):
            words = (
                _("「{item}」在 {n} 通里全都判{verdict}，分不出谁做得好。") if n else _("「{item}」没有一通用得上。")
            )
            verdict = _("做到") if "met" in told else _("没做到")
            notice("watch", words.format(item=item["zh"], n=f"{n:,}", verdict=verdict))


def headline(found: Moved) -> str:
    """How many scores move, and where their mean goes."""
    words = _("这张表管到 {n} 通，其中 {scored} 通有分（别的算分的条目不到一半）；{moved} 通的分会变")
    words = words.format(n=f"{found.looked_at:,}", scored=f"{found.scored:,}", moved=f"{found.moved:,}")
    if found.before is not None:
        words += _("，平均 {before:.1f} → {after:.1f}").format(before=found.before, after=found.after)
    if found.lost or found.gained:
        words += _("；{lost} 通不再有分，{gained} 通开始有分").format(
            lost=f"{found.lost:,}", gained=f"{found.gained:,}"
        )
    return words + "。"


def _bands(viewer: Viewer, found: Moved) -> None:
    names, high = [], None
    for low, *_counts in found.bands:
        top = _("{low} 分以上").format(low=low) if high is None else f"{low}–{high}"
        names.append(_("不评分") if low is None else top)
        high = low
    rows = [
        {_("分数"): called, _("现在"): was, _("会变成"): becomes}
        for called, (_low, was, becomes) in zip(names, found.bands)
    ]
    table(viewer, "card_bands", rows)


def _verdicts(viewer: Viewer, card: dict, tried: Tried) -> None:
    names = {item["id"]: pick(item["zh"], item["en"]) for _section, item in items(card)}
    along = {item["id"] for _section, item in items(card) if card.get("instead") and _is_as_before(card, item)}
    shown = [m for m in tried.items if m["scorecard_id"] == card["id"] and not (m["item_id"] in along and not m["was"])]
    verdicts = {"": "–", "met": _("做到"), "not_met": _("没做到"), "na": _("不适用")}
    rows = [
        {
            _("条目"): names.get(m["item_id"], m["item_id"]),
            _("现在"): verdicts[m["was"]],
            _("会变成"): verdicts[m["becomes"]],
            _("联络数"): m["n"],
        }
        for m in shown[:SHOWN]
    ]
    if rows:
        table(viewer, "card_verdicts", rows)
    else:
        st.text(_("判法没有变，只有分值变。"))


def _is_as_before(card: dict, item: dict) -> bool:
    """Whether an item of a card that takes another's place is judged as it was there."""
    found = item_of(current(card["instead"]), item.get("taken_from", "").partition("/")[2])
    return bool(found) and all(found[1].get(key) == item.get(key) for key in ("met", "applies", "conditions", "mode"))


def _people(viewer: Viewer, found: Moved) -> None:
    if not found.people:
        return
    st.caption(_("谁的平均分会变（{n} 人，变得多的在前）").format(n=len(found.people)))
    agents, teams = (labels(viewer.reader, kind, viewer.language) for kind in ("agent", "team"))
    rows = [
        {
            _("坐席"): agents.get(p.agent_id, p.agent_id),
            _("班组"): teams.get(p.team_id, p.team_id),
            _("联络数"): p.n,
            _("现在"): round(p.before, 1),
            _("会变成"): round(p.after, 1),
            _("差"): round(p.after - p.before, 1),
        }
        for p in found.people
    ]
    table(viewer, "card_people", rows[:SHOWN], whole=lambda: rows)
