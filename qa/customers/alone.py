"""What customers meet alone: the voice menu; services, how often each is finished and the contacts that come all
the same; matters that could be done alone and hardly ever are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.access.reading import Reader
from qa.contact_reasons import names

LEAST, ON_PAPER = 50, 0.05  # contacts to tell anything; a smaller share that tried first means it exists on paper


@dataclass(frozen=True)
class Service:
    """`tried` times, `finished` of these; `came`: contacts within 24 h after a last try of it, `came_finished` of these
    although the service called it done, `about`: what most of them are about."""

    name: str
    tried: int
    finished: int
    came: int
    came_finished: int
    about: str = ""


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
        f"""select tried_service as service, count(*) as came, count(*) filter (tried_result = 'done') as finished,
            mode(reason_id) filter (reason_id not in ('unknown', 'no_words')) as about
        from {{contact_fact}} where tried_service is not null and direction = 'in' and day between ? and ? {mine}
        group by 1""",
        asked,
    )
    back = {row["service"]: row for row in came}
    none = {"came": 0, "finished": 0, "about": None}
    return [
        Service(r["service"], r["tried"], r["finished"], b["came"], b["finished"], b["about"] or "")
        for r in tried
        for b in (back.get(r["service"], none),)
    ]


@dataclass(frozen=True)
class CouldAlone:
    """A matter that the taxonomy says customers can do alone: `contacts` that came to a person on days with records of
    self-service, `tried` any service within 24 h before; `cost` of the contacts in yuan, None without rates. Which
    service belongs to a matter no export says, so how often it fails is not told here."""

    reason_id: str
    contacts: int
    tried: int
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
            sum(cost) as cost
        from {{contact_fact}} where is_answered and direction = 'in' and knows_tries
            and reason_id in (select unnest(?::varchar[])) and day between ? and ? {mine}
        group by 1 having count(*) >= {LEAST} order by cost desc nulls last, contacts desc, reason_id""",
        [reasons, since, until, *values],
    )
    return [CouldAlone(**row) for row in rows]


@dataclass(frozen=True)
class Menu:
    """One node of the voice menu: calls that came `through` it, `lost` of them that hung up there, `again`: came to it
    twice or more."""

    node: str
    through: int
    lost: int
    again: int


def menus(reader: Reader, since: date, until: date, programme: str = "") -> list[Menu]:
    """The node most calls came through first."""
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    rows = reader.rows(
        f"""with call as (select interaction_id, node as last_node, outcome from {{contact_fact}}
                where direction = 'in' and node is not null and day between ? and ? {mine}),
            step as (select interaction_id, node, count(*) as times from {{ivr_step}} where node is not null
                group by all)
        select s.node, count(*) as through,
            count(*) filter (c.outcome = 'abandoned_ivr' and c.last_node = s.node) as lost,
            count(*) filter (s.times > 1) as again
        from call c join step s using (interaction_id) group by 1 order by through desc, node""",
        [since, until, *values],
    )
    return [Menu(**row) for row in rows]
