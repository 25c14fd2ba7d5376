"""The hours a programme is open, day by day, so that time between two moments can be counted in open hours alone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

import pyarrow as pa

from qa.settings import data_folder, setting
from qa.warehouse.model import contracts
from qa.warehouse.store import Store, Writer
from qa.working_days import hours, problem

AHEAD = 62  # days beyond the last moment there is


SPANS = """
with moments as (
    select programme_id, min(started_on) as first, max(started_on) as last from interaction group by 1
    union all
    select programme_id, cast(min(opened_at) as date), cast(max(greatest(opened_at, replied_at, solved_at)) as date)
    from ticket group by 1
)
select programme_id, min(first) as first, max(last) as last,
    (select if(count(distinct zone) = 1, min(zone), null) from source s where s.programme_id = m.programme_id) as zone
from moments m group by 1 order by 1
"""


def renew(store: Store) -> None:
    """Rows of every programme whose calendar names hours, from the first to beyond the last moment in the data. Other
    hours than before, or an earlier first day: everything of the programmes is due to be counted. While the calendar
    cannot be read, what it said last stands."""
    if problem():
        return
    rows = store.rows(SPANS)
    spans = [(r["programme_id"], r["first"], _reach(r["last"]), _zone(r["zone"])) for r in rows if r["first"]]
    version = _version(spans)
    if store.one("select version from stage_version where stage = 'opening'") == version:
        return
    with store.writing() as writer:
        writer.execute("create or replace temp table opening_was as select * from opening")
        writer.execute("delete from opening")
        writer.insert("opening", _table(spans))
        _due(writer)
        writer.execute("delete from stage_version where stage = 'opening'")
        writer.execute("insert into stage_version values ('opening', ?)", [version])


def _due(writer: Writer) -> None:
    """Programmes of which a day there was came out differently; more days ahead change nothing."""
    writer.execute(
        """insert into due select distinct 'count programme', programme_id from (
            (select programme_id, day, opens_ms, closes_ms, before_ms from opening_was
                except select programme_id, day, opens_ms, closes_ms, before_ms from opening)
            union all select programme_id, min(day), 0, 0, 0 from opening where programme_id not in
                (select programme_id from opening_was) group by 1)"""
    )


def _zone(named: str | None) -> str:
    """Of a programme's sources; UTC is nobody's zone."""
    return str(setting("zone")) if named in (None, "UTC", "Etc/UTC") else named


def _reach(last: date) -> date:
    """A month at a time, so that a new day is not a new table."""
    return last.replace(day=1) + timedelta(days=AHEAD)


def _table(spans: list[tuple[str, date, date, str]]) -> pa.Table:
    rows = []
    for programme, first, last, zone in spans:
        if hours(first, programme) is None:
            continue
        before, day = 0, first - timedelta(days=1)
        while day <= last:
            midnight = datetime.combine(day, time(), ZoneInfo(zone))
            at = [int((midnight + timedelta(minutes=one)).timestamp() * 1000) for one in hours(day, programme)]
            rows.append(dict(programme_id=programme, day=day, opens_ms=at[0], closes_ms=at[1], before_ms=before))
            before, day = before + at[1] - at[0], day + timedelta(days=1)
    return contracts()["opening"].arrow(rows)


def _version(spans: list[tuple[str, date, date, str]]) -> str:
    own = data_folder() / "calendar.toml"
    told = own.read_bytes() if own.exists() else b""
    return blake2b(told + repr(spans).encode(), digest_size=6).hexdigest()
