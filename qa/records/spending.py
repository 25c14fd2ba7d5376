"""What counts once: a link, a code, a form."""

from __future__ import annotations

from datetime import datetime, timezone

from sqlalchemy import Connection, insert, select

from qa.records.book import write_together
from qa.records.model import TABLES


def once(what: str, by: str) -> bool:
    """Use up something that counts once; False when it was used before, also by another process in this moment."""
    return write_together(by, [("spent", dict(what=what))], [])


def spend_in(connection: Connection, what: str, by: str) -> bool:
    """The same inside a transaction that writes more."""
    t = TABLES["spent"]
    if connection.execute(select(t.c.id).where(t.c.what == what)).first():
        return False
    connection.execute(insert(t).values(written_at=datetime.now(timezone.utc), written_by=by, what=what))
    return True
