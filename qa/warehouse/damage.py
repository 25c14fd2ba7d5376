"""Which tables of the warehouse cannot be read to their last byte."""

from __future__ import annotations

import duckdb

from qa.errors import QAError
from qa.warehouse.model import contracts
from qa.warehouse.store import Store


def damaged_tables(store: Store) -> dict[str, str]:
    """{table: what is wrong}: every column of every row is read and summed."""
    found = {}
    for name in contracts():
        try:
            store.one(f"select bit_xor(hash(t)) from {name} t")
        except (duckdb.Error, QAError, OSError) as problem:
            found[name] = str(problem).splitlines()[0][:200]
    return found
