"""Staffing: Erlang C, where everybody waits for ever, and Erlang A, where people leave as they do here. Load in, wait
and abandonment out."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log

MOST_WAITING = 20_000
NEGLIGIBLE = 1e-14


@dataclass(frozen=True)
class Floor:
    """What a floor of `agents` does: shares 0–1, times in seconds. `wait` is the mean of everybody who comes,
    `abandoned` is 0 under Erlang C; None where the queue grows for ever."""

    agents: int
    waits_at_all: float | None
    service_level: float | None
    wait: float | None
    abandoned: float | None
    occupancy: float | None


def erlang_c(calls: float, seconds: float, handling: float, agents: int, within: float) -> Floor:
    """`calls` in `seconds`, `handling` seconds each, answered `within` seconds; nobody leaves (Erlang 1917). A load at
    or above the number of agents has no steady state."""
    load = calls * handling / seconds
    if agents <= 0 or load >= agents:
        return Floor(agents, None, None, None, 0.0, None)
    blocked = 1.0
    for n in range(1, agents + 1):
        blocked = load * blocked / (n + load * blocked)  # Erlang B, by its recursion
    waits = blocked / (1 - load / agents * (1 - blocked))
    rate = (agents - load) / handling
    return Floor(agents, waits, 1 - waits * exp(-rate * within), waits / rate, 0.0, load / agents)


def late_share(calls: float, seconds: float, handling: float, agents: int, share: float) -> float:
    """The wait in seconds that all but `share` (0–1) of the calls stay under, Erlang C; 0 where fewer wait at all."""
    floor = erlang_c(calls, seconds, handling, agents, 0.0)
    if floor.waits_at_all is None or floor.waits_at_all <= share:
        return 0.0
    return log(floor.waits_at_all / share) * handling / (agents - calls * handling / seconds)


def erlang_a(calls: float, seconds: float, handling: float, agents: int, patience: float, within: float) -> Floor:
    """The same where who waits leaves after an exponential time of mean `patience` seconds: a birth-death chain, cut
    where less than 1e-14 is left (Palm 1957; Mandelbaum and Zeltyn 2004). The service level counts who is answered
    `within` seconds among all who come."""
    come, serve, leave = calls / seconds, 1 / handling, 1 / patience
    logs = [n * log(come / serve) - lgamma(n + 1) for n in range(agents + 1)]
    top = max(logs)
    weights, waiting, last = [exp(one - top) for one in logs], [], exp(logs[-1] - top)
    for n in range(1, MOST_WAITING):
        last *= come / (agents * serve + n * leave)
        waiting.append(last)
        if last < NEGLIGIBLE * sum(weights) and come < agents * serve + n * leave:
            break
    whole = sum(weights) + sum(waiting)
    queue = sum(n * w for n, w in enumerate(waiting, 1)) / whole
    abandoned = queue * leave / come
    waits = (weights[-1] + sum(waiting)) / whole
    busy = (sum(n * w for n, w in enumerate(weights)) + agents * sum(waiting)) / whole
    met = 1 - waits + _met(weights[-1:] + waiting, whole, agents * serve, leave, within)
    return Floor(agents, waits, met, queue / come, abandoned, busy / agents)


def _met(states: list[float], whole: float, serve: float, leave: float, within: float) -> float:
    """Share of all who come, find everybody busy and are answered within the time: with n ahead, n + 1 departures at
    rates serve + k · leave before one's own patience ends. Solved as a chain of stages in small steps (RK4)."""
    if within <= 0:
        return 0.0
    stages = len(states)
    most = serve + stages * leave
    steps = max(20, int(2 * most * within))
    step, here, met = within / steps, [s / whole for s in states], 0.0
    rates = [serve + n * leave for n in range(stages)]

    def slope(at: list[float]) -> tuple[list[float], float]:
        gone = [-(rate + leave) * one for rate, one in zip(rates, at)]
        for n in range(stages - 1):
            gone[n] += rates[n + 1] * at[n + 1]
        return gone, serve * at[0]

    for _step in range(steps):
        one, m1 = slope(here)
        two, m2 = slope([h + step / 2 * s for h, s in zip(here, one)])
        three, m3 = slope([h + step / 2 * s for h, s in zip(here, two)])
        four, m4 = slope([h + step * s for h, s in zip(here, three)])
        here = [h + step / 6 * (a + 2 * b + 2 * c + d) for h, a, b, c, d in zip(here, one, two, three, four)]
        met += step / 6 * (m1 + 2 * m2 + 2 * m3 + m4)
    return met
