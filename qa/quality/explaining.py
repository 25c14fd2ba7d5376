"""A contact's evaluations taken apart and computed again from what is stored: the same input gives the same bytes, or
it says so."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.quality.cases import cases_of
from qa.quality.judging import judge, searched
from qa.quality.operator import Case
from qa.quality.reviewing import card_of
from qa.quality.scorecard import Scorecard
from qa.warehouse.store import Store

NEWEST = """select * from evaluation where occasion = 'machine' and interaction_id in (select unnest(?::varchar[]))
qualify number = max(number) over (partition by interaction_id, scorecard_id) and not is_withdrawn
    order by interaction_id, scorecard_id"""


def recompute(store: Store, interaction_ids: list[str]) -> dict[tuple[str, str], tuple[str, str]]:
    """{(interaction_id, scorecard_id): (stored hash, recomputed hash)} of the machine's newest evaluations, each by the
    version it was made with."""
    found = cases_of(store, interaction_ids)
    again = {}
    for row in store.rows(NEWEST, [interaction_ids]):
        card = card_of(store, row["scorecard_id"], row["scorecard_version"])
        case = found.get(row["interaction_id"])
        again[row["interaction_id"], row["scorecard_id"]] = (
            row["result_hash"],
            judge(card, case).result_hash if card and case else "",
        )
    return again


def explain(reader: Reader, name: str) -> dict | None:
    """The contact's score in force, and every evaluation behind it with each item's rule, evidence and why. `name`:
    interaction id or native id."""
    found = reader.one(
        """select interaction_id from {interaction} where interaction_id = ? or native_id = ?
            order by interaction_id = ? desc, 1 limit 1""",
        [name] * 3,
    )
    if not found or not reader.opens(str(found)):
        return None
    counting = reader.about([str(found)], "select * from {evaluation_in_force} order by scorecard_id")
    if not counting:
        return None
    again = recompute(reader.store, [str(found)])
    known = [row for row in counting if card_of(reader.store, row["scorecard_id"], row["scorecard_version"])]
    case = cases_of(reader.store, [str(found)]).get(str(found), Case(()))
    evaluations = [
        _explained(reader, row, again.get((row["interaction_id"], row["scorecard_id"])), case) for row in known
    ]
    points, possible = (sum(e[n] for e in evaluations if e["score"] is not None) for n in ("points", "points_possible"))
    return {
        "interaction_id": found,
        "score": round(100 * points / possible, 2) if possible else None,
        "points": points,
        "points_possible": possible,
        "is_same": all(e["is_same"] for e in evaluations),
        "items": [i for e in evaluations for i in e["items"]],
        "evaluations": evaluations,
    }


def _explained(reader: Reader, row: dict, hashes: tuple[str, str] | None, case: Case) -> dict:
    card = card_of(reader.store, row["scorecard_id"], row["scorecard_version"])
    items = reader.about(
        [row["interaction_id"]], "select * from {item_in_force} where scorecard_id = ?", [row["scorecard_id"]]
    )
    order = {i.item_id: n for n, i in enumerate(card.items)}
    return {
        "scorecard_id": card.scorecard_id,
        "scorecard": card.zh,
        "version": row["scorecard_version"],
        "score": row["score"],
        "points": row["points"],
        "points_possible": row["points_possible"],
        "is_by_person": row["is_by_person"],
        "stored_hash": hashes[0] if hashes else None,
        "recomputed_hash": hashes[1] if hashes else None,
        "is_same": hashes is None or hashes[0] == hashes[1],
        "items": [
            _item(card, r, case)
            for r in sorted(items, key=lambda r: order.get(r["item_id"], len(order)))
            if r["item_id"] in order
        ],
    }


def _item(card: Scorecard, r: dict, case: Case) -> dict:
    item = card.item(r["item_id"])
    return {
        "scorecard_id": card.scorecard_id,
        "item_id": item.item_id,
        "name": item.zh,
        "verdict": r["verdict"],
        "occasion": r["occasion"],
        "evaluator": r["evaluator"],
        "points": r["points"],
        "points_possible": r["points_possible"],
        "rule": item.met,
        "conditions": item.conditions,
        "critical": item.critical,
        "why": item.why_zh,
        "na_reason": r["na_reason"] or "",
        "message_seq": r["message_seq"],
        "begin": r["span_begin"],
        "end": r["span_end"],
        "because": r["because"] or "",
        "counts": bool(r["counts"]),
        "state": r["state"],
        "searched": (
            searched(item, case) if r["occasion"] == "machine" and r["verdict"] in ("not_met", "flagged") else {}
        ),
    }
