"""The end of days of what is kept: sealed originals, and the words of conversations; verdicts and counts made of them
stay."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from qa.adapters.staging.sealing import expire
from qa.settings import setting
from qa.warehouse.scrubbing import owe
from qa.warehouse.store import Store, Writer

AGEING = (Path(__file__).parent / "ageing.sql").read_text("utf-8").split(";\n")


def end(store: Store, now: datetime | None = None, is_sure: bool = False) -> tuple[int, int]:
    """(originals destroyed, contacts whose words went). Raises QAError when the clock is not to be believed: nothing
    goes then."""
    now = now or datetime.now(timezone.utc)
    return expire(now.timestamp(), is_sure), _age(store, now)


def _age(store: Store, now: datetime) -> int:
    """Words go by whole months, so that the file is written over once a month and not every night."""
    days = int(setting("words_days"))
    if not days:
        return 0
    first = (now - timedelta(days=days)).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    with store.writing() as writer:
        gone = writer.execute(
            """insert into aged select interaction_id, ?::timestamptz from interaction
            where coalesce(ended_at, started_at) < ?::timestamptz
            and interaction_id not in (select interaction_id from aged) returning 1""",
            [now, first],
        )
        if gone:
            keep_away(writer)
            owe(writer)
    return len(gone)


def keep_away(writer: Writer) -> None:
    """Take the words of aged contacts out, also when an old file brought them again."""
    for step in AGEING:
        writer.execute(step)
