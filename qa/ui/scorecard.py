"""A contact's scorecards as they are in force: item by item with evidence, and who had the last word."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.quality.desk.opened import said_to_agent
from qa.quality.operator import NOT_APPLICABLE
from qa.quality.reviewing import card_of
from qa.quality.scorecard import Item, Scorecard
from qa.ui.format import when
from qa.ui.session import Viewer, _, pick

WHO = {"review": "人工复核", "blind": "盲评", "dispute": "申诉答复"}
CRITICAL = {"customer": "客户致命", "business": "业务致命", "compliance": "合规致命"}


def shown_card(viewer: Viewer, contact: dict) -> tuple[dict | None, Scorecard | None, dict[str, dict]]:
    """(evaluation, scorecard of its version, item → row) of the scorecard a person chose; a choice is offered when
    there are several."""
    evaluations = {e["scorecard_id"]: e for e in contact["evaluations"]}
    cards = {i: card_of(viewer.reader, i, e["scorecard_version"]) for i, e in evaluations.items()}
    cards = {i: card for i, card in cards.items() if card}
    if not cards:
        return None, None, {}
    chosen = next((i for i, card in cards.items() if not card.is_beside), next(iter(cards)))
    if len(cards) > 1:
        chosen = st.segmented_control(
            _("评分表"),
            list(cards),
            default=chosen,
            format_func=lambda i: pick(cards[i].zh, cards[i].en),
            required=True,
            key="card",
        )
    rows = {r["item_id"]: r for r in contact["items"] if r["scorecard_id"] == chosen}
    return evaluations[chosen], cards[chosen], rows


def score_line(contact: dict, evaluation: dict) -> str:
    """The score of the chosen scorecard, who it comes from, and the contact's own when several scorecards make it
    up."""
    if not evaluation["points_applicable"]:
        return _("没有适用的条目，不评分")
    if evaluation["score"] is None:
        return _("质检未覆盖：{points_applicable:.0f} 分里只判了 {points_possible:.0f} 分").format(**evaluation)
    words = _("人工复核后 {score:.1f} 分") if evaluation["is_by_person"] else _("机器评估 {score:.1f} 分")
    several = (
        "　" + _("几张评分表合起来 {score:.1f} 分").format(score=contact["score"])
        if len(contact["evaluations"]) > 1 and contact["score"] is not None
        else ""
    )
    judged = (
        "　" + _("{points_applicable:.0f} 分里判了 {points_possible:.0f} 分").format(**evaluation)
        if evaluation["points_possible"] < evaluation["points_applicable"]
        else ""
    )
    return words.format(score=evaluation["score"]) + judged + several


def result_line(item: Item, row: dict) -> str:
    """One item's result in force as escaped HTML, with who had the last word when that was a person."""
    who = f" · {escape(_(WHO[row['occasion']]))}" if row["occasion"] in WHO else ""
    name = escape(pick(item.zh, item.en))
    if row["verdict"] == "na":
        reason = escape(pick(*NOT_APPLICABLE.get(row["na_reason"], ("不涉及", "Does not apply"))))
        return (
            f'<div class="x-item"><span class="na">○ {name} · {reason}{who}</span><span class="points'
            ' na">–</span></div>'
        )
    if row["verdict"] == "flagged" or not row["counts"]:
        told = _("请人看一下") if row["verdict"] == "flagged" else _("机器听到了，还不算分")
        return (
            f'<div class="x-item"><span class="na">◇ {name} · {escape(told)}</span><span class="points'
            ' na">–</span></div>'
        )
    mark, css = ("✓", "") if row["verdict"] == "met" else ("△", "miss")
    critical = f" · {escape(_(CRITICAL[item.critical]))}" if item.critical and row["verdict"] != "met" else ""
    line = (
        f'<div class="x-item"><span class="{css}">{mark} {name}{critical}{who}</span><span class="points'
        f' {css}">{row["points"]:.0f} / {row["points_possible"]:.0f}</span></div>'
    )
    return (
        line
        if row["verdict"] == "met"
        else f'{line}<div class="x-note">{escape(pick(item.next_zh, item.next_en))}</div>'
    )


def chosen_evidence(card: Scorecard, rows: dict[str, dict]) -> dict[int, list]:
    """A choice of item; its evidence as the transcript takes it."""
    with_place = [k for k, r in rows.items() if r["message_seq"] is not None and r["span_end"] and card.item(k)]
    picked = st.pills(
        _("在对话里标出依据"),
        with_place,
        format_func=lambda k: pick(card.item(k).zh, card.item(k).en),
        key=f"evidence_{card.scorecard_id}",
    )
    if not picked:
        return {}
    row = rows[picked]
    return {
        row["message_seq"]: [(row["span_begin"], row["span_end"], pick(card.item(picked).zh, card.item(picked).en))]
    }


def scored(card: Scorecard, rows: dict[str, dict]) -> None:
    st.html("".join(result_line(item, rows[item.item_id]) for item in card.items if item.item_id in rows))


def judgements(viewer: Viewer, contact: dict, card: Scorecard) -> None:
    """Who judged this contact when, and what they said to it, to an item and to a sentence."""
    for row in contact["judgements"]:
        if row["scorecard_id"] == card.scorecard_id:
            words = f"：{row['note']}" if row["note"] else ""
            st.text(f"{_(WHO[row['occasion']])} {row['evaluator']} {when(row['evaluated_at'])}{words}")
    for row in said_to_agent(viewer.reader, contact["interaction_id"]):
        item = card.item(row["item_id"])
        where = pick(item.zh, item.en) if item else _("第 {n} 句").format(n=row["message_seq"])
        st.text(f"{where} · {row['evaluator']}：{row['words']}")
