"""Work that stages still have to do: taken in one transaction, so that what becomes due meanwhile is not forgotten."""

from __future__ import annotations

from qa.warehouse.store import Store, Writer

LEAST_AT_ONCE, MOST_AT_ONCE, PARTS = 50_000, 500_000, 20


def take(store: Store, stage: str) -> list[str]:
    """Everything due for a stage, marked as taken; what an earlier, broken-off run had taken is taken again."""
    if not store.one("select 1 from due where stage in (?, ?) limit 1", [stage, f"{stage}, taken"]):
        return []
    with store.writing() as writer:
        writer.execute("create or replace temp table found as select distinct work_id from due where stage in (?, ?)", [stage, f"{stage}, taken"])
        writer.execute("delete from due where stage in (?, ?)", [stage, f"{stage}, taken"])
        writer.execute("insert into due select ?, work_id from found", [f"{stage}, taken"])
        return writer.table("select work_id from found order by 1")["work_id"].to_pylist()


def finish(writer: Writer, stage: str, work_ids: list[str]) -> None:
    """In the transaction that did the work."""
    writer.ids("finished", work_ids)
    writer.execute("delete from due where stage = ? and work_id in (select work_id from finished)", [f"{stage}, taken"])


def parts(work_ids: list[str]) -> list[list[str]]:
    """Portions of one transaction each. Every portion reads its tables from end to end, so a large work is cut into few."""
    size = min(MOST_AT_ONCE, max(LEAST_AT_ONCE, -(-len(work_ids) // PARTS)))
    return [work_ids[first : first + size] for first in range(0, len(work_ids), size)]


def is_waiting(store: Store) -> bool:
    return bool(store.one("select 1 from due limit 1"))
