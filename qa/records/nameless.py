"""What must not lead to anybody: given without a name, it waits in a sealed pool until enough others wait with it, and
is written down in one shuffled portion. The database file alone tells neither who gave what nor who gave anything."""

from __future__ import annotations

import base64
import hmac
import secrets
from collections.abc import Callable
from hashlib import sha256

import orjson
from sqlalchemy import Connection, delete, insert, select

from qa.keys import NONCE, cipher, key
from qa.records.book import TEXTS, hidden
from qa.records.model import UNSIGNED
from qa.records.opening import reading, writing

# A pool is written in steps of so many bytes: its length does not tell how much waits.
STEP = 16_384


def mark_of(*parts: str) -> str:
    """A mark that is the same for the same parts and tells nothing of them without this folder's key."""
    return hmac.new(key("identity"), "\x1f".join(("mark", *parts)).encode(), sha256).hexdigest()[:32]


def waiting(pool: str) -> list[dict]:
    """What waits in a pool, in no order."""
    with reading() as connection:
        return _opened(connection, pool)


def pools(begins: str) -> list[str]:
    """Names of the pools there are that begin so."""
    table = UNSIGNED["waiting"]
    with reading() as connection:
        names = [row[0] for row in connection.execute(select(table.c.key).order_by(table.c.key))]
    return [name for name in names if name.startswith(begins)]


def change(pool: str, how: Callable[[list[dict]], tuple[list[dict], dict[str, list[dict]]]]) -> None:
    """Write a pool over as a whole, in one transaction: `how` gets what waits, and gives what goes on waiting and
    {table: rows} of what has company enough. Raises what `how` raises, and nothing is written."""
    with writing() as connection:
        rest, settled = how(_opened(connection, pool))
        for table, rows in settled.items():
            _settle(connection, table, rows)
        secrets.SystemRandom().shuffle(rest)
        data = orjson.dumps(rest)
        nonce = secrets.token_bytes(NONCE)
        packed = nonce + cipher("seal").encrypt(nonce, data.ljust(-(-len(data) // STEP) * STEP), pool.encode())
        table = UNSIGNED["waiting"]
        connection.execute(delete(table).where(table.c.key == pool))
        if not rest and settled:
            return
        connection.execute(insert(table).values(key=pool, sealed=base64.b64encode(packed).decode()))


def once(table: str, marked: dict[str, dict[str, object]]) -> int:
    """Write down marked rows, {mark: fields}, that are not there yet; how many."""
    t = UNSIGNED[table]
    asked = select(t.c.key).where(t.c.key.in_(list(marked)))
    with reading() as connection:
        if len(connection.execute(asked).all()) == len(marked):
            return 0
    with writing() as connection:
        known = {row[0] for row in connection.execute(asked)}
        fresh = [{"key": mark, **fields} for mark, fields in marked.items() if mark not in known]
        if fresh:
            connection.execute(insert(t), fresh)
        return len(fresh)


def keep(table: str, key_of: str, **fields: object) -> None:
    """Write down a row in place of the one with this key."""
    t = UNSIGNED[table]
    with writing() as connection:
        connection.execute(delete(t).where(t.c.key == key_of))
        connection.execute(insert(t).values(key=key_of, **fields))


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


def _settle(connection: Connection, table: str, rows: list[dict]) -> None:
    rows = [{n: hidden(v) if n in TEXTS else v for n, v in row.items()} for row in rows]
    told = [{"key": secrets.token_hex(12), **row} for row in rows]
    if told:
        connection.execute(insert(UNSIGNED[table]), sorted(told, key=lambda row: row["key"]))


def _opened(connection: Connection, pool: str) -> list[dict]:
    table = UNSIGNED["waiting"]
    row = connection.execute(select(table.c.sealed).where(table.c.key == pool)).first()
    if row is None:
        return []
    packed = base64.b64decode(row[0])
    return orjson.loads(cipher("seal").decrypt(packed[:NONCE], packed[NONCE:], pool.encode()))
