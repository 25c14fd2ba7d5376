"""Sealed pools: what is given without a name waits in memory, is sealed into its pool when the clock says so and never
when somebody gives something, and leaves in one shuffled portion. Every pool has a key of its own that no backup holds
and that is gone with the pool."""

from __future__ import annotations

import base64
import hmac
import secrets
import threading
from collections.abc import Callable, Iterable
from hashlib import blake2b, sha256
from pathlib import Path

import orjson
from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection, delete, insert, select, text

from qa.keys import locked, unlocked
from qa.records.model import UNSIGNED
from qa.records.nameless import write_rows
from qa.records.opening import is_file, outside_transactions, reading, writing
from qa.settings import data_folder

# A pool is written in steps of so many bytes: its length does not tell how much waits.
STEP = 65_536
FOLDER = "open_pools"
_given: dict[tuple[Path, str], list[dict]] = {}
_lock = threading.RLock()


def deposit(pool: str, *items: dict) -> None:
    """Leave things in a pool; nothing is written now."""
    with _lock:
        _given.setdefault((data_folder(), pool), []).extend(items)


def waiting(pool: str) -> list[dict]:
    """What waits in a pool, in no order."""
    with _lock:
        with reading() as connection:
            found = _opened(connection, pool) + _given.get((data_folder(), pool), [])
    secrets.SystemRandom().shuffle(found)
    return found


def pools(begins: str) -> list[str]:
    """Names of the pools there are that begin so."""
    table = UNSIGNED["waiting"]
    with reading() as connection:
        names = {row[0] for row in connection.execute(select(table.c.key))}
    with _lock:
        names |= {pool for folder, pool in _given if folder == data_folder()}
    return sorted(name for name in names if name.startswith(begins))


def seal(names: Iterable[str]) -> None:
    """Write these pools, and all there are, anew with what was left in them; the same work whether that is much or
    nothing, and nothing of what stood there before stays in the file or its log."""
    with _lock:
        with writing() as connection:
            for pool in sorted({*names, *pools("")}):
                _write(connection, pool, _opened(connection, pool) + _given.get((data_folder(), pool), []))
        for place in [place for place in _given if place[0] == data_folder()]:
            del _given[place]
    if is_file():
        with outside_transactions() as connection:
            connection.execute(text("pragma wal_checkpoint(truncate)"))


def settle(pool: str, how: Callable[[list[dict]], tuple[list[dict], dict[str, list[dict]]]]) -> None:
    """Take from a pool what has company enough, in one transaction: `how` gets what waits, and gives what goes on
    waiting and {table: rows}. An empty pool is gone with its key. Raises what `how` raises, and nothing is written."""
    with _lock:
        with writing() as connection:
            found = _opened(connection, pool) + _given.get((data_folder(), pool), [])
            secrets.SystemRandom().shuffle(found)
            rest, settled = how(found)
            for table, rows in settled.items():
                write_rows(connection, table, rows)
            if rest:
                _write(connection, pool, rest)
            else:
                table = UNSIGNED["waiting"]
                connection.execute(delete(table).where(table.c.key == pool))
        _given.pop((data_folder(), pool), None)
        if not rest:
            _key_file(pool).unlink(missing_ok=True)


def mark_of(pool: str, *parts: str) -> str:
    """A mark that is the same for the same parts while the pool is open, and tells nothing without its key."""
    return hmac.new(_key(pool), "\x1f".join(("mark", *parts)).encode(), sha256).hexdigest()[:32]


def _write(connection: Connection, pool: str, items: list[dict]) -> None:
    secrets.SystemRandom().shuffle(items)
    data = orjson.dumps(items)
    packed = locked(data.ljust(-(-max(1, len(data)) // STEP) * STEP), _key(pool))
    table = UNSIGNED["waiting"]
    connection.execute(delete(table).where(table.c.key == pool))
    connection.execute(insert(table).values(key=pool, sealed=base64.b64encode(packed).decode()))


def _opened(connection: Connection, pool: str) -> list[dict]:
    """What is sealed; nothing of a pool whose key is gone, as after a restore: a backup holds none."""
    table = UNSIGNED["waiting"]
    row = connection.execute(select(table.c.sealed).where(table.c.key == pool)).first()
    if row is None:
        return []
    try:
        return orjson.loads(unlocked(base64.b64decode(row[0]), _key(pool)))
    except InvalidTag:
        return []


def _key_file(pool: str) -> Path:
    return data_folder() / FOLDER / f"{blake2b(pool.encode(), digest_size=12).hexdigest()}.key"


def _key(pool: str) -> bytes:
    path = _key_file(pool)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        half = path.with_suffix(".half")
        half.write_bytes(secrets.token_bytes(32))
        half.chmod(0o600)
        half.replace(path)
    return path.read_bytes()
