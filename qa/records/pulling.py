"""The warehouse pulls what people wrote since its own cursor: one transaction, so a killed process loses and doubles nothing."""

from __future__ import annotations

from qa.records.book import rows
from qa.warehouse.model import contracts
from qa.warehouse.store import Store

SHAPES = {
    "review": (
        "review_id",
        lambda r: dict(
            review_id=r["id"],
            interaction_id=r["interaction_id"],
            scorecard_id=r["scorecard_id"],
            item_id=r["item_id"],
            verdict=r["verdict"],
            note=r["note"],
            reviewer=r["written_by"],
            reviewed_at=r["written_at"],
        ),
    ),
    "correction": (
        "correction_id",
        lambda r: (
            dict(correction_id=r["id"], corrected_by=r["written_by"], corrected_at=r["written_at"])
            | {n: r[n] for n in ("interaction_id", "message_seq", "kind", "label", "value")}
        ),
    ),
    "parting": (
        "parting_id",
        lambda r: (
            dict(parting_id=r["id"], decided_by=r["written_by"], decided_at=r["written_at"]) | {n: r[n] for n in ("address_hash", "customer_id", "is_parted")}
        ),
    ),
    "kudos": (
        "kudos_id",
        lambda r: dict(
            kudos_id=r["id"], from_user=r["written_by"], agent_id=r["agent_id"], interaction_id=r["interaction_id"], words=r["words"], given_at=r["written_at"]
        ),
    ),
}


def pull_records(store: Store) -> int:
    """How many rows were new."""
    count = 0
    with store.writing() as writer:
        for table, (cursor, shape) in SHAPES.items():
            last = writer.execute(f"select coalesce(max({cursor}), 0) from {table}")[0][0]
            fresh = [shape(r) for r in rows(table, after=last)]
            count += writer.insert(table, contracts()[table].arrow(fresh))
    return count
