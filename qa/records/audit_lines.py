"""The audit as a list to look through: filtered and paged by the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from qa.records.book import told
from qa.records.model import AUDIT
from qa.records.opening import reading


def audit_lines(
    who: str, action: str, subject: str, since: datetime | None, until: datetime | None, page: int, size: int
) -> tuple[list[dict], int]:
    """(lines of one page, how many in all), the newest first; "" and None filter nothing, `subject` is a part of it."""
    c = AUDIT.c
    wanted = [c.written_by == who] if who else []
    wanted += [c.action == action] if action else []
    if subject:
        wanted += [c.subject.contains(subject, autoescape=True) | c.detail.contains(subject, autoescape=True)]
    wanted += [c.written_at >= since] if since else []
    wanted += [c.written_at < until] if until else []
    with reading() as connection:
        total = connection.execute(select(func.count()).select_from(AUDIT).where(*wanted)).scalar() or 0
        query = select(AUDIT).where(*wanted).order_by(c.id.desc()).limit(size).offset((max(1, page) - 1) * size)
        return [told(row._mapping) for row in connection.execute(query)], total


def distinct(column: str) -> list[str]:
    """The values of one column, in order."""
    with reading() as connection:
        return sorted(connection.execute(select(AUDIT.c[column]).distinct()).scalars())
