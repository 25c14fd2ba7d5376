"""Tables that name nobody: keys by chance or by a keyed hash, no who, no when, and no order in the file: a table is
written in the order of its keys, as a whole."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, delete, insert, select

from qa.records.book import TEXTS, hidden
from qa.records.model import UNSIGNED
from qa.records.opening import reading, writing


def write_rows(connection: Connection, table: str, rows: list[dict]) -> None:
    """Add rows inside a transaction, those with a `key` once; where a row lies tells nothing of when it came."""
    t = UNSIGNED[table]
    known = {row.key: dict(row._mapping) for row in connection.execute(select(t))}
    for row in rows:
        told = {n: hidden(v) if n in TEXTS else v for n, v in row.items()}
        told.setdefault("key", secrets.token_hex(12))
        known.setdefault(told["key"], told)
    connection.execute(delete(t))
    if known:
        connection.execute(insert(t), [known[key] for key in sorted(known)])


def keep(table: str, key_of: str, **fields: object) -> None:
    """Write down a row in place of the one with this key."""
    with writing() as connection:
        t = UNSIGNED[table]
        connection.execute(delete(t).where(t.c.key == key_of))
        write_rows(connection, table, [{"key": key_of, **fields}])


def add(table: str, rows: list[dict]) -> None:
    """Add rows in one portion."""
    with writing() as connection:
        write_rows(connection, table, rows)


def take_away(table: str, **equal: object) -> None:
    """Rows whose columns equal `equal` are gone."""
    t = UNSIGNED[table]
    with writing() as connection:
        connection.execute(delete(t).where(*(t.c[name] == value for name, value in equal.items())))


def told_of(table: str, **equal: object) -> list[dict]:
    """Rows of a table that names nobody whose columns equal `equal`."""
    t = UNSIGNED[table]
    query = select(t).order_by(t.c.key)
    for name, value in equal.items():
        query = query.where(t.c[name] == value)
    with reading() as connection:
        return [dict(row._mapping) for row in connection.execute(query)]
