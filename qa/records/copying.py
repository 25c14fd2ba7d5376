"""The records in one SQLite file, wherever they are kept, and back: what a backup carries."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine, func, insert, inspect, select, text

from qa.records.opening import reading, writing
from qa.records.tables import METADATA

AT_ONCE = 2000


def save(path: Path) -> None:
    """Write all records into a new SQLite file."""
    to = create_engine(f"sqlite:///{path}")
    METADATA.create_all(to)
    with reading() as source, to.begin() as target:
        for table in METADATA.sorted_tables:
            for some in source.execute(select(table).order_by(*table.primary_key)).mappings().partitions(AT_ONCE):
                target.execute(insert(table), [dict(row) for row in some])
    to.dispose()


def load(path: Path) -> None:
    """Put the records of a SQLite file into a database that has none yet. One transaction."""
    source = create_engine(f"sqlite:///{path}")
    known = set(inspect(source).get_table_names())
    with source.connect() as old, writing() as new:
        for table in (t for t in METADATA.sorted_tables if t.name in known):
            new.execute(table.delete())
            names = {column["name"] for column in inspect(source).get_columns(table.name)}
            columns = [column for column in table.columns if column.name in names]
            for some in old.execute(select(*columns).order_by(*table.primary_key)).mappings().partitions(AT_ONCE):
                new.execute(insert(table), [dict(row) for row in some])
            if new.dialect.name == "postgresql" and "id" in table.columns:
                last = f"coalesce((select max(id) from {table.name}), 0) + 1"
                new.execute(text(f"select setval(pg_get_serial_sequence('{table.name}', 'id'), {last}, false)"))
    source.dispose()


def counted() -> dict[str, int]:
    """Rows of every table that has any."""
    with reading() as connection:
        many = {t.name: select(func.count()).select_from(t) for t in METADATA.sorted_tables}
        counts = {name: connection.execute(query).scalar() or 0 for name, query in many.items()}
    return {name: count for name, count in sorted(counts.items()) if count}


def read_through() -> None:
    """Read every row; raises QAError for what cannot be read."""
    with reading() as connection:
        for table in METADATA.sorted_tables:
            for _ in connection.execute(select(table)):
                pass
