"""Deleted rows leave their bytes beside those that stay, and in free blocks until something else takes them: tables are
written anew and noise takes the blocks."""

from __future__ import annotations

from qa.warehouse.model import contracts
from qa.warehouse.store import Store, Writer

ROW_BYTES, MOST_ROUNDS = 4000, 8


def owe(writer: Writer) -> None:
    """Somebody was forgotten and the bytes are still to be written over: remembered, so that a stop in between only
    puts it off."""
    writer.execute("delete from house_mark where name = 'scrub'")
    writer.execute("insert into house_mark values ('scrub', now()::varchar)")


def scrub_owed(store: Store) -> bool:
    """Write over what was left undone; whether there was any."""
    if not store.one("select count(*) from house_mark where name = 'scrub'"):
        return False
    scrub(store)
    return True


def scrub(store: Store) -> None:
    """Write every table of the model anew and then over every free block; noise is packed, so it takes a few rounds
    until none is free."""
    store.plainly("checkpoint")
    for name in contracts():
        with store.writing() as writer:
            writer.execute(f"create or replace temp table staying as select * from {name}")
            writer.execute(f"delete from {name}")
            writer.execute(f"insert into {name} by name select * from staying")
            writer.execute("drop table staying")
    store.plainly("checkpoint")
    made = 0
    while (
        made < MOST_ROUNDS
        and (free := store.plainly("select free_blocks, block_size from pragma_database_size()")[0])[0]
    ):
        rows = free[0] * free[1] // ROW_BYTES + 1
        store.plainly(
            f"""create or replace table noise_{made} as
            select string_agg(md5(concat_ws(':', i, j, random())), '') as noise from range({rows}) a(i),
                range({ROW_BYTES // 32}) b(j) group by i"""
        )
        store.plainly("checkpoint")
        made += 1
    for number in range(made):
        store.plainly(f"drop table noise_{number}")
    store.plainly("checkpoint")
    with store.writing() as writer:
        writer.execute("delete from house_mark where name = 'scrub'")
