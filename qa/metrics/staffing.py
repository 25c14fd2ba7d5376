"""An average day of a period, hour by hour: how many called, how many people were there, how long callers wait before
they give up; and what one more person would do."""

from __future__ import annotations

from dataclasses import dataclass

from qa.access.reading import Reader
from qa.metrics.measuring import conditions
from qa.metrics.question import Question
from qa.metrics.queueing import Floor, erlang_a, erlang_c
from qa.settings import setting

SPOKEN = "channel in ('voice', 'video')"
LEAST_CALLS, LEAST_ABANDONS = 30, 10
CALLS = """select hour, count(*) as calls, count(distinct day) as open_days,
    count(*) filter (is_abandoned) as left_count, count(*) filter (is_answered and wait_ms <= {within}) as met,
    sum(wait_ms) / 1000.0 as waited, list(distinct queue_id) as queues,
    list(distinct agent_id) filter (agent_id is not null) as agents
from {{visit_fact}} where {where} and {spoken} group by 1 order by 1"""
HANDLING = """select hour, avg(talk_ms + hold_ms + acw_ms) / 1000.0 as handling from {{contact_fact}}
where {where} and is_answered and {spoken} and talk_ms is not null and list_contains(?::varchar[], queue_id)
group by 1"""
SEATS = """select hour, sum(spent_ms) filter (state in ('busy', 'acw', 'available')) / 3600000.0 as hours
from {{state_fact}} where {where} and list_contains(?::varchar[], agent_id) group by 1"""


@dataclass(frozen=True)
class Hour:
    """One hour of the day, averaged over the days on which anybody called in it: `calls` a day, `handling` seconds,
    `staffed` people at the desk on average (None without states), `met` and `left` as shares of all calls."""

    hour: int
    calls: float
    handling: float
    staffed: float | None
    met: float
    left: float
    n: int


@dataclass(frozen=True)
class Day:
    """`patience`: mean seconds until a caller gives up, from waits that ended in giving up and those that did not
    (exponential, censored); None with fewer than ten."""

    hours: list[Hour]
    patience: float | None
    within: int


def average_day(reader: Reader, question: Question) -> Day:
    """The hours of voice queues that were asked for, with at least thirty calls each. Everybody who serves the queues
    of the scope counts, of whatever team, for a queue has no teams; nobody of other queues does."""
    within = int(setting("service_seconds"))
    where, values = conditions(question)
    period, days = conditions(Question(question.since, question.until))
    rows = reader.rows(CALLS.format(where=where, spoken=SPOKEN, within=within * 1000), values)
    queues, agents = (sorted({one for r in rows for one in r[side] or ()}) for side in ("queues", "agents"))
    talk, seats = (
        {r["hour"]: r[name] for r in reader.peers.rows(sql.format(where=period, spoken=SPOKEN), [*days, known])}
        for sql, name, known in ((HANDLING, "handling", queues), (SEATS, "hours", agents))
    )
    left, waited = sum(r["left_count"] for r in rows), sum(r["waited"] or 0 for r in rows)
    hours = [
        Hour(
            r["hour"],
            r["calls"] / r["open_days"],
            talk[r["hour"]],
            seats[r["hour"]] / r["open_days"] if seats.get(r["hour"]) else None,
            r["met"] / r["calls"],
            r["left_count"] / r["calls"],
            r["calls"],
        )
        for r in rows
        if r["calls"] >= LEAST_CALLS and r["hour"] in talk
    ]
    return Day(hours, waited / left if left >= LEAST_ABANDONS else None, within)


def expected(day: Day, hour: Hour, agents: int) -> tuple[Floor, Floor | None]:
    """(Erlang C, Erlang A) of that hour with so many people; A is None where nobody knows the patience."""
    endless = erlang_c(hour.calls, 3600, hour.handling, agents, day.within)
    return endless, (
        erlang_a(hour.calls, 3600, hour.handling, agents, day.patience, day.within) if day.patience else None
    )
