"""Work that stages still have to do: taken in one transaction, so that what becomes due meanwhile is not forgotten."""

from __future__ import annotations

from qa.warehouse.store import Store, Writer


def take(store: Store, stage: str) -> list[str]:
    """Everything due for a stage, marked as taken; what an earlier, broken-off run had taken is taken again."""
    if not store.one("select 1 from due where stage in (?, ?) limit 1", [stage, f"{stage}, taken"]):
        return []
    with store.writing() as writer:
        found = [row[0] for row in writer.execute("select distinct work_id from due where stage in (?, ?) order by 1", [stage, f"{stage}, taken"])]
        writer.execute("delete from due where stage in (?, ?)", [stage, f"{stage}, taken"])
        writer.execute("insert into due select ?, unnest(?::varchar[])", [f"{stage}, taken", found])
    return found


def finish(writer: Writer, stage: str, work_ids: list[str]) -> None:
    """In the transaction that did the work."""
    writer.execute("delete from due where stage = ? and work_id in (select unnest(?::varchar[]))", [f"{stage}, taken", work_ids])


def is_waiting(store: Store) -> bool:
    return bool(store.one("select 1 from due limit 1"))
