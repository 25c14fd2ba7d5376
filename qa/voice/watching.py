"""The stage: once new weeks are counted, what was closed and came back is opened again."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.clock import this_day
from qa.scope import HOUSE
from qa.voice.curing import case
from qa.voice.deciding import decisions, note
from qa.warehouse.store import Store

BACK = "又涨回来了，比以前自己的起伏大"


def reopen_returned(store: Store) -> int:
    """Once a day; how many were opened again."""
    today = str(this_day())
    if store.one("select version from stage_version where stage = 'cured'") == today:
        return 0
    reader, count = Reader(store), 0
    for one in decisions(reader):
        if one.state == "closed" and case(reader, one).is_back:
            note(one.number, HOUSE, "reopened", BACK, this_day())
            count += 1
    with store.writing() as writer:
        writer.execute("delete from stage_version where stage = 'cured'")
        writer.execute("insert into stage_version values ('cured', ?)", [today])
    return count
