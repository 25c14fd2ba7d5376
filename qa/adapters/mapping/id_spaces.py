"""Whose ids a table uses: answers and messages name contacts that another list brought, and are joined only where the
ids are found there."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.adapters.source import Source

MOST = 0.5  # of the ids: some answers come before their calls


def space_of(reader: Reader, ids: list[str], programme_id: str) -> tuple[str, int] | None:
    """(space, how many of `ids` are contacts there) of the source of this programme that knows most of them; None where
    no source knows half."""
    if not ids:
        return None
    found = []
    for row in reader.rows(
        "select distinct space from {source} where programme_id = ? and space is not null order by 1", [programme_id]
    ):
        keys = [Source("", programme_id, space=row["space"]).contact(native) for native in ids]
        known = reader.rows(
            "select count(*)::bigint as n from {interaction} where interaction_id in (select unnest(?::varchar[]))",
            [keys],
        )
        found.append((known[0]["n"], row["space"]))
    most, space = max(found, default=(0, ""))
    return (space, most) if most >= MOST * len(ids) else None
