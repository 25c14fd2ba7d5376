"""Work that stages still have to do: taken in one transaction, so that what becomes due meanwhile is not forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qa.warehouse.store import Store, Writer

LEAST_AT_ONCE, MOST_AT_ONCE, PARTS = 50_000, 500_000, 20
BATCH_CONTACTS, READ_AT_ONCE = 1500, 8
# What was heard and judged while there were words stays as it was when they are gone.
OF_WORDS, AGED_STAY = ("annotate", "score"), "and work_id not in (select interaction_id from aged)"


def take(store: Store, stage: str) -> list[str]:
    """Everything due for a stage, marked as taken; what an earlier, broken-off run had taken is taken again."""
    if not store.one("select 1 from due where stage in (?, ?) limit 1", [stage, f"{stage}, taken"]):
        return []
    with store.writing() as writer:
        writer.execute(
            f"""create or replace temp table found as select distinct work_id from due where stage in (?, ?)
            {AGED_STAY if stage in OF_WORDS else ""}""",
            [stage, f"{stage}, taken"],
        )
        writer.execute("delete from due where stage in (?, ?)", [stage, f"{stage}, taken"])
        writer.execute("insert into due select ?, work_id from found", [f"{stage}, taken"])
        return writer.table("select work_id from found order by 1")["work_id"].to_pylist()


def finish(writer: Writer, stage: str, work_ids: list[str]) -> None:
    """In the transaction that did the work."""
    writer.ids("finished", work_ids)
    writer.execute("delete from due where stage = ? and work_id in (select work_id from finished)", [f"{stage}, taken"])


def parts(work_ids: list[str]) -> list[list[str]]:
    """Portions of one transaction each. Every portion reads its tables from end to end, so a large work is cut into
    few."""
    size = min(MOST_AT_ONCE, max(LEAST_AT_ONCE, -(-len(work_ids) // PARTS)))
    return [work_ids[first : first + size] for first in range(0, len(work_ids), size)]


def with_rows(ids: list[str], read: Callable[[list[str]], pa.Table]) -> Iterator[tuple[list[str], pa.Table]]:
    """(BATCH_CONTACTS contacts, their rows) after one another. `ids` as `take` orders them; `read` gives the rows of
    contacts ordered by interaction_id: it goes through its tables from end to end, so it is asked for READ_AT_ONCE
    batches at a time."""
    for first in range(0, len(ids), BATCH_CONTACTS * READ_AT_ONCE):
        some = ids[first : first + BATCH_CONTACTS * READ_AT_ONCE]
        rows = read(some)
        owner = pc.index_in(rows["interaction_id"], value_set=pa.array(some, pa.string())).to_numpy()
        edges = np.searchsorted(owner, np.arange(0, len(some) + BATCH_CONTACTS, BATCH_CONTACTS))
        for number, (begin, end) in enumerate(zip(edges, edges[1:])):
            yield (
                some[number * BATCH_CONTACTS : (number + 1) * BATCH_CONTACTS],
                rows.take(pa.array(np.arange(begin, end))),
            )


def is_waiting(store: Store) -> bool:
    """Whether any stage has work to do."""
    return bool(store.one("select 1 from due limit 1"))


def how_much(store: Store) -> int:
    """How many contacts, customers and people wait in all stages together."""
    return int(store.one("select count(*) from due") or 0)
