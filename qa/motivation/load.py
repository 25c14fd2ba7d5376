"""What a shift asked of somebody: hostile customers, the longest run without a break, how much it was all the same;
from what was written and done, never from a voice. For the person alone; of a team only as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import log

from qa.access.reading import Reader
from qa.failures import NOT_YOUR_ROLE

HOSTILE = "select interaction_id from {finding_in_force} where label in ('furious', 'escalation')"
# Between contacts so many minutes without one are a break.
BREAK_MINUTES = 10
USUAL_DAYS, LEAST_DAYS = 28, 5
# A day is told to be heavy from so much over the own usual one, and from so many hostile contacts.
HEAVY, HEAVY_LEAST = 1.5, 4
LONG_MINUTES = 120
# Variety below this share of the most there can be is told to be monotonous.
SAME = 0.5
LEAST_PEOPLE = 5
DAYS = f"""with mine as (
    select agent_id, day, started_at, coalesce(ended_at, started_at) as ended_at, reason_id,
        interaction_id in ({HOSTILE}) as is_hostile
    from {{contact_fact}} where agent_id is not null and is_answered and day between ? and ?
), gaps as (
    select *, started_at > max(ended_at) over (partition by agent_id, day order by started_at, ended_at
        rows between unbounded preceding and 1 preceding) + interval {BREAK_MINUTES} minute as is_after_break
    from mine
), runs as (
    select *, sum(coalesce(is_after_break, true)::int) over (partition by agent_id, day order by started_at, ended_at)
        as run from gaps
), lengths as (
    select agent_id, day, run, (epoch(max(ended_at)) - epoch(min(started_at))) / 60 as minutes from runs group by all
), kinds as (select agent_id, day, reason_id, count(*) as n from mine group by all)
select m.agent_id, m.day, count(*) as contacts, count(*) filter (is_hostile) as hostile,
    (select max(minutes) from lengths l where l.agent_id = m.agent_id and l.day = m.day) as longest,
    (select list(n) from kinds k where k.agent_id = m.agent_id and k.day = m.day) as kinds
from mine m group by all order by all"""


@dataclass(frozen=True)
class Load:
    """One shift. `longest`: minutes without a break; `variety`: 0 … 1, all the same to all different; `usual`: hostile
    contacts on a usual day of the four weeks before, None while too few are known."""

    day: date
    contacts: int
    hostile: int
    longest: float
    variety: float
    usual: float | None

    @property
    def is_heavy(self) -> bool:
        """Clearly more hostile contacts than usual."""
        return self.hostile >= HEAVY_LEAST and self.usual is not None and self.hostile >= HEAVY * self.usual

    @property
    def advice(self) -> tuple[str, ...]:
        """Keys of what helps: rest, pause, change."""
        found = ("rest",) * self.is_heavy + ("pause",) * (self.longest >= LONG_MINUTES)
        return found + ("change",) * (self.variety < SAME and self.contacts >= 10)


def own_load(reader: Reader, day: date) -> Load | None:
    """The last shift of the agent who asks, up to a day; None without one in the week before. Raises QAError for
    everybody else, whatever they may read."""
    if reader.scope.role != "agent":
        raise NOT_YOUR_ROLE()
    rows = reader.rows(DAYS, [day - timedelta(USUAL_DAYS), day])
    if not rows or rows[-1]["day"] < day - timedelta(6):
        return None
    last, before = rows[-1], [row["hostile"] for row in rows[:-1]]
    usual = sum(before) / len(before) if len(before) >= LEAST_DAYS else None
    variety = _variety(last["kinds"])
    return Load(last["day"], last["contacts"], last["hostile"], float(last["longest"] or 0.0), variety, usual)


def team_load(reader: Reader, day: date) -> dict[str, dict[str, float]]:
    """{team_id: hostile, longest, variety} of a mean shift in the four weeks up to a day; only teams of at least five
    people, and only rounded."""
    if reader.scope.role not in ("supervisor", "lead", "executive"):
        raise NOT_YOUR_ROLE()
    whose = {}
    for row in reader.rows(
        """select team_id, list(distinct agent_id) as people from {contact_fact} where agent_id is not null
        and team_id is not null and day between ? and ? group by 1 having count(distinct agent_id) >= ?""",
        [day - timedelta(USUAL_DAYS - 1), day, LEAST_PEOPLE],
    ):
        whose[row["team_id"]] = set(row["people"])
    shifts = reader.rows(DAYS, [day - timedelta(USUAL_DAYS - 1), day])
    found = {}
    for team, people in whose.items():
        mine = [row for row in shifts if row["agent_id"] in people]
        mean = lambda values: sum(values) / len(values)  # noqa: E731
        found[team] = {
            "hostile": round(mean([row["hostile"] for row in mine]), 1),
            "longest": float(round(mean([float(row["longest"] or 0.0) for row in mine]) / 5) * 5),
            "variety": round(mean([_variety(row["kinds"]) for row in mine]), 1),
        }
    return found


def _variety(counts: list[int] | None) -> float:
    """Shannon's entropy over its largest value for as many contacts, 0 … 1."""
    n = sum(counts or ())
    most = log(min(n, 12)) if n > 1 else 0.0
    return 0.0 if not most else min(1.0, -sum(c / n * log(c / n) for c in counts or ()) / most)
