"""One evaluation taken apart and computed again from what is stored: the same input gives the same bytes, or it says so."""

from __future__ import annotations

from qa.quality.judging import judge
from qa.quality.scorecard import scorecards
from qa.quality.scoring import CONTACTS, FINDINGS, MESSAGES, cases
from qa.warehouse.store import Store


def recompute(store: Store, interaction_ids: list[str]) -> dict[str, tuple[str, str]]:
    """{interaction_id: (stored hash, recomputed hash)} for evaluated contacts under the scorecard versions in force."""
    stored = {
        r["interaction_id"]: r
        for r in store.rows(
            "select interaction_id, scorecard_id, result_hash from evaluation where interaction_id in (select unnest(?::varchar[]))", [interaction_ids]
        )
    }
    found = cases(*(store.read(sql, [list(stored)]).to_pylist() for sql in (MESSAGES, FINDINGS, CONTACTS)))
    return {i: (stored[i]["result_hash"], judge(scorecards()[stored[i]["scorecard_id"]], case).result_hash) for i, case in found.items()}


def explain(store: Store, name: str) -> dict | None:
    """Every item with rule, version, evidence and why; `name` is an interaction id or the contact's native id."""
    found = store.rows(
        "select e.* from evaluation e join interaction i using (interaction_id) where i.interaction_id = ? or i.native_id = ? limit 1", [name, name]
    )
    if not found:
        return None
    evaluation = found[0]
    card = scorecards()[evaluation["scorecard_id"]]
    items = {i.item_id: i for i in card.items}
    rows = store.rows("select * from evaluation_item where evaluation_id = ?", [evaluation["evaluation_id"]])
    order = {i.item_id: n for n, i in enumerate(card.items)}
    stored, again = recompute(store, [evaluation["interaction_id"]])[evaluation["interaction_id"]]
    return {
        "interaction_id": evaluation["interaction_id"],
        "scorecard": card.zh,
        "version": evaluation["scorecard_version"],
        "score": evaluation["score"],
        "points": evaluation["points"],
        "points_possible": evaluation["points_possible"],
        "stored_hash": stored,
        "recomputed_hash": again,
        "is_same": stored == again,
        "items": [
            {
                "item_id": r["item_id"],
                "name": items[r["item_id"]].zh,
                "verdict": r["verdict"],
                "points": r["points"],
                "points_possible": r["points_possible"],
                "rule": items[r["item_id"]].met,
                "conditions": items[r["item_id"]].conditions,
                "critical": items[r["item_id"]].critical,
                "why": items[r["item_id"]].why_zh,
                "na_reason": r["na_reason"] or "",
                "message_seq": r["message_seq"],
                "begin": r["span_begin"],
                "end": r["span_end"],
                "because": r["because"] or "",
            }
            for r in sorted(rows, key=lambda r: order[r["item_id"]])
        ],
    }
