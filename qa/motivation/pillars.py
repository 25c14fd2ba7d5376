"""Three pillars beside each other, week by week: what customers meet, how the people are, what those who lead do; and
which of them moved first. What moves first need not be why the other follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from qa.access.reading import Reader
from qa.clock import local
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.metrics.question import Question
from qa.motivation.pulse import ROUND_DAYS, pulses
from qa.motivation.pulse_items import BURDENS, SCALES
from qa.quality.coaching.coachings import coachings
from qa.quality.contesting.disputes import told

PILLARS = ("experience", "people", "leading")
OF_METRICS = {
    "satisfaction": "experience",
    "fcr": "experience",
    "complaint_rate": "experience",
    "occupancy": "people",
    "absence": "people",
    "reviewed": "leading",
}
# What those who lead do, beside the metrics: name, unit, which way is better.
DEEDS = {
    "coached": ("每十人新开的辅导", "Coachings begun per ten people", "points", "up"),
    "answered": ("申诉几天有答复", "Days until a dispute is answered", "points", "down"),
    "rested": ("班间休息满 11 小时", "Eleven hours between shifts", "share", "up"),
}
REST_HOURS, LEAST_SHIFTS = 11, 20  # Directive 2003/88/EC art. 3 for the hours
TEAMS = "select agent_id, arg_max(team_id, day) as team_id from {contact_fact} where agent_id is not null group by 1"
RESTS = f"""with shifts as (
    select agent_id, team_id, min(started_at) as begins, max(ended_at) as ends from {{agent_shift}}
    where activity not in ('leave') group by agent_id, team_id, cast(started_at as date)
), gaps as (
    select team_id, begins, begins - lag(ends) over (partition by agent_id order by begins) as rest from shifts
)
select team_id, date_trunc('week', begins)::date as week, count(*) as n,
    count(*) filter (rest >= interval {REST_HOURS} hour) as rested
from gaps where rest < interval 48 hour and begins::date between ? and ? group by all
"""


@dataclass
class Signal:
    """One number of a pillar: `whole` by week, `cells` by team and week; `better` up, down or near;
    `span` the least and the most it can be."""

    key: str
    pillar: str
    zh: str
    en: str
    unit: str
    better: str
    span: tuple[float | None, float | None] = (None, None)
    whole: dict[date, float] = field(default_factory=dict)
    cells: dict[tuple[str, date], float] = field(default_factory=dict)


def signals(reader: Reader, since: date, until: date) -> list[Signal]:
    """Every signal that has a week; weeks begin on Mondays."""
    known, question = metrics(), Question(since, until)
    found = {}
    for key, pillar in OF_METRICS.items():
        m = known[key]
        found[key] = Signal(key, pillar, m.zh, m.en, m.unit, m.better, (m.lowest, m.highest))
    for value in measure(reader, list(OF_METRICS), question, ("week",)):
        if value.value is not None:
            found[value.key].whole[value.by["week"]] = value.value
    for value in measure(reader, list(OF_METRICS), question, ("team", "week")):
        if value.value is not None and value.by["team"]:
            found[value.key].cells[value.by["team"], value.by["week"]] = value.value
    made = [*found.values(), *_pulse(reader, since, until), *_deeds(reader, since, until)]
    return [one for one in made if one.whole]


def monday(day: date) -> date:
    """Of a day's week."""
    return day - timedelta(days=day.weekday())


def _pulse(reader: Reader, since: date, until: date) -> list[Signal]:
    """What teams said counts for both weeks of its round."""
    made = {
        key: Signal(key, "people", *SCALES[key], "points", "down" if key in BURDENS else "up", (0, 100))
        for key in ("work", "fairness")
    }
    rounds: dict[tuple[str, date], list[float]] = {}
    for one in pulses(reader):
        for week in (monday(one.begins_on) + timedelta(weeks=n) for n in range(ROUND_DAYS // 7)):
            for key in made.keys() & one.scales.keys():
                if since <= week <= until:
                    made[key].cells[one.unit, week] = one.scales[key]
                    rounds.setdefault((key, week), []).append(one.scales[key])
    for (key, week), values in rounds.items():
        made[key].whole[week] = sum(values) / len(values)
    return list(made.values())


def _deeds(reader: Reader, since: date, until: date) -> list[Signal]:
    team = {row["agent_id"]: row["team_id"] for row in reader.rows(TEAMS)}
    made = {key: Signal(key, "leading", *words) for key, words in DEEDS.items()}
    sizes: dict[str, int] = {}
    for one in team.values():
        sizes[one] = sizes.get(one, 0) + 1
    weeks = [monday(since) + timedelta(weeks=n) for n in range((until - since).days // 7 + 1)]
    weeks = [week for week in weeks if week + timedelta(days=6) <= until]  # one that is not over has fewer
    begun = [(team.get(one.agent_id), monday(one.begins_on)) for one in coachings(reader)]
    if begun:
        for week in weeks:
            made["coached"].whole[week] = 10 * sum(w == week for _t, w in begun) / max(1, len(team))
            for name, size in sizes.items():
                made["coached"].cells[name, week] = 10 * begun.count((name, week)) / size
    _mean(made["answered"], [(team.get(d["agent_id"]), *_days(d)) for d in told(reader) if d.get("answered_at")])
    counted: dict[date, list[int]] = {}
    for row in reader.rows(RESTS, [since, until]):
        if row["n"] >= LEAST_SHIFTS:
            made["rested"].cells[row["team_id"], row["week"]] = row["rested"] / row["n"]
        whole = counted.setdefault(row["week"], [0, 0])
        whole[0], whole[1] = whole[0] + row["rested"], whole[1] + row["n"]
    made["rested"].whole |= {week: part / n for week, (part, n) in counted.items() if n >= LEAST_SHIFTS}
    return list(made.values())


def _days(dispute: dict) -> tuple[date, float]:
    asked, answered = dispute["disputed_at"], dispute["answered_at"]
    return monday(local(asked).date()), (answered - asked).total_seconds() / 86400


def _mean(signal: Signal, rows: list[tuple[str | None, date, float]]) -> None:
    whole: dict[date, list[float]] = {}
    cells: dict[tuple[str, date], list[float]] = {}
    for name, week, value in rows:
        whole.setdefault(week, []).append(value)
        if name:
            cells.setdefault((name, week), []).append(value)
    signal.whole |= {week: sum(some) / len(some) for week, some in whole.items()}
    signal.cells |= {key: sum(some) / len(some) for key, some in cells.items()}
