"""Why a number moved: what came was different (mix), or the same things went differently (rate).

For groups g of a dimension with weights w and values r, before (0) and now (1), R the value of all before:
mix of g = (w1 − w0)·(r0 − R0), rate of g = w1·(r1 − r0). Together they are exactly R1 − R0 (Kitagawa 1955, centred).
A group that was not there before is compared with all of before. Things that happen together need not be causes.
Who was at work is looked at only where everything counted was served by somebody: who gave up waiting met nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import sqrt
from statistics import NormalDist, stdev

from qa.access.reading import Reader
from qa.metrics.choosing import in_use
from qa.metrics.estimate import Estimate, together
from qa.metrics.measuring import measure
from qa.metrics.metric import Metric
from qa.metrics.question import Question

DIMENSIONS = ("reason", "queue", "channel", "hour", "agent")
HOURS = 2  # a block of the day: one hour alone is thin, a shift hides a rush
CLEAR = 1.96  # the whole must differ clearly before parts of it are told
ERROR = 0.03  # shared by all parts looked at (Bonferroni)
LEAST_DAYS = 5  # fewer other days tell no usual spread
MOST_TOLD = 3
SMALL = 0.03  # of the difference: less is not worth a line
NOBODYS = 0.02  # a larger share served by nobody says nothing about who was at work
LOAD = "offered"


@dataclass(frozen=True)
class Part:
    """One piece of the difference, in the metric's unit: `kind` mix or rate of `group` in `dimension`; `half` the half
    width of its 95 % interval; shares for mix, values for rate, before and now; `n` cases now."""

    dimension: str
    group: str
    kind: str
    effect: float
    half: float
    before: float
    now: float
    n: int


@dataclass(frozen=True)
class Difference:
    """`parts` and `rest` add up to `now` − `before`; `is_clear` says whether it is more than usual noise, and only then
    are there parts. `load`: contacts offered a day, before and now; None where that is unknown."""

    before: float
    now: float
    n: int
    half: float
    is_clear: bool
    parts: tuple[Part, ...] = ()
    rest: float = 0.0
    load: tuple[float, float] | None = None


def can_be_explained(metric: Metric) -> bool:
    """Shares and means of contacts: what has a weight and a value in every group."""
    return metric.kind in ("share", "mean") and metric.is_of_contacts


def of_period(reader: Reader, key: str, now: Question, before: Question) -> Difference | None:
    """What is different between two periods; None where either is unknown."""
    found = _difference(reader, key, now, [before])
    return found and replace(found, load=_load(_a_day(reader, before), _a_day(reader, now)))


def of_day(reader: Reader, key: str, day: date, window: Question) -> Difference | None:
    """What is different on one day, against the other days of the window."""
    values = measure(reader, [key], window, ("day",))
    others = [v.value for v in values if v.by["day"] != day and v.value is not None]
    usual = stdev(others) if len(others) >= LEAST_DAYS else 0.0
    rest = [replace(window, until=day - timedelta(days=1)), replace(window, since=day + timedelta(days=1))]
    rest = [q for q in rest if q.since is None or q.until is None or q.since <= q.until]
    found = _difference(reader, key, replace(window, since=day, until=day), rest, usual)
    offered = _a_day(reader, window)
    its = {d: n for d, n in offered.items() if d == day}
    return found and replace(found, load=_load({d: n for d, n in offered.items() if d not in its}, its))


def _a_day(reader: Reader, question: Question) -> dict[date, int]:
    return {v.by["day"]: v.n for v in measure(reader, [LOAD], question, ("day",))}


def _load(before: dict[date, int], now: dict[date, int]) -> tuple[float, float] | None:
    return (sum(before.values()) / len(before), sum(now.values()) / len(now)) if before and now else None


def _difference(
    reader: Reader, key: str, now: Question, before: list[Question], usual: float = 0.0
) -> Difference | None:
    metric = in_use(reader, key, now)
    by = {d: (_groups(reader, metric, [now], d), _groups(reader, metric, before, d)) for d in DIMENSIONS}
    one, other = together(by["channel"][0].values()), together(by["channel"][1].values())
    value, was = one.figures(metric)[0], other.figures(metric)[0]
    if value is None or was is None:
        return None
    error = max(sqrt(_noise(one) + _noise(other)) * metric.scale, usual)
    found = Difference(was, value, one.size(metric), 1.96 * error, abs(value - was) > CLEAR * error, (), value - was)
    if not found.is_clear:
        return found
    nobody = [groups["?"].bottom or 0 for groups in by["agent"] if "?" in groups]
    if sum(nobody) > NOBODYS * ((one.bottom or 0) + (other.bottom or 0)):
        del by["agent"]
    parts = {d: _parts(d, *groups, metric) for d, groups in by.items()}
    looked_at = sum(map(len, parts.values()))
    least = NormalDist().inv_cdf(1 - ERROR / 2 / max(1, looked_at)) / 1.96
    worth = SMALL * (value - was) ** 2
    same = lambda p: p.effect * (value - was) > worth and abs(p.effect) > least * p.half  # noqa: E731
    clear = {d: sorted(filter(same, some), key=lambda p: -abs(p.effect)) for d, some in parts.items()}
    best = max(clear, key=lambda d: max((_strength(p) for p in clear[d]), default=0.0))
    told = tuple(clear[best][:MOST_TOLD])
    return replace(found, parts=told, rest=value - was - sum(part.effect for part in told))


def _strength(part: Part) -> float:
    return abs(part.effect) / part.half if part.half else 0.0


def _groups(reader: Reader, metric: Metric, questions: list[Question], dimension: str) -> dict[str, Estimate]:
    found: dict[str, Estimate] = {}
    for value in (
        v for q in questions for v in measure(reader, [metric.key], q, (dimension,), {metric.key: metric.varied})
    ):
        name = value.by[dimension]
        if name is None:
            name = "?"
        elif dimension == "hour":
            name = f"{int(name) // HOURS * HOURS}"
        found[str(name)] = found[str(name)] + value.parts if str(name) in found else value.parts
    return found


def _parts(dimension: str, now: dict[str, Estimate], before: dict[str, Estimate], metric: Metric) -> list[Part]:
    total, was = together(now.values()), together(before.values())
    n1, n0, r0 = total.bottom or 0, was.bottom or 0, (was.top or 0) / (was.bottom or 1)
    found = []
    for group in {*now, *before}:
        one, other = now.get(group, Estimate(0, 0.0, 0)), before.get(group, Estimate(0, 0.0, 0))
        w1, w0 = (one.bottom or 0) / n1, (other.bottom or 0) / n0
        g0 = other.top / other.bottom if other.bottom else r0
        g1 = one.top / one.bottom if one.bottom else g0
        spread = w1 * (1 - w1) / n1 + w0 * (1 - w0) / n0
        mix, scale = (w1 - w0) * (g0 - r0), metric.scale
        error = sqrt((g0 - r0) ** 2 * spread + (w1 - w0) ** 2 * _noise(other))
        found.append(Part(dimension, group, "mix", mix * scale, 1.96 * error * scale, w0, w1, int(one.bottom or 0)))
        rate = w1 * (g1 - g0)
        error = w1 * sqrt(_noise(one) + (_noise(other) if other.bottom else _noise(was)))
        found.append(
            Part(
                dimension,
                group,
                "rate",
                rate * scale,
                1.96 * error * scale,
                g0 * scale,
                g1 * scale,
                int(one.bottom or 0),
            )
        )
    if dimension != "agent":
        return [part for part in found if part.n >= LEAST_DAYS or part.kind == "mix"]
    mixes = [part for part in found if part.kind == "mix"]
    half = sqrt(sum(part.half**2 for part in mixes))
    return [Part("agent", "", "mix", sum(part.effect for part in mixes), half, 0.0, 0.0, int(n1))]


def _noise(part: Estimate) -> float:
    """Variance of a group's value: binomial with half a case added on each side, or of the mean."""
    n = part.bottom or 0
    if not n:
        return 0.0
    if part.squares is None:
        share = (part.top + 0.5) / (n + 1)
        return share * (1 - share) / n
    mean = part.top / n
    return max(0.0, part.squares - part.top * mean) / max(1, n - 1) / n
