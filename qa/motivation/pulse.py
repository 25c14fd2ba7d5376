"""The pulse: a few questions a fortnight. An answer waits sealed until its round is over and is stored question by
question, without a name, among at least five; one in ten is thrown by dice, and what is shown is rounded, for good."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from qa.access.reading import Reader
from qa.clock import this_day
from qa.failures import NOT_YOUR_ROLE
from qa.motivation.failures import PULSE_ANSWERED, PULSE_INCOMPLETE
from qa.motivation.pulse_items import ITEMS, SCALES, TOP, PulseItem, asked
from qa.records.nameless import change, mark_of, pools, told_of, waiting

FIRST, ROUND_DAYS = date(2026, 1, 5), 14
# Fewer answers than that are never stored, alone or as what is left beside others.
LEAST = 5
# So many answers are replaced by a random one: nobody can say of any that it is what somebody meant.
THROWN = 0.1
# Shown in steps, and never beyond the edges: at an edge everybody would have said the same.
STEP, EDGE = 5, 10
SIZES = ((20, "20+"), (10, "10–19"), (LEAST, "5–9"))
REST = "*"
UNIT = "select arg_max(team_id, day) as team_id from {contact_fact} where agent_id = ?"
CHANCE = secrets.SystemRandom()


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
    return any(one["mark"] == mark for one in waiting(pool))


def answer(reader: Reader, places: dict[str, int]) -> None:
    """One agent's answers, {question: place}. Raises QAError for who is no agent, for a second time, and when one is
    missing or none of those there are."""
    pool, mark = _mine(reader)
    items = questions(this_day())
    if any(not 0 <= places.get(item.key, -1) < len(item.answers) for item in items):
        raise PULSE_INCOMPLETE()
    unit = unit_of(reader)
    told = {item.key: _thrown(item, places[item.key]) for item in items}

    def add(rest: list[dict]) -> tuple[list[dict], dict]:
        if any(one["mark"] == mark for one in rest):
            raise PULSE_ANSWERED()
        return [*rest, {"mark": mark, "unit": unit, "told": told}], {}

    change(pool, add)


def publish() -> None:
    """Write down the rounds that are over."""
    for pool in pools("pulse|"):
        _kind, programme, begins = pool.split("|")
        if date.fromisoformat(begins) + timedelta(ROUND_DAYS) <= this_day():
            change(pool, lambda rest, of=programme, on=begins: ([], {"pulse_answer": _settled(rest, of, on)}))


def pulses(reader: Reader) -> list[Pulse]:
    """What units of the scope said, the newest round first."""
    if reader.scope.role in ("client", "auditor"):
        raise NOT_YOUR_ROLE()
    publish()
    teams = _teams(reader)
    rows = [
        row
        for row in told_of("pulse_answer")
        if (reader.scope.programmes is None or row["programme_id"] in reader.scope.programmes)
        and (teams is None or row["unit"] in teams)
    ]
    unit = lambda row: (row["round"], row["programme_id"], row["unit"])  # noqa: E731
    found = [_shown(*key, list(some)) for key, some in groupby(sorted(rows, key=unit), unit)]
    return sorted(found, key=lambda p: (-p.begins_on.toordinal(), p.programme_id, p.unit))


def unit_of(reader: Reader) -> str:
    """The team in which the agent who asks worked last; REST without one."""
    return reader.rows(UNIT, [reader.scope.agent])[0]["team_id"] or REST


def _mine(reader: Reader) -> tuple[str, str]:
    agent = reader.scope.agent
    if reader.scope.role != "agent" or not agent:
        raise NOT_YOUR_ROLE()
    begins = str(round_of(this_day()))
    return f"pulse|{agent.partition('/')[0]}|{begins}", mark_of("pulse", agent, begins)


def _teams(reader: Reader) -> set[str] | None:
    if reader.scope.role == "agent":
        return {unit_of(reader)}
    return None if reader.scope.teams is None else set(reader.scope.teams)


def _thrown(item: PulseItem, place: int) -> int:
    return CHANCE.randrange(len(item.answers)) if CHANCE.random() < THROWN else place


def _settled(rest: list[dict], programme: str, begins: str) -> list[dict]:
    """Answers of one round, one row a question: units of LEAST and more, the others together, or not at all."""
    units: dict[str, list[dict]] = {}
    for one in rest:
        units.setdefault(one["unit"], []).append(one["told"])
    small = [told for unit, some in units.items() if len(some) < LEAST or unit == REST for told in some]
    units = {unit: some for unit, some in units.items() if len(some) >= LEAST and unit != REST}
    units |= {REST: small} if len(small) >= LEAST else {}
    return [
        {"programme_id": programme, "round": begins, "unit": unit, "value": f"{key}={place}"}
        for unit, some in units.items()
        for told in some
        for key, place in told.items()
    ]


def _shown(begins: str, programme: str, unit: str, rows: list[dict]) -> Pulse:
    places: dict[str, list[int]] = {}
    for row in rows:
        key, _equals, place = row["value"].partition("=")
        places.setdefault(key, []).append(int(place))
    size = next(words for least, words in SIZES if max(map(len, places.values())) >= least)
    scales = {}
    for scale in SCALES:
        items = [item for item in ITEMS if item.scale == scale and item.key in places]
        if items and scale == "recommend":
            scales[scale] = _recommended(places[items[0].key])
        elif items:
            means = [sum(map(item.worth, places[item.key])) / len(places[item.key]) for item in items]
            scales[scale] = _rounded(_put_right(sum(means) / len(means), 50.0), EDGE, 100 - EDGE)
    return Pulse(programme, unit, date.fromisoformat(begins), scales, size)


def _recommended(places: list[int]) -> float:
    """Those at 9 and 10 less those at 0 to 6, per hundred, without what the dice add."""
    net = 100 * sum((p >= TOP - 1) - (p <= 6) for p in places) / len(places)
    return _rounded(_put_right(net, 100 * (2 - 7) / (TOP + 1)), -100 + 2 * EDGE, 100 - 2 * EDGE)


def _put_right(seen: float, of_dice: float) -> float:
    return (seen - THROWN * of_dice) / (1 - THROWN)


def _rounded(value: float, low: float, high: float) -> float:
    return float(min(high, max(low, round(value / STEP) * STEP)))
