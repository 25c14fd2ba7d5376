"""Days that are not like this centre's own days: against the eight weeks before, each weekday by itself, robust to
earlier odd days, all looks counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import asin, exp, log, pi, sin, sqrt

import numpy as np
from scipy.stats import t as student

from qa.access.reading import Reader
from qa.metrics.estimate import PARTS
from qa.metrics.measuring import measure
from qa.metrics.metric import Metric
from qa.metrics.question import Question, Value

WEEKS, LEAST_DAYS, LEAST_WEEKDAYS = 8, 21, 3
LATELY = 28  # days the level is taken from
FALSE = 0.1  # share of the days told that may be none (Benjamini and Hochberg 1995)
CONSISTENT = 1.4826  # a median deviation as a standard deviation, for a normal spread
EIGHT_TENTHS = 2.5631  # standard deviations between the tenth and the nine tenths
MEDIAN_COSTS = 1.5708  # variance of a median against a mean's


@dataclass(frozen=True)
class OddDay:
    """`usual`, `low` and `high`: what the weeks before let expect of this weekday, 95 %."""

    metric: Metric
    day: date
    value: float
    usual: float
    low: float
    high: float
    chance: float


def odd_days(reader: Reader, keys: list[str], question: Question) -> list[OddDay]:
    """Of the days asked about, the least likely first. A metric with less than three weeks before a day says nothing
    of it."""
    if question.since is None or question.until is None:
        return []
    longer = Question(question.since - timedelta(weeks=WEEKS), question.until, question.where)
    series: dict[str, dict[date, Value]] = {key: {} for key in keys}
    for value in measure(reader, keys, longer, ("day",)):
        series[value.key][value.by["day"]] = value
    judged = [odd for days in series.values() for odd in judge(days, question.since)]
    return sorted(standing_out(judged), key=lambda odd: odd.chance)


def judge(days: dict[date, Value], since: date) -> Iterable[OddDay]:
    """Every day from `since` on that can be judged, with its chance."""
    known = {day: value for day, value in sorted(days.items()) if value.value is not None}
    for day, value in known.items():
        if day < since:
            continue
        before = [d for d in known if timedelta(0) < day - d <= timedelta(weeks=WEEKS)]
        same = [d for d in before if d.weekday() == day.weekday()]
        if len(before) >= LEAST_DAYS and len(same) >= LEAST_WEEKDAYS:
            yield _against(day, value, {d: known[d] for d in before})


def _against(day: date, value: Value, before: dict[date, Value]) -> OddDay:
    metric = value.metric
    told = {d: _scale(v) for d, v in before.items()}
    middle = float(np.median(list(told.values())))
    weekday = {n: _weekday(n, told, middle) for n in range(7)}
    plain = {d: y - weekday[d.weekday()] for d, y in told.items()}
    level = float(np.median([y for d, y in plain.items() if day - d <= timedelta(days=LATELY)] or list(plain.values())))
    spread = _spread(np.array([y - level for y in plain.values()]))
    noise = float(np.median([_noise(v) for v in before.values()]))
    own = max(0.0, spread**2 - noise**2) + _noise(value) ** 2
    same = sum(d.weekday() == day.weekday() for d in before)
    error = sqrt(own + MEDIAN_COSTS * spread**2 * (1 / min(len(before), LATELY) + 1 / same)) or 1e-12
    freedom = max(4, len(before) // 2 - 7)
    expected = level + weekday[day.weekday()]
    half = float(student.ppf(0.975, freedom)) * error
    chance = 2 * float(student.sf(abs(_scale(value) - expected) / error, freedom))
    usual, low, high = (_unscaled(y, metric) for y in (expected, expected - half, expected + half))
    return OddDay(metric, day, value.value, usual, low, high, chance)


def _spread(rest: np.ndarray) -> float:
    """Of what is left, as a standard deviation: by the median deviation, or by the middle eight tenths where the ends
    lie further out than a normal spread's."""
    low, high = np.quantile(rest, (0.1, 0.9))
    return max(CONSISTENT * float(np.median(np.abs(rest))), float(high - low) / EIGHT_TENTHS)


def _weekday(number: int, told: dict[date, float], middle: float) -> float:
    mine = [y for d, y in told.items() if d.weekday() == number]
    return (float(np.median(mine)) - middle) * len(mine) / (len(mine) + 1) if mine else 0.0


def _scale(value: Value) -> float:
    """Counts by their logarithm, so that twice as many is as odd as half; shares by the arc sine of their root, on
    which chance does the same to small ones and large ones."""
    if value.metric.kind == "count":
        return log(value.value + 1)
    return asin(sqrt(_share(value))) if _is_share(value.metric) else value.value


def _is_share(metric: Metric) -> bool:
    return metric.unit in PARTS and metric.kind in ("share", "ratio")


def _share(value: Value) -> float:
    return min(1.0, max(0.0, value.value / value.metric.scale))


def _unscaled(figure: float, metric: Metric) -> float:
    if metric.kind == "count":
        return max(0.0, exp(figure) - 1)
    if _is_share(metric):
        figure = sin(min(pi / 2, max(0.0, figure))) ** 2 * metric.scale
    return metric.scaled(figure / metric.scale)


def _noise(value: Value) -> float:
    """What chance alone does to a number of this size."""
    if value.metric.kind == "count":
        return 1 / sqrt(value.value + 1)
    if _is_share(value.metric):
        return 1 / (2 * sqrt(max(1.0, value.parts.bottom or 1.0)))
    return (value.high - value.low) / 2 / 1.96 if value.low is not None and value.high is not None else 0.0


def standing_out(judged: list[OddDay]) -> list[OddDay]:
    """Those that stand out among all that were looked at."""
    ranked = sorted(judged, key=lambda odd: odd.chance)
    reach = [n for n, odd in enumerate(ranked, 1) if odd.chance <= FALSE * n / len(ranked)]
    return ranked[: max(reach, default=0)]
