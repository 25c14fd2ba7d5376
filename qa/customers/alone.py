"""What customers try alone: how often each service is finished, the contacts that come all the same, and matters that
could be done alone and hardly ever are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.access.reading import Reader
from qa.contact_reasons import names

LEAST, ON_PAPER = 50, 0.05  # contacts to tell anything; a smaller share that tried first means it exists on paper


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


@dataclass(frozen=True)
class CouldAlone:
    """A matter that the taxonomy says customers can do alone: `contacts` that came to a person on days with records of
    self-service, `tried` it within 24 h before, `failed` of these; `cost` of the contacts in yuan, None without
    rates."""

    reason_id: str
    contacts: int
    tried: int
    failed: int
    cost: float | None

    @property
    def is_on_paper(self) -> bool:
        """Hardly anybody tries it first."""
        return self.tried < ON_PAPER * self.contacts


def could_alone(reader: Reader, since: date, until: date, programme: str = "") -> list[CouldAlone]:
    """Matters with fifty such contacts at least, the dearest first, then the most."""
    reasons = [key for key, reason in names().items() if "self_service" in reason.traits]
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    rows = reader.rows(
        f"""select reason_id, count(*) as contacts, count(tried_service) as tried,
            count(*) filter (tried_service is not null and tried_result is distinct from 'done') as failed,
            sum(cost) as cost
        from {{contact_fact}} where is_answered and direction = 'in' and knows_tries
            and reason_id in (select unnest(?::varchar[])) and day between ? and ? {mine}
        group by 1 having count(*) >= {LEAST} order by cost desc nulls last, contacts desc, reason_id""",
        [reasons, since, until, *values],
    )
    return [CouldAlone(**row) for row in rows]
