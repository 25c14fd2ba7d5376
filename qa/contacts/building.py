"""Contacts, queue visits and agent states built from what the export rows say; only what is due is built again."""

from __future__ import annotations

from pathlib import Path

from qa.warehouse.store import Store

STEPS = tuple(path.read_text("utf-8") for path in sorted((Path(__file__).parent / "steps").glob("*.sql")))


def build(store: Store) -> int:
    """Build all contacts and agents that are due, in one transaction; how many contacts."""
    with store.writing() as writer:
        writer.execute("create or replace temp table ids as select distinct work_id from due where stage = 'build'")
        count = writer.execute("select count(*) from ids")[0][0]
        for step in STEPS:
            writer.execute(step)
    return count
