"""What is usual of every reason, as a table that other wings join; contacts whose reason is described otherwise are
judged again."""

from __future__ import annotations

from qa.contact_reasons import facts_of, names
from qa.warehouse.model import contracts
from qa.warehouse.store import Store


def describe_reasons(store: Store) -> int:
    """Bring the table in line with the taxonomies; how many reasons are described otherwise than before."""
    columns = list(contracts()["reason_property"].columns)
    wanted = {key: (key, *facts_of(key).values()) for key in names()}
    here = {row[0]: row for row in store.plainly(f"select {', '.join(columns)} from reason_property")}
    changed = sorted(key for key in {*wanted, *here} if wanted.get(key) != here.get(key))
    if changed:
        with store.writing() as writer:
            writer.execute("delete from reason_property")
            rows = [dict(zip(columns, row)) for row in wanted.values()]
            writer.insert("reason_property", contracts()["reason_property"].arrow(rows))
            writer.ids("described", [key for key in changed if key in here], "reason_id")
            writer.execute(
                """insert into due select 'score', interaction_id from (
                    select interaction_id, reason_id from contact_score
                    union select interaction_id, value from correction where kind = 'reason'
                ) where reason_id in (select reason_id from described)"""
            )
    return len(changed)
