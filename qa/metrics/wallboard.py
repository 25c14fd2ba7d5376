"""The floor as the data stand: today by queue, who waits, and how many people of a team do what. Teams and queues only,
never one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from qa.access.reading import Reader
from qa.metrics.measuring import measure
from qa.metrics.question import Question, Value

SPOKEN = ("offered", "service_level", "abandonment_rate", "asa")
WRITTEN = ("offered", "answer_rate", "abandonment_rate", "frt")
KEYS = tuple(dict.fromkeys(SPOKEN + WRITTEN))
FEWEST = 5  # people of a team whose states are told apart
WAITED_HOURS = 2  # who came in longer ago and has no end in the data is lost to them, not waiting
# A queue that never showed anybody still in it in a month is one whose source tells only of waits that are over.
WAITING = f"""
with entered as (
    select queue_id, segment, started_at, started_at >= ?::timestamptz - interval {WAITED_HOURS} hour as is_now
    from {{visit_fact}} where outcome = 'unknown' and wait_ms is null
        and started_at between ?::timestamptz - interval 30 day and ?::timestamptz {{mine}}
)
select queue_id, count(*) filter (is_now) as waiting, count(*) filter (is_now and segment = 'high') as high,
    min(started_at) filter (is_now) as since from entered group by 1
"""
STATES = """
select team_id, state, count(distinct agent_id) as people from {agent_state}
where started_at <= ?::timestamptz and (ended_at > ?::timestamptz or is_unfinished and ended_at > ?::timestamptz
    - interval 15 minute) {mine} group by all
"""


@dataclass(frozen=True)
class Line:
    """One queue today: its numbers by key; `waiting` now (None where its source never tells), `high` of them customers
    of high value, the first since `since`."""

    queue_id: str
    values: dict[str, Value]
    waiting: int | None
    high: int
    since: datetime | None

    @property
    def is_spoken(self) -> bool:
        """Calls come here, not chats."""
        return self.values.get("service_level") is not None and self.values["service_level"].n > 0


@dataclass(frozen=True)
class Team:
    """People at work by state; `states` is None where they are too few to be told apart."""

    team_id: str
    people: int
    states: dict[str, int] | None


@dataclass(frozen=True)
class Wall:
    """As of the last contact that a right clock can have written: the whole, queues by how many came, teams by
    people."""

    as_of: datetime
    whole: dict[str, Value]
    lines: list[Line]
    teams: list[Team]

    @property
    def keys(self) -> tuple[str, ...]:
        """What it shows: of calls, or of chats where there are no calls."""
        return WRITTEN if self.whole["service_level"].value is None else SPOKEN

    @property
    def waiting(self) -> int | None:
        """Everybody who waits; None where no queue tells."""
        known = [line.waiting for line in self.lines if line.waiting is not None]
        return sum(known) if known else None

    @property
    def high(self) -> int:
        """Those of them of high value."""
        return sum(line.high for line in self.lines)


def wall(reader: Reader, programme: str = "") -> Wall | None:
    """None before anything came in."""
    latest = reader.rows("select max(started_at) as at, max(day) as day from {contact_fact} where started_at <= now()")
    as_of, day = latest[0]["at"], latest[0]["day"]
    if as_of is None:
        return None
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    question = Question(day, day, {"programme": (programme,)} if programme else {})
    by_queue: dict[str, dict[str, Value]] = {}
    for value in measure(reader, list(KEYS), question, ("queue",)):
        if value.by["queue"]:
            by_queue.setdefault(value.by["queue"], {})[value.key] = value
    asked = reader.rows(WAITING.replace("{mine}", mine), [as_of, as_of, as_of, *values])
    waiting = {row["queue_id"]: row for row in asked}
    nobody = {"waiting": None, "high": 0, "since": None}
    lines = []
    for queue in {*by_queue, *filter(None, waiting)}:
        row = waiting.get(queue, nobody)
        lines.append(Line(queue, by_queue.get(queue, {}), row["waiting"], row["high"], row["since"]))
    lines.sort(key=lambda line: (-_offered(line), line.queue_id))
    whole = {v.key: v for v in measure(reader, list(KEYS), question)}
    return Wall(as_of, whole, lines, _teams(reader.rows(STATES.replace("{mine}", mine), [as_of] * 3 + values)))


def _offered(line: Line) -> float:
    offered = line.values.get("offered")
    return (offered.value or 0) if offered else 0


def _teams(rows: list[dict]) -> list[Team]:
    states: dict[str, dict[str, int]] = {}
    for row in rows:
        if row["team_id"]:
            states.setdefault(row["team_id"], {})[row["state"]] = row["people"]
    found = []
    for team, some in states.items():
        people = sum(some.values())
        found.append(Team(team, people, some if people >= FEWEST else None))
    return sorted(found, key=lambda team: (-team.people, team.team_id))
