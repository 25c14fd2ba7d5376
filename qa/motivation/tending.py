"""What waits without a name is tended by the clock: sealed every ten minutes whether or not anybody gave anything,
published and settled when its time is over."""

from __future__ import annotations

import atexit
import time

from qa.motivation.pulse import open_pool, publish
from qa.motivation.stories import settle_stories, story_pool
from qa.records.pools import pools, seal
from qa.warehouse.store import Store

EVERY_SECONDS = 600.0
_last: list[float] = []


def tend(store: Store, is_due: bool = False) -> bool:
    """Tend everything when ten minutes are over; whether they were. The server asks every half minute."""
    now = time.monotonic()
    if not is_due and _last and now - _last[0] < EVERY_SECONDS:
        return False
    if not _last:
        atexit.register(_at_the_end)
    _last[:] = [now]
    publish()
    settle_stories()
    found = store.rows("select distinct programme_id as id from contact_fact where agent_id is not null order by 1")
    seal([pool for row in found for pool in (open_pool(row["id"]), story_pool(row["id"]))])
    return True


def _at_the_end() -> None:
    """What was given since the last time is not lost with the process."""
    if pools(""):
        seal(())
