"""Which promises were truly broken and which call-backs were doubles, against what the product found."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from qa.adapters.source import Source
from qa.warehouse.store import Store


def promises(store: Store, rows: dict[str, dict]) -> list[dict]:
    """Broken ones among the promises whose time is over and was named in words we know; `unheard`: not told at all."""
    told = {r["interaction_id"]: r["state"] for r in store.rows("select interaction_id, state from promise_fact")}
    true = {i: not t["is_kept"] for i, t in rows.items() if t["due"] and told.get(i) != "open"}
    found = {i for i in true if told.get(i) == "broken"}
    both = sum(true[i] for i in found)
    return [
        {
            "measure": "broken promises",
            "precision": both / max(1, len(found)),
            "recall": both / max(1, sum(true.values())),
            "n": sum(true.values()),
            "unheard": sum(i not in told for i in true) / max(1, len(true)),
            "unknown": sum(told.get(i) == "unknown" for i in true) / max(1, len(true)),
        }
    ]


def doubles(store: Store, folder: Path) -> list[dict]:
    """Call-backs about what another had called for or what was settled, of all that reached the customer."""
    places = sorted((folder / "calls").glob("*.parquet"))
    truth = pa.concat_tables([pq.read_table(p) for p in places]).to_pylist() if places else []
    spaces = {brand: Source(brand, brand, space=brand) for brand in ("shop", "telecom")}
    true = {spaces[t["brand"]].contact(t["native_id"]): t for t in truth if t["is_reached"]}
    told = store.rows(
        """select interaction_id, is_called_by_another or is_called_when_settled as is_told from contact_fact
        where direction = 'out' and is_answered and coalesce(purpose, 'callback') = 'callback'"""
    )
    found = {row["interaction_id"] for row in told if row["is_told"]}
    there = {i for i, t in true.items() if t["is_double"] or t["is_late"]}
    both = len(found & there)
    return [
        {
            "measure": "doubles",
            "precision": both / max(1, len(found)),
            "recall": both / max(1, len(there)),
            "n": len(there),
        }
    ]
