"""The pulse: a few questions a fortnight. Answers wait sealed and apart from each other until their round is over; then
what teams of five and more said is made, rounded, shown once for good, and the answers are gone with their key."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass
from datetime import date, timedelta

import orjson

from qa.access.reading import Reader
from qa.clock import this_day
from qa.failures import NOT_YOUR_ROLE
from qa.motivation.failures import PULSE_ANSWERED, PULSE_AWAY, PULSE_INCOMPLETE
from qa.motivation.oneself import oneself
from qa.motivation.pulse_items import ITEMS, SCALES, TOP, PulseItem, asked
from qa.records.nameless import told_of
from qa.records.pools import deposit, mark_of, pools, settle, waiting

FIRST, ROUND_DAYS = date(2026, 1, 5), 14
# Fewer answers than that are never shown, alone or as what is left beside others.
LEAST = 5
# So many answers are replaced by a random one: nobody can say of any for sure that it is what somebody meant.
THROWN = 0.2
# Shown in steps, and never beyond the edges: at an edge everybody would have said the same.
STEP, EDGE = 5, 10
SIZES = ((20, "20+"), (10, "10–19"), (LEAST, "5–9"))
REST = "*"
# Who answers has worked so lately.
AT_WORK_DAYS = 28
UNIT = "select arg_max(team_id, day) as team_id, max(day) as day from {contact_fact} where agent_id = ?"
CHANCE = secrets.SystemRandom()
ANSWERING = threading.Lock()


@dataclass(frozen=True)
class Pulse:
    """What one unit said in one round: {scale: 0 … 100 in steps of five, of recommending −100 … 100}; `size` as a
    span."""

    programme_id: str
    unit: str
    begins_on: date
    scales: dict[str, float]
    size: str


def round_of(day: date) -> date:
    """The day on which the round of a day began."""
    return FIRST + timedelta((day - FIRST).days // ROUND_DAYS * ROUND_DAYS)


def questions(day: date) -> tuple[PulseItem, ...]:
    """What the round of a day asks."""
    return asked((round_of(day) - FIRST).days // ROUND_DAYS)


def has_answered(reader: Reader) -> bool:
    """Whether the agent who asks has answered the round of today."""
    pool, mark = _mine(reader)
    return {"mark": mark} in waiting(pool)


def answer(reader: Reader, places: dict[str, int]) -> None:
    """One agent's answers, {question: place}; each goes into the pool apart from the others and from the mark that
    keeps them from answering twice. Raises QAError for who is no agent or has not worked lately, for a second time, and
    when one is missing or none of those there are."""
    pool, mark = _mine(reader)
    items = questions(this_day())
    if missing := sum(not 0 <= places.get(item.key, -1) < len(item.answers) for item in items):
        raise PULSE_INCOMPLETE(n=missing)
    found = reader.rows(UNIT, [reader.scope.agent])[0]
    if found["day"] is None or found["day"] < this_day() - timedelta(AT_WORK_DAYS):
        raise PULSE_AWAY(days=AT_WORK_DAYS)
    with ANSWERING:
        if {"mark": mark} in waiting(pool):
            raise PULSE_ANSWERED()
        unit = found["team_id"] or REST
        told = [{"unit": unit, "item": item.key, "place": _thrown(item, places[item.key])} for item in items]
        deposit(pool, {"mark": mark}, *told)


def open_pool(programme: str) -> str:
    """The pool of a programme's round of today."""
    return f"pulse|{programme}|{round_of(this_day())}"


def publish() -> None:
    """Make what is shown of the rounds that are over; their answers are gone."""
    for pool in pools("pulse|"):
        _kind, programme, begins = pool.split("|")
        if date.fromisoformat(begins) + timedelta(ROUND_DAYS) <= this_day():
            settle(pool, lambda found, of=programme, on=begins: ([], {"pulse_result": results(found, of, on)}))


def pulses(reader: Reader) -> list[Pulse]:
    """What units of the scope said, the newest round first."""
    if reader.scope.role in ("client", "auditor"):
        raise NOT_YOUR_ROLE()
    publish()
    teams = _teams(reader)
    found = [
        Pulse(
            row["programme_id"], row["unit"], date.fromisoformat(row["round"]), orjson.loads(row["value"]), row["size"]
        )
        for row in told_of("pulse_result")
        if (reader.scope.programmes is None or row["programme_id"] in reader.scope.programmes)
        and (teams is None or row["unit"] in teams)
    ]
    return sorted(found, key=lambda p: (-p.begins_on.toordinal(), p.programme_id, p.unit))


def unit_of(reader: Reader) -> str:
    """The team in which the agent who asks worked last; REST without one."""
    return reader.rows(UNIT, [reader.scope.agent])[0]["team_id"] or REST


def results(found: list[dict], programme: str, begins: str) -> list[dict]:
    """What is shown of one round: units of LEAST and more, the others together, or not at all."""
    units: dict[str, dict[str, list[int]]] = {}
    for one in (one for one in found if "item" in one):
        units.setdefault(one["unit"], {}).setdefault(one["item"], []).append(one["place"])
    size = lambda told: max(map(len, told.values()))  # noqa: E731
    rest: dict[str, list[int]] = {}
    for unit in [unit for unit, told in units.items() if size(told) < LEAST or unit == REST]:
        for item, places in units.pop(unit).items():
            rest.setdefault(item, []).extend(places)
    if rest and size(rest) >= LEAST:
        units[REST] = rest
    return [
        {
            "programme_id": programme,
            "round": begins,
            "unit": unit,
            "value": orjson.dumps(_scales(told)).decode(),
            "size": next(words for least, words in SIZES if size(told) >= least),
        }
        for unit, told in units.items()
    ]


def _mine(reader: Reader) -> tuple[str, str]:
    agent = oneself(reader)
    pool = open_pool(agent.partition("/")[0])
    return pool, mark_of(pool, agent)


def _teams(reader: Reader) -> set[str] | None:
    if reader.scope.role == "agent":
        return {unit_of(reader)}
    return None if reader.scope.teams is None else set(reader.scope.teams)


def _thrown(item: PulseItem, place: int) -> int:
    return CHANCE.randrange(len(item.answers)) if CHANCE.random() < THROWN else place


def _scales(places: dict[str, list[int]]) -> dict[str, float]:
    found = {}
    for scale in SCALES:
        items = [item for item in ITEMS if item.scale == scale and item.key in places]
        if items and scale == "recommend":
            found[scale] = _recommended(places[items[0].key])
        elif items:
            means = [sum(map(item.worth, places[item.key])) / len(places[item.key]) for item in items]
            found[scale] = _rounded(_put_right(sum(means) / len(means), 50.0), EDGE, 100 - EDGE)
    return found


def _recommended(places: list[int]) -> float:
    """Those at 9 and 10 less those at 0 to 6, per hundred, without what the dice add."""
    net = 100 * sum((p >= TOP - 1) - (p <= 6) for p in places) / len(places)
    return _rounded(_put_right(net, 100 * (2 - 7) / (TOP + 1)), -100 + 2 * EDGE, 100 - 2 * EDGE)


def _put_right(seen: float, of_dice: float) -> float:
    return (seen - THROWN * of_dice) / (1 - THROWN)


def _rounded(value: float, low: float, high: float) -> float:
    return float(min(high, max(low, round(value / STEP) * STEP)))
