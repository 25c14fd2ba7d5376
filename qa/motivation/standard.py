"""What is rewarded is a standard: what is counted, over how many days, how far it has to go, and what must not suffer
for it."""

from __future__ import annotations

from dataclasses import dataclass

from qa.metrics.measuring import fill
from qa.metrics.metric import metrics

KINDS = ("share", "count", "run", "near", "better")
# What no standard may stand on: speed alone, how customers feel, being there.
NEVER = frozenset(
    """aht talk_ms hold_ms acw_ms asa wait_ms first_response_ms first_response satisfaction sentiment adherence
    occupancy utilisation""".split()
)


@dataclass(frozen=True, kw_only=True)
class Part:
    """What is counted: of the `rows` (deeds.py) that `base`, those that `hit`, or the mean of `each`; or all of it from
    a `metric` (a share or a mean). SQL over the columns of the rows."""

    rows: str = "contact"
    base: str = "true"
    hit: str = "true"
    each: str = ""
    metric: str = ""

    @property
    def is_known(self) -> bool:
        """Whether its metric still exists."""
        return not self.metric or self.metric in metrics()

    def resolved(self) -> Part:
        """Spelt out in SQL. Raises KeyError for a metric that is no more."""
        if not self.metric:
            return self
        metric = metrics()[self.metric]
        return Part(base=fill(metric.base), hit=fill(metric.hit) or "true", each=fill(metric.each))


@dataclass(frozen=True, kw_only=True)
class Guard:
    """Over the same days, `part` stays within `least` and `most`: what is gained must not be taken from somebody."""

    part: Part
    zh: str
    en: str
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, kw_only=True)
class Standard:
    """Over `days`, of at least `least` rows. Kinds: share = so large a part of them (`goal`, 0…1); count = so many
    hits; run = so many hits in a row; near = the mean or share between `goal` and `high`; better = `goal` more than in
    the own `before` days, or less with `way` -1, and more than chance does (99 %)."""

    kind: str
    part: Part
    goal: float
    days: int = 28
    least: int = 1
    before: int = 0
    way: int = 1
    high: float = 0.0
    guards: tuple[Guard, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """What it stands on and what guards it."""
        return (self.part, *(guard.part for guard in self.guards))

    @property
    def is_known(self) -> bool:
        """Whether every metric under it still exists."""
        return all(part.is_known for part in self.parts)


def item(item_id: str) -> Part:
    """Where an item of a scorecard applied and counts: met."""
    return Part(rows="item", base=f"item_id = '{item_id}'", hit="verdict = 'met'")


NO_COMPLAINT = Guard(
    part=Part(base="is_answered and customer_message_count > 0", hit="has_escalation"),
    most=0.1,
    zh="要求找上级的客户不多于一成",
    en="at most one customer in ten asks for a superior",
)
NO_RETURN = Guard(
    part=Part(metric="repeat_7d"),
    most=0.45,
    zh="七天内又来的客户不多于 45%",
    en="at most 45% of customers come back within seven days",
)
NO_PROMISE = Guard(
    part=Part(rows="item", base="item_id = 'no_overpromise'", hit="verdict = 'not_met'"),
    most=0.15,
    zh="话不说满（满口承诺不多于 15%）",
    en="promises stay keepable (at most 15% overpromise)",
)
