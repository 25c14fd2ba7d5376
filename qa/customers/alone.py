"""What customers try alone: how often each service is finished, and the contacts that come all the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.access.reading import Reader


@dataclass(frozen=True)
class Service:
    """`tried` times, `finished` of these; `came`: contacts within 24 h after a last try of it, `came_finished` of these
    although the service called it done."""

    name: str
    tried: int
    finished: int
    came: int
    came_finished: int


def services(reader: Reader, since: date, until: date, programme: str = "") -> list[Service]:
    """Every service tried in these days, the most used first."""
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    asked = [since, until, *values]
    tried = reader.rows(
        f"""select service, count(*) as tried, count(*) filter (result = 'done') as finished
        from {{self_service_event}} where service is not null and cast(happened_at as date) between ? and ? {mine}
        group by 1 order by tried desc, service""",
        asked,
    )
    came = reader.rows(
        f"""select tried_service as service, count(*) as came, count(*) filter (tried_result = 'done') as finished
        from {{contact_fact}} where tried_service is not null and direction = 'in' and day between ? and ? {mine}
        group by 1""",
        asked,
    )
    back = {row["service"]: row for row in came}
    none = {"came": 0, "finished": 0}
    return [
        Service(r["service"], r["tried"], r["finished"], b["came"], b["finished"])
        for r in tried
        for b in (back.get(r["service"], none),)
    ]
