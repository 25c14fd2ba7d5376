"""The gaming radar: once a day it looks for paired shifts. What moved for everybody points at the measure; what moved
for somebody is told to that person alone, and to others only together with what they said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from qa.access.reading import Reader
from qa.clock import this_day
from qa.failures import NOT_YOUR_ROLE
from qa.motivation.failures import PATTERN_NOT_TOLD
from qa.motivation.paired_shift import Leg, paired, told
from qa.motivation.patterns import PATTERNS, Pattern, PatternLeg
from qa.records.book import rows, write
from qa.warehouse.store import Store
from qa.warehouse.views import whole

NOW_DAYS, BEFORE_DAYS = 28, 56
MAY_READ = ("supervisor", "lead")
# Stands after a programme in place of a person.
EVERYBODY = "/"
COLUMNS = ("n", "s", "q")


@dataclass(frozen=True)
class Finding:
    """A pattern in one month: of an agent, or of everybody in a programme (its name and EVERYBODY); how far both legs
    moved; `answer`: what the person said, "" before."""

    pattern: Pattern
    programme_id: str
    agent_id: str
    period: str
    first_moved: float
    second_moved: float
    answer: str


def look_daily(store: Store) -> None:
    """Look once a day."""
    today = str(this_day())
    if store.one("select version from stage_version where stage = 'radar'") == today:
        return
    look(store)
    with store.writing() as writer:
        writer.execute("delete from stage_version where stage = 'radar'")
        writer.execute("insert into stage_version values ('radar', ?)", [today])


def look(store: Store, day: date | None = None) -> int:
    """Look at everybody over the weeks up to a day, in place of what this month told before; how many rows."""
    day = day or this_day()
    period, found = f"{day:%Y-%m}", []
    for programme in store.rows("select distinct programme_id as id from contact_fact where agent_id is not null"):
        found += _of_programme(store, programme["id"], day, period)
    with store.writing() as writer:
        writer.execute("delete from odd_pattern where period = ?", [period])
        for row in found:
            writer.execute(f"insert into odd_pattern values ({', '.join('?' * len(row))})", list(row))
    return len(found)


def own_findings(reader: Reader) -> list[Finding]:
    """What the radar told of the agent who asks, the newest month first."""
    if reader.scope.role != "agent":
        raise NOT_YOUR_ROLE()
    return _findings(reader)


def say(reader: Reader, pattern: str, period: str, words: str) -> None:
    """What lay behind it, in the person's own words; from now on who leads them may read both. Raises QAError for
    others and for what was not told."""
    if not any(f.pattern.name == pattern and f.period == period for f in own_findings(reader)):
        raise PATTERN_NOT_TOLD()
    agent = reader.scope.agent or ""
    write("gaming_answer", agent, agent_id=agent, pattern=pattern, period=period, words=words)


def heard(reader: Reader) -> list[Finding]:
    """Patterns of people of the scope who said what lay behind them; never of anybody who was not heard."""
    if reader.scope.role not in MAY_READ:
        raise NOT_YOUR_ROLE()
    return [finding for finding in _findings(reader) if finding.answer]


def suspected(reader: Reader) -> list[Finding]:
    """Measures of the scope's programmes that moved like that for everybody."""
    if reader.scope.role not in MAY_READ:
        raise NOT_YOUR_ROLE()
    return [finding for finding in _findings(reader.peers) if finding.agent_id.endswith(EVERYBODY)]


def _findings(reader: Reader) -> list[Finding]:
    known = {pattern.name: pattern for pattern in PATTERNS}
    said = {(r["agent_id"], r["pattern"], r["period"]): r["words"] for r in rows("gaming_answer")}
    return [
        Finding(
            known[row["pattern"]],
            row["programme_id"],
            row["agent_id"],
            row["period"],
            row["first_moved"],
            row["second_moved"],
            said.get((row["agent_id"], row["pattern"], row["period"]), ""),
        )
        for row in reader.rows("select * from {odd_pattern} order by period desc, pattern, agent_id")
        if row["pattern"] in known
    ]


def _of_programme(store: Store, programme: str, day: date, period: str) -> list[tuple]:
    agents = [
        row["agent_id"]
        for row in store.rows(
            """select distinct agent_id from contact_fact where programme_id = ? and agent_id is not null
            and day > ? and day < ? order by 1""",
            [programme, day - timedelta(NOW_DAYS + BEFORE_DAYS), day],
        )
    ]
    place, found, chances, seen = {agent: k for k, agent in enumerate(agents)}, [], [], []
    for pattern in PATTERNS:
        legs = [_leg(store, leg, programme, day, place) for leg in (pattern.first, pattern.second)]
        if not agents or any(leg is None for leg in legs):
            continue
        one = paired(*legs, len(agents))
        if one.is_common:
            found.append((programme, programme + EVERYBODY, pattern.name, period, one.first.all, one.second.all))
            continue
        chances.append(one.p)
        seen.append((pattern, one))
    if not chances:
        return found
    for (pattern, one), mine in zip(seen, told(np.stack(chances))):
        moved = zip(agents, mine, one.first.value, one.second.value)
        found += [(programme, a, pattern.name, period, float(x), float(y)) for a, is_told, x, y in moved if is_told]
    return found


def _leg(store: Store, leg: PatternLeg, programme: str, day: date, place: dict[str, int]) -> Leg | None:
    """Both windows of one leg, a row a person and kind of work; None without rows on either side."""
    sums = {"n": "count(y)", "s": "sum(y)", "q": "sum(y * y)"}
    sides = enumerate(("not is_now", "is_now"))
    windows = ", ".join(f"coalesce({sql} filter ({w}), 0) as {c}{k}" for k, w in sides for c, sql in sums.items())
    table = store.read(
        whole(
            f"""with asked as (select agent_id, {leg.kinds}, day >= ? as is_now, ({leg.each})::double as y
            from {leg.fact} where programme_id = ? and agent_id is not null and ({leg.base}) and day >= ? and day < ?)
        select agent_id, {windows} from asked group by agent_id, {leg.kinds} order by all"""
        ),
        [day - timedelta(NOW_DAYS), programme, day - timedelta(NOW_DAYS + BEFORE_DAYS), day],
    )
    if not table.num_rows:
        return None
    who = np.array([place.get(agent, -1) for agent in table["agent_id"].to_pylist()])
    kept = who >= 0
    sides = [tuple(table[f"{c}{k}"].to_numpy().astype(float)[kept] for c in COLUMNS) for k in (0, 1)]
    return Leg(who[kept], sides[0], sides[1], leg.way, leg.least)
