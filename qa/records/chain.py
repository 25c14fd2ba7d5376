"""The audit's chain: every line carries a hash over itself and the line before, so that a changed, inserted or missing
line is found; a daily anchor outside the database says how far it reached."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timezone
from hashlib import sha256

from sqlalchemy import Connection, func, insert, select, update

from qa.records.tables import METADATA

PARTS = ("written_by", "action", "subject", "detail")
BEGINNING = "0" * 64


def _audit():
    return METADATA.tables["audit"]


def utc(moment: datetime) -> datetime:
    """A moment of the records as UTC: SQLite keeps no zone."""
    return moment.replace(tzinfo=timezone.utc) if moment.tzinfo is None else moment.astimezone(timezone.utc)


def linked(before: str, number: int, written_at: datetime, parts: Iterable[str]) -> str:
    """The hash of a line that follows the one with hash `before`."""
    told = [before, str(number), utc(written_at).isoformat(timespec="microseconds"), *parts]
    return sha256("".join(f"{len(part.encode())}:{part}" for part in told).encode()).hexdigest()


def append(connection: Connection, stamp: dict, action: str, subject: str, detail: str) -> int:
    """One more line, inside the writer's own transaction; its number."""
    t = _audit()
    last = connection.execute(select(t.c.id, t.c.hash).order_by(t.c.id.desc()).limit(1)).first()
    number, before = (last.id + 1, last.hash) if last else (1, BEGINNING)
    parts = (stamp["written_by"], action, subject, detail)
    row = dict(zip(PARTS, parts), id=number, written_at=stamp["written_at"])
    connection.execute(insert(t).values(**row, hash=linked(before, number, stamp["written_at"], parts)))
    return number


def begin(connection: Connection) -> None:
    """Link the lines of a release that had no chain; only when none is linked yet."""
    t = _audit()
    if connection.execute(select(func.count()).select_from(t).where(t.c.hash != "")).scalar():
        return
    before = BEGINNING
    for row in connection.execute(select(t).order_by(t.c.id)).all():
        before = linked(before, row.id, row.written_at, (getattr(row, name) for name in PARTS))
        connection.execute(update(t).where(t.c.id == row.id).values(hash=before))
