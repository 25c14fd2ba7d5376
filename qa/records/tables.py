"""How a table of the records is declared: every row says who and when."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table

METADATA = MetaData()


def written(name: str, grain: str, *columns: Column) -> Table:
    """A table whose rows are numbered, dated (UTC) and signed; `grain` says what one row is."""
    return Table(
        name,
        METADATA,
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("written_at", DateTime(timezone=True), nullable=False, comment="UTC"),
        Column("written_by", String, nullable=False),
        *columns,
        comment=grain,
    )


def unsigned(name: str, grain: str, *columns: Column) -> Table:
    """A table of what must not lead to anybody: a key without meaning, no who, no when, and no order in the file."""
    key = Column("key", String, primary_key=True)
    return Table(name, METADATA, key, *columns, comment=grain, sqlite_with_rowid=False)
