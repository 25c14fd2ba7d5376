"""The one door to the records: write a row, read rows, and let the warehouse pull what is new since its own cursor."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timezone

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from qa.records import chain
from qa.records.failures import FORM_INCOMPLETE
from qa.records.model import LIVING, PASSING, TABLES
from qa.records.opening import reading, writing

TEXTS = ("note", "words")
HIDING: list[Callable[[str], str]] = []


def hide_with(hide: Callable[[str], str]) -> None:
    """From now on what people write is stored as `hide` leaves it."""
    HIDING[:] = [hide]


def hidden(text: str) -> str:
    """What people wrote, as it is stored."""
    return HIDING[0](text) if HIDING and text else text


def identity() -> str:
    """What this records database is known by, given to it when it is first asked."""
    if not rows("house"):
        write("house", "house", value=uuid.uuid4().hex)
    return rows("house")[0]["value"]


def last_numbers() -> dict[str, int]:
    """{table: number of its newest row}."""
    with reading() as connection:
        return {name: connection.execute(select(func.max(table.c.id))).scalar() or 0 for name, table in TABLES.items()}


def write(
    table: str,
    by: str,
    parts: dict[str, list[dict]] | None = None,
    audited: tuple[str, str, str] | None = None,
    holds: Callable[[Connection], None] = lambda _: None,
    first: Callable[[Connection], None] = lambda _: None,
    **fields: object,
) -> int:
    """Append one form: a row, its `parts` (table → rows that name it as `<table>_no`) and a line of the audit, in one
    transaction; the row's id.

    `audited`: action, subject, detail. `first` looks at the records before, `holds` as they would be; either raises to
    undo it all. Raises
    QAError when a text is empty that must not be.
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
    fields = {name: hidden(v) if name in TEXTS and isinstance(v, str) else v for name, v in fields.items()}
    stamp = dict(written_at=datetime.now(timezone.utc), written_by=by)
    with writing() as connection:
        first(connection)
        number = int(connection.execute(insert(TABLES[table]).values(**stamp, **fields)).inserted_primary_key[0])
        for name, rows_of in (parts or {}).items():
            connection.execute(insert(TABLES[name]), [stamp | {f"{table}_no": number} | row for row in rows_of])
        if audited:
            chain.append(connection, stamp, *audited)
        holds(connection)
        return number


def write_together(
    by: str,
    forms: list[tuple[str, dict]],
    audited: list[tuple[str, str, str]],
    holds: Callable[[Connection], object] = lambda _: None,
) -> bool:
    """Append rows of several tables and their lines of the audit in one transaction; False, and nothing is written,
    when one of them was used before."""
    stamp = dict(written_at=datetime.now(timezone.utc), written_by=by)
    try:
        with writing() as connection:
            for table, fields in forms:
                connection.execute(insert(TABLES[table]).values(**stamp, **fields))
            for line in audited:
                chain.append(connection, stamp, *line)
            holds(connection)
    except IntegrityError:
        return False
    return True


def audit(by: str, action: str, subject: str, detail: str = "") -> None:
    """Who did what to whom, appended."""
    with writing() as connection:
        chain.append(connection, dict(written_at=datetime.now(timezone.utc), written_by=by), action, subject, detail)


def renew(table: str, column: str, value: str, **fields: object) -> int:
    """Write over rows whose `column` is `value`, of a table that lives; how many."""
    with writing() as connection:
        return renew_in(connection, table, column, value, **fields)


def renew_in(connection: Connection, table: str, column: str, value: str, **fields: object) -> int:
    """The same inside a transaction that writes more."""
    if table not in LIVING:
        raise ValueError(f"rows of {table} are never written over")
    t = TABLES[table]
    return connection.execute(update(t).where(t.c[column] == value).values(**fields)).rowcount


def drop_in(connection: Connection, table: str, column: str, value: str) -> None:
    """Take the rows whose `column` is `value` out of a table that is kept for a while only, inside a transaction that
    writes more."""
    if table not in PASSING:
        raise ValueError(f"kept for good: {table}")
    connection.execute(delete(TABLES[table]).where(TABLES[table].c[column] == value))


def prune(tables: tuple[str, ...], before: datetime) -> int:
    """Take rows written before a moment out of tables that are kept for a while only; how many. Raises ValueError for
    a table that is kept for good."""
    if lasting := set(tables) - PASSING:
        raise ValueError(f"kept for good: {', '.join(sorted(lasting))}")
    with writing() as connection:
        old = [delete(table).where(table.c.written_at < before) for table in map(TABLES.get, tables)]
        return sum(connection.execute(command).rowcount for command in old)


def rows(table: str, after: int = 0, cursor: str = "id", most: int = 0, newest: int = 0, **equal: object) -> list[dict]:
    """Rows in order of writing, whose `cursor` is beyond `after` and whose columns equal `equal`; the first `most`, or
    the `newest` so many, the newest first."""
    t = TABLES[table]
    query = select(t).where(t.c[cursor] > after).order_by(t.c.id.desc() if newest else t.c.id)
    for name, value in equal.items():
        query = query.where(t.c[name] == value)
    if most or newest:
        query = query.limit(most or newest)
    with reading() as connection:
        return [told(r._mapping) for r in connection.execute(query)]


def rows_since(table: str, since: datetime, connection: Connection | None = None, **equal: object) -> list[dict]:
    """Rows written at or after a moment whose columns equal `equal`, in order of writing. `connection`: inside a
    transaction."""
    if connection is None:
        with reading() as looking:
            return rows_since(table, since, looking, **equal)
    t = TABLES[table]
    query = select(t).where(t.c.written_at >= since).order_by(t.c.id)
    for name, value in equal.items():
        query = query.where(t.c[name] == value)
    return [told(r._mapping) for r in connection.execute(query)]


def newest(
    table: str, grain: tuple[str, ...], connection: Connection | None = None, every: bool = False, **equal: object
) -> list[dict]:
    """The newest row of every combination of `grain`, or every row; ordered by it. `connection`: inside a transaction,
    to see what it wrote."""
    if connection is None:
        with reading() as looking:
            return newest(table, grain, looking, every, **equal)
    t = TABLES[table]
    query = select(t).order_by(*(t.c[name] for name in grain), t.c.id)
    for name, value in equal.items():
        query = query.where(t.c[name] == value)
    if not every:
        query = query.where(t.c.id.in_(select(func.max(t.c.id)).group_by(*(t.c[name] for name in grain))))
    return [told(r._mapping) for r in connection.execute(query)]


def told(row) -> dict:
    """A row as plain values; moments in UTC."""
    return {name: chain.utc(value) if isinstance(value, datetime) else value for name, value in row.items()}
