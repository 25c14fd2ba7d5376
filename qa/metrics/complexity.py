"""What takes long of itself: handling time by reason, and how much of its spread comes from the matter, from who took
it, and from each contact's own story.

Logarithms of the time, within a channel. Between people of one reason: one-way analysis of variance with unequal group
sizes (Searle, Casella and McCulloch 1992, method of moments); between reasons the same over reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt

import numpy as np

from qa.access.reading import Reader
from qa.metrics.measuring import conditions
from qa.metrics.question import Question

LEAST_CONTACTS, LEAST_OF_ONE, LEAST_PEOPLE, LEAST_REASONS = 30, 5, 5, 3
TIME = "if(channel in ('voice', 'video'), talk_ms + hold_ms + acw_ms, epoch_ms(ended_at) - epoch_ms(started_at))"
SUMS = """
with timed as (
    select reason_id, agent_id, channel, {time} / 1000.0 as seconds, is_known_7d, next_same_gap_ms from {{contact_fact}}
    where {where} and is_answered and direction = 'in' and agent_id is not null
        and reason_id not in ('unknown', 'no_words') and channel in ('voice', 'video', 'webchat', 'app', 'wechat')
), usual as (select channel, avg(ln(seconds)) as level from timed where seconds > 1 group by 1)
select reason_id, agent_id, count(*) as n, sum(ln(seconds) - level) as total,
    sum((ln(seconds) - level) ** 2) as squares,
    sum(seconds) as seconds, count(*) filter (is_known_7d) as known,
    count(*) filter (is_known_7d and next_same_gap_ms is not null) as back
from timed join usual using (channel) where seconds > 1 group by all
"""
MIDDLE = """select reason_id, median({time}) / 1000.0 as seconds from {{contact_fact}} where {where} and is_answered
and direction = 'in' and agent_id is not null
and channel in ('voice', 'video', 'webchat', 'app', 'wechat') group by 1"""
# Half of a normal distribution lies within this many standard deviations of its middle.
QUARTILE = 0.6745


@dataclass(frozen=True)
class Matter:
    """One reason: `seconds` median handling; `times`: how many times longer than usual on its channels; `back`: share
    that came back within a week about it, None when too young; `apart`: how many times longer the slower half's typical
    person takes than the faster half's (1 for no difference), chance taken out; None with fewer than five people who
    took five each."""

    reason_id: str
    contacts: int
    seconds: float
    times: float
    back: float | None
    apart: float | None


@dataclass(frozen=True)
class Complexity:
    """`matters` with the largest `times` first; shares of the spread of time that come from the reason and from who
    took it, the rest being each contact's own; None with fewer than three reasons."""

    matters: tuple[Matter, ...]
    of_reason: float | None
    of_person: float | None


def complexity(reader: Reader, question: Question) -> Complexity:
    """Reasons with thirty contacts at least."""
    where, values = conditions(question)
    rows = reader.rows(SUMS.format(time=TIME, where=where), values)
    middle = {r["reason_id"]: r["seconds"] for r in reader.rows(MIDDLE.format(time=TIME, where=where), values)}
    groups: dict[str, list[dict]] = {}
    for row in rows:
        groups.setdefault(row["reason_id"], []).append(row)
    groups = {key: some for key, some in groups.items() if sum(r["n"] for r in some) >= LEAST_CONTACTS}
    person = {key: between(*_columns(some)) for key, some in groups.items()}
    matters = [_matter(key, some, middle[key], person[key]) for key, some in groups.items()]
    told = tuple(sorted(matters, key=lambda m: -m.times))
    return Complexity(told, *_shares(groups, person))


def between(n: np.ndarray, total: np.ndarray, squares: np.ndarray) -> tuple[float, float] | None:
    """(variance between groups, within them) from their sizes, sums and sums of squares; None with too few groups of
    five. Never below 0."""
    keep = n >= LEAST_OF_ONE
    n, total, squares = n[keep], total[keep], squares[keep]
    groups, size = len(n), n.sum()
    if groups < LEAST_PEOPLE:
        return None
    within = float((squares - total**2 / n).sum() / (size - groups))
    among = float(((total**2 / n).sum() - total.sum() ** 2 / size) / (groups - 1))
    usual = (size - (n**2).sum() / size) / (groups - 1)
    return max(0.0, (among - within) / float(usual)), within


def _columns(some: list[dict]) -> tuple[np.ndarray, ...]:
    return tuple(np.array([row[name] for row in some], float) for name in ("n", "total", "squares"))


def _matter(key: str, some: list[dict], seconds: float, person: tuple[float, float] | None) -> Matter:
    known, back = sum(r["known"] for r in some), sum(r["back"] for r in some)
    apart = exp(2 * QUARTILE * sqrt(person[0])) if person else None
    share = back / known if known >= LEAST_CONTACTS else None
    n = sum(r["n"] for r in some)
    return Matter(key, n, seconds, exp(sum(r["total"] for r in some) / n), share, apart)


def _shares(groups: dict[str, list[dict]], person: dict) -> tuple[float | None, float | None]:
    known = [key for key in groups if person[key]]
    if len(known) < LEAST_REASONS:
        return None, None
    n = np.array([sum(r["n"] for r in groups[key]) for key in known], float)
    mean = np.array([sum(r["total"] for r in groups[key]) for key in known]) / n
    people, rest = (np.average([person[key][place] for key in known], weights=n) for place in (0, 1))
    centre = np.average(mean, weights=n)
    of_one = np.array([sum(r["n"] ** 2 for r in groups[key]) for key in known]) / n**2
    chance = np.average(people * of_one + rest / n, weights=n)
    reason = max(0.0, float(np.average((mean - centre) ** 2, weights=n) - chance))
    whole = reason + people + rest
    return reason / whole, float(people / whole)
