"""When customers come: a rhythm over the day and the week, a promotion in the shop, a storm in the network."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from qa.simulation.people import Pool

OPEN, CLOSE = 8 * 3600, 21 * 3600 + 1800
HOURLY = {
    8: 0.45,
    9: 1.0,
    10: 1.35,
    11: 1.2,
    12: 0.75,
    13: 0.8,
    14: 1.1,
    15: 1.15,
    16: 1.0,
    17: 0.8,
    18: 0.7,
    19: 0.82,
    20: 0.78,
    21: 0.4,
}
WEEKLY = (1.18, 1.06, 1.0, 0.98, 1.0, 0.84, 0.78)


def intensity(pool: Pool, day: int) -> float:
    """Relative load of a day; day 0 is the first of the simulation."""
    level = WEEKLY[day % 7] * (1 + 0.0008 * day)
    if pool.brand == "shop" and day % 45 in (30, 31, 32):
        level *= 1.45
    if pool.brand == "telecom" and day % 60 in (17, 50):
        level *= 1.6
    return level


def arrivals_of_day(rng: Random, pool: Pool, day: int) -> Iterator[tuple[int, str, str]]:
    """(second of the day, queue, channel): a Poisson stream whose rate changes by the hour."""
    whole = sum(HOURLY.values())
    for hour, share in HOURLY.items():
        rate = pool.daily * intensity(pool, day) * share / whole / (1800 if hour == 21 else 3600)
        second = hour * 3600 + rng.expovariate(rate)
        while second < hour * 3600 + (1800 if hour == 21 else 3600):
            queue, channel, _ = rng.choices(pool.queues, [q[2] for q in pool.queues])[0]
            yield int(second), queue, channel
            second += rng.expovariate(rate)


def next_opening(second: int, zero: int) -> int:
    """The same moment, or the next morning when the centre is closed then."""
    of_day = (second - zero) % 86400
    if of_day < OPEN:
        return second - of_day + OPEN + of_day % 5400
    return second - of_day + 86400 + OPEN + of_day % 5400 if of_day > CLOSE else second
