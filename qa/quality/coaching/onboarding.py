"""How new people come along: week by week since their first day, as a share of what experienced colleagues do with the
same kind of contact, beside those who began earlier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import quantiles

from qa.access.reading import Reader

# Three months: so long somebody is new here. Experienced is who has been here half a year.
WEEKS, EXPERIENCED_DAYS = 13, 182
# Fewer contacts in a week say little of it; fewer people say nothing of what is usual.
LEAST, LEAST_PEOPLE = 15, 3
HIRED = "select agent_id, hired_on from agent where hired_on is not null and (left_on is null or left_on > ?)"
# Indirect standardisation: what was done over what experienced colleagues do with contacts of the same brand, channel
# and reason.
SHARES = """with done as (
    select agent_id, programme_id, channel, reason_id, day, interaction_id, {total} as total, {parts} as parts
    from {{{fact}}} where {where} and agent_id is not null
), dated as (
    select d.*, date_diff('day', a.hired_on, d.day) as day_no from done d left join agent a using (agent_id)
), usual as (
    select programme_id, channel, reason_id, sum(total) / sum(parts) as each from dated
    where day_no is null or day_no >= ? group by all
)
select agent_id, day_no // 7 as week, sum(total) / sum(parts * each) as share,
    count(distinct interaction_id) as contacts
from dated join usual using (programme_id, channel, reason_id) where day_no between 0 and ?
group by 1, 2 having sum(parts * each) > 0 order by 1, 2"""
MEASURES = {
    "score": dict(fact="item_fact", total="points", parts="points_possible", where="points_possible > 0"),
    "handle": dict(
        fact="contact_fact",
        total="talk_ms + coalesce(hold_ms, 0) + coalesce(acw_ms, 0)",
        parts="1",
        where="talk_ms > 0",
    ),
}


@dataclass(frozen=True)
class Point:
    """A week of one new person: its number since the first day, its own first day, the share, 1 as experienced
    colleagues, over how many contacts."""

    week: int
    since: date
    share: float
    n: int


@dataclass(frozen=True)
class Usual:
    """The same week of those who began earlier: quarter, middle, three quarters, and how many people."""

    week: int
    low: float
    middle: float
    high: float
    people: int


@dataclass(frozen=True)
class Onboarding:
    """`new`: {agent_id: weeks}; `usual`: weeks of earlier starters."""

    new: dict[str, tuple[Point, ...]]
    usual: tuple[Usual, ...]


def onboarding(reader: Reader, what: str, today: date) -> Onboarding:
    """New people of the scope beside all earlier starters of its programmes. `what`: score or handle. Raises KeyError
    for another."""
    hired = {r["agent_id"]: r["hired_on"] for r in reader.rows(HIRED, [today])}
    rows = reader.peers.rows(SHARES.format(**MEASURES[what]), [EXPERIENCED_DAYS, 7 * WEEKS - 1])
    fresh = {agent for agent, day in hired.items() if day <= today < day + timedelta(weeks=WEEKS)}
    seen, new, earlier = reader.agents(), {}, {}
    for row in rows:
        agent, week = row["agent_id"], row["week"]
        if row["contacts"] < LEAST:
            continue
        if agent not in fresh:
            earlier.setdefault(week, []).append(row["share"])
        elif seen is None or agent in seen:
            new.setdefault(agent, []).append(
                Point(week, hired[agent] + timedelta(weeks=week), row["share"], row["contacts"])
            )
    usual = [
        Usual(week, *quantiles(shares, n=4, method="inclusive"), len(shares))
        for week, shares in sorted(earlier.items())
        if len(shares) >= LEAST_PEOPLE
    ]
    return Onboarding({agent: tuple(points) for agent, points in new.items()}, tuple(usual))
