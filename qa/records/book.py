"""The one door to the records: write a row, read rows, and let the warehouse pull what is new since its own cursor."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from contextlib import contextmanager
from datetime import datetime, timezone
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, create_engine, event, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from qa.records.completing import complete
from qa.records.failures import FORM_INCOMPLETE, RECORDS_DAMAGED, RECORDS_NOT_WRITTEN
from qa.records.model import METADATA, TABLES
from qa.settings import data_folder

TEXTS, MOST_AT_ONCE = ("note", "words"), 500
HIDING: list[Callable[[str], str]] = []


@cache
def _engine(path: Path) -> Engine:
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 15})

    @event.listens_for(engine, "connect")
    def _tune(connection, _):
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = full")

    with _told(path):
        METADATA.create_all(engine)
        complete(engine)
    return engine


@contextmanager
def _told(path: Path):
    """A database that cannot be opened or written says so in plain words."""
    try:
        yield
    except DBAPIError as problem:
        if re.search("malformed|not a database|corrupt", str(problem.orig)):
            raise RECORDS_DAMAGED(problem=problem.orig) from problem
        raise RECORDS_NOT_WRITTEN(path=path, problem=problem.orig) from problem


def engine() -> Engine:
    """The records of the data folder in force, opened once."""
    return _engine(data_folder() / "records.sqlite")


def hide_with(hide: Callable[[str], str]) -> None:
    """From now on what people write is stored as `hide` leaves it."""
    HIDING[:] = [hide]


def blank(interaction_ids: list[str]) -> int:
    """What people wrote about these contacts is taken out of the records for good; how many texts. Their verdicts
    stay."""
    count = 0
    with _told(data_folder()), engine().begin() as connection:
        connection.execute(text("pragma secure_delete = on"))
        for table in TABLES.values():
            for column in (c for c in TEXTS if c in table.c and "interaction_id" in table.c):
                for first in range(0, len(interaction_ids), MOST_AT_ONCE):
                    some = table.c.interaction_id.in_(interaction_ids[first : first + MOST_AT_ONCE])
                    count += connection.execute(
                        update(table).where(some, table.c[column] != "").values({column: ""})
                    ).rowcount
    with engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for command in ("pragma wal_checkpoint(truncate)", "vacuum", "pragma wal_checkpoint(truncate)"):
            connection.execute(text(command))
    return count


def identity() -> str:
    """What this records database is known by, given to it when it is first asked."""
    known = rows("house")
    if not known:
        write("house", "house", value=uuid.uuid4().hex)
        known = rows("house")
    return known[0]["value"]


def last_numbers() -> dict[str, int]:
    """{table: number of its newest row}."""
    with _told(data_folder()), engine().connect() as connection:
        return {name: connection.execute(select(func.max(table.c.id))).scalar() or 0 for name, table in TABLES.items()}


def let_go() -> None:
    """Close what this process holds open of the records, so that another file can take their place."""
    engine().dispose()
    _engine.cache_clear()


def write(
    table: str,
    by: str,
    parts: dict[str, list[dict]] | None = None,
    audited: tuple[str, str, str] | None = None,
    **fields: object,
) -> int:
    """Append one form: a row, its `parts` (table → rows that name it as `<table>_no`) and a line of the audit, in one
    transaction; the row's id.

    `audited`: action, subject, detail. Raises QAError when a text is empty that must not be.
    """
    columns = TABLES[table].columns
    needed = [
        c.name
        for c in columns
        if not c.nullable
        and c.default is None
        and c.server_default is None
        and c.name not in ("id", "written_at", "written_by")
    ]
    empty = [n for n in needed if fields.get(n) is None or not str(fields[n]).strip()]
    if empty:
        raise FORM_INCOMPLETE(names="、".join(empty))
    fields = {
        name: HIDING[0](value) if HIDING and name in TEXTS and isinstance(value, str) and value else value
        for name, value in fields.items()
    }
    stamp = dict(written_at=datetime.now(timezone.utc), written_by=by)
    with _told(data_folder()), engine().begin() as connection:
        number = int(connection.execute(insert(TABLES[table]).values(**stamp, **fields)).inserted_primary_key[0])
        for name, rows_of in (parts or {}).items():
            connection.execute(insert(TABLES[name]), [stamp | {f"{table}_no": number} | row for row in rows_of])
        if audited:
            connection.execute(
                insert(TABLES["audit"]).values(
                    **stamp, **dict(zip(("action", "subject", "detail"), audited, strict=True))
                )
            )
        return number


def audit(by: str, action: str, subject: str, detail: str = "") -> None:
    """Who did what to whom, appended."""
    write("audit", by, action=action, subject=subject, detail=detail)


def rows(table: str, after: int = 0, cursor: str = "id", **equal: object) -> list[dict]:
    """Rows in order of writing, whose `cursor` is beyond `after` and whose columns equal `equal`."""
    t = TABLES[table]
    query = select(t).where(t.c[cursor] > after).order_by(t.c.id)
    for name, value in equal.items():
        query = query.where(t.c[name] == value)
    with _told(data_folder()), engine().connect() as connection:
        return [
            dict(r._mapping) | {"written_at": r.written_at.replace(tzinfo=timezone.utc)}
            for r in connection.execute(query)
        ]
