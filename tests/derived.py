"""All that follows from the rows, as bytes to compare."""

from __future__ import annotations

from qa.metrics.facts import TABLES
from qa.warehouse.store import Store
from qa.warehouse.views import whole

DERIVED = ("contact_link", "promise", "outreach", "programme_reach", "award", *TABLES)


def derived(store: Store) -> dict[str, bytes]:
    """Every derived table as bytes, its rows in one order."""
    return {t: store.read(f"select * from {t} order by all").to_pandas().to_csv(index=False).encode() for t in DERIVED}


def defined(store: Store, fact_select: str) -> bytes:
    """What the definition of a fact gives over everything, as bytes."""
    return store.read(f"select * from ({whole(fact_select)}) order by all").to_pandas().to_csv(index=False).encode()
