"""What a coaching did: the share of contacts in which the item was met, before and since, beside colleagues of the
programme over the same weeks; or that it is not known yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qa.access.reading import Reader
from qa.quality.coaching.coachings import Coaching, coachings
from qa.quality.coaching.effect import Effect, effect

WINDOW_DAYS, LEAST_CONTACTS, LEAST_DAYS = 28, 12, 7
# Its own noise is to be no larger than that of the colleagues it is held against.
LEAST_OF_USUAL = 0.5
RATES = """select agent_id,
    count(*) filter (day < ?) as before_n, avg((verdict = 'met')::int) filter (day < ?) as before,
    count(*) filter (day >= ?) as after_n, avg((verdict = 'met')::int) filter (day >= ?) as after
from {item_fact} where agent_id is not null and split_part(agent_id, '/', 1) = split_part(?, '/', 1)
    and scorecard_id = ? and item_id = ? and day between ? and ? and verdict in ('met', 'not_met', 'flagged')
group by 1"""


@dataclass(frozen=True)
class Measured:
    """`before`, `after`: shares of 0…1 over `before_n` and `after_n` contacts, None of none; `effect`: what is left of
    the change beside colleagues; `why`: few_contacts, few_peers or empty."""

    before: float | None
    before_n: int
    after: float | None
    after_n: int
    effect: Effect
    why: str = ""


def measured(reader: Reader, one: Coaching, today: date) -> Measured:
    """From four weeks before it began until today, or four weeks after. Colleagues who are coached on the same item at
    that time stand aside."""
    begin = one.begins_on
    end = min(today, begin + timedelta(days=WINDOW_DAYS - 1))
    window = [begin - timedelta(days=WINDOW_DAYS), end]
    values = [begin, begin, begin, begin, one.agent_id, one.scorecard_id, one.item_id, *window]
    found = {r["agent_id"]: r for r in reader.peers.rows(RATES, values)}
    mine = found.pop(one.agent_id, None) or dict(before=None, before_n=0, after=None, after_n=0)
    aside = {c.agent_id for c in coachings(reader.peers) if _overlaps(c, one, end)}
    enough = [r for r in found.values() if r["agent_id"] not in aside and _is_enough(r)]
    told = (mine["before"], mine["before_n"], mine["after"], mine["after_n"])
    if not _is_enough(mine) or _is_thin(mine, enough) or (end - begin).days < LEAST_DAYS:
        return Measured(*told, Effect(None, peers=len(enough)), "few_contacts")
    result = effect(mine["before"], mine["after"], [(r["before"], r["after"]) for r in enough])
    return Measured(*told, result, "" if result.value is not None else "few_peers")


def _is_enough(row: dict) -> bool:
    return min(row["before_n"], row["after_n"]) >= LEAST_CONTACTS


def _is_thin(mine: dict, peers: list[dict]) -> bool:
    for name in ("before_n", "after_n"):
        usual = sorted(r[name] for r in peers)
        if usual and mine[name] < LEAST_OF_USUAL * usual[len(usual) // 2]:
            return True
    return False


def _overlaps(other: Coaching, one: Coaching, end: date) -> bool:
    same = (other.scorecard_id, other.item_id) == (one.scorecard_id, one.item_id)
    return same and other.begins_on <= end and other.look_again_on >= one.begins_on - timedelta(days=WINDOW_DAYS)
