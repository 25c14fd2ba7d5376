"""What people wrote about somebody who asks to be forgotten, taken out of the records for good."""

from __future__ import annotations

from sqlalchemy import text, update

from qa.records.book import TEXTS
from qa.records.model import TABLES
from qa.records.opening import engine, outside_transactions, writing

MOST_AT_ONCE = 500


def blank(interaction_ids: list[str]) -> int:
    """What people wrote about these contacts is taken out of the records for good; how many texts. Their verdicts
    stay."""
    count, is_sqlite = 0, engine().dialect.name == "sqlite"
    with writing() as connection:
        if is_sqlite:
            connection.execute(text("pragma secure_delete = on"))
        for table in TABLES.values():
            for column in (c for c in TEXTS if c in table.c and "interaction_id" in table.c):
                for first in range(0, len(interaction_ids), MOST_AT_ONCE):
                    some = table.c.interaction_id.in_(interaction_ids[first : first + MOST_AT_ONCE])
                    count += connection.execute(
                        update(table).where(some, table.c[column] != "").values({column: ""})
                    ).rowcount
    commands = ("pragma wal_checkpoint(truncate)", "vacuum", "pragma wal_checkpoint(truncate)")
    with outside_transactions() as connection:
        for command in commands if is_sqlite else ("vacuum full",):
            connection.execute(text(command))
    return count
