"""What contacts were called at an earlier moment: a report of last month can be read in the taxonomy of then."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from qa.access.reading import Reader

COUNTED = """
with before as (
    select interaction_id, arg_min(reason_id, changed_at) as reason_id from {reason_before}
    where changed_at > ? group by 1
)
select coalesce(b.reason_id, f.reason_id) as reason_id, count(*) as n from {contact_fact} f
join programme p on p.programme_id = f.programme_id left join before b on b.interaction_id = f.interaction_id
where p.taxonomy = ? and f.day between ? and ? and f.customer_message_count > 0 group by 1
"""
NOW = """
select f.reason_id, count(*) as n from {contact_fact} f join programme p on p.programme_id = f.programme_id
where p.taxonomy = ? and f.day between ? and ? and f.customer_message_count > 0 group by 1
"""


class Formerly(NamedTuple):
    """How many contacts were called `reason_id` then, and are now."""

    reason_id: str
    then: int
    now: int


def formerly(reader: Reader, name: str, moment: datetime, since: date, until: date) -> list[Formerly]:
    """Contacts of the days given by what they were called just before `moment`; the most first."""
    then = {r["reason_id"]: r["n"] for r in reader.rows(COUNTED, [moment, name, since, until])}
    now = {r["reason_id"]: r["n"] for r in reader.rows(NOW, [name, since, until])}
    found = [Formerly(reason, then.get(reason, 0), now.get(reason, 0)) for reason in {*then, *now}]
    return sorted(found, key=lambda f: (-f.then, -f.now, f.reason_id))
