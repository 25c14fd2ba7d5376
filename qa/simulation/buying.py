"""When a customer ordered: at a rate of their own until they leave, which any order may be the last before."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

# Orders a week are gamma distributed over customers, the chance to leave after one is beta distributed.
RATE, WEEKS, LEAVING, STAYING = 1.3, 8.0, 0.8, 6.0
LONGEST_WEEKS = 120


@dataclass(frozen=True)
class Orders:
    """Days of the simulation on which somebody ordered, before its first where negative; `year`: how many in the last
    year."""

    days: tuple[int, ...]
    year: int

    @property
    def first_day(self) -> int:
        return self.days[0]

    @property
    def last_day(self) -> int:
        return self.days[-1]

    @property
    def ever(self) -> int:
        return len(self.days)


def orders_of(rng: Random, until: int) -> Orders:
    """Of somebody on a list, who has ordered once at least, up to the day `until`."""
    first = until - 1 - int(rng.uniform(3, LONGEST_WEEKS) * 7)
    rate, leaves = rng.gammavariate(RATE, 1 / WEEKS) / 7, rng.betavariate(LEAVING, STAYING)
    made, at = [first], float(first)
    while rng.random() >= leaves or len(made) == 1:
        at += rng.expovariate(rate)
        if at >= until:
            break
        made.append(int(at // 1))
    return Orders(tuple(made), sum(day >= until - 365 for day in made))
