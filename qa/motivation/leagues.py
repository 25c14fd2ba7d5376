"""Small leagues, for those alone who join and where a programme has them: five to eight people alike, two weeks, then
others. What counts is how far each went beyond their own weeks before; there are no places, only who is clearly ahead
of them, and newcomers are among themselves or in none."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from qa.access.reading import Reader
from qa.clock import this_day
from qa.motivation.choices import choose, joined
from qa.motivation.oneself import oneself
from qa.motivation.pulse import ROUND_DAYS, round_of
from qa.records.nameless import add, take_away, told_of
from qa.settings import setting

LEAST, USUAL, MOST = 5, 6, 8
NEW_DAYS, BEFORE_DAYS = 90, 28
# Clearly ahead of one's own weeks before: 90 %, one-sided.
SURE = 1.2816
LEAST_ROWS = 20
ALIKE = """select f.agent_id, mode(f.channel) as channel, mode(f.queue_id) as queue, any_value(a.hired_on) as hired_on
from {contact_fact} f left join agent a using (agent_id)
where f.programme_id = ? and f.day between ? and ? and list_contains(?::varchar[], f.agent_id) group by 1 order by 1"""
GAINS = """select agent_id, scorecard_id, item_id,
    count(*) filter (day < ?) as before_n, avg((verdict = 'met')::int) filter (day < ?) as before,
    count(*) filter (day >= ?) as n, avg((verdict = 'met')::int) filter (day >= ?) as now
from {item_fact} where list_contains(?::varchar[], agent_id) and counts and verdict in ('met', 'not_met')
    and day between ? and ? group by all order by all"""


@dataclass(frozen=True)
class League:
    """What a member sees: when it began, of how many it was formed, how many are clearly ahead of their own weeks
    before, and whether they are; None while too little is known."""

    begins_on: date
    size: int
    ahead: int
    is_ahead: bool | None

    @property
    def ends_on(self) -> date:
        """Its last day."""
        return self.begins_on + timedelta(ROUND_DAYS - 1)


def has_leagues(reader: Reader) -> bool:
    """Whether the programme of the agent who asks has leagues at all."""
    return oneself(reader).partition("/")[0] in {name.strip() for name in str(setting("leagues")).split(",")}


def league(reader: Reader) -> League | None:
    """The league of the agent who asks; None for who did not join, and where too few are alike."""
    agent = oneself(reader)
    if not has_leagues(reader) or agent not in joined("league"):
        return None
    begins = round_of(this_day())
    form(reader, agent.partition("/")[0], begins)
    places = told_of("league_place", fortnight=str(begins))
    mine = next((row for row in places if row["agent_id"] == agent), None)
    if mine is None:
        return None
    members = sorted(row["agent_id"] for row in places if row["league"] == mine["league"])
    ahead = _ahead(reader, members, begins)
    return League(begins, int(mine["size"]), sum(one is True for one in ahead.values()), ahead.get(agent))


def leave(reader: Reader) -> None:
    """Out, from this moment, without a trace: those who stay see the same as before."""
    choose(reader, "league", False)
    take_away("league_place", agent_id=oneself(reader))


def form(reader: Reader, programme: str, begins: date) -> None:
    """Leagues of a fortnight, once: who joined before it, five to eight alike by channel, queue and being new. Whoever
    joins later is in the next ones."""
    if any(row["agent_id"].startswith(f"{programme}/") for row in told_of("league_place", fortnight=str(begins))):
        return
    people = sorted(agent for agent in joined("league") if agent.startswith(f"{programme}/"))
    values = [programme, begins - timedelta(BEFORE_DAYS), begins - timedelta(1), people]
    known = reader.peers.rows(ALIKE, values)
    chance = random.SystemRandom()
    groups = [group for is_new in (True, False) for group in _groups(known, is_new, begins, chance)]
    rows = [
        {"fortnight": str(begins), "league": f"{chance.getrandbits(48):012x}", "members": group} for group in groups
    ]
    told = [
        {"fortnight": row["fortnight"], "league": row["league"], "agent_id": agent, "size": str(len(row["members"]))}
        for row in rows
        for agent in row["members"]
    ]
    if told:
        add("league_place", told)


def _groups(known: list[dict], is_new: bool, begins: date, chance: random.Random) -> list[list[str]]:
    """Alike ones side by side, cut into five to eight; fewer than five are in none."""
    mine = [r for r in known if (r["hired_on"] is not None and r["hired_on"] > begins - timedelta(NEW_DAYS)) == is_new]
    chance.shuffle(mine)
    order = [row["agent_id"] for row in sorted(mine, key=lambda r: (str(r["channel"]), str(r["queue"])))]
    if len(order) < LEAST:
        return []
    count = max(1, min(len(order) // LEAST, round(len(order) / USUAL)))
    edges = [len(order) * k // count for k in range(count + 1)]
    return [order[a:b] for a, b in zip(edges, edges[1:])]


def _ahead(reader: Reader, members: list[str], begins: date) -> dict[str, bool | None]:
    """{agent: clearly beyond their own weeks before, over all items that count alike}."""
    window = [begins - timedelta(BEFORE_DAYS), min(this_day() - timedelta(1), begins + timedelta(ROUND_DAYS - 1))]
    sums: dict[str, list[tuple[float, float]]] = {}
    for row in reader.peers.rows(GAINS, [begins] * 4 + [members, *window]):
        if min(row["n"], row["before_n"]) >= LEAST_ROWS:
            gain = row["now"] - row["before"]
            noise = sum(s * (1 - s) / n for s, n in ((row["now"], row["n"]), (row["before"], row["before_n"])))
            sums.setdefault(row["agent_id"], []).append((gain, noise))
    found: dict[str, bool | None] = {agent: None for agent in members}
    for agent, some in sums.items():
        gain, error = sum(g for g, _n in some), sqrt(sum(n for _g, n in some))
        found[agent] = gain > 0 and (error == 0 or gain / error > SURE)
    return found
