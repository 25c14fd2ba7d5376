"""What is asked of a metric, and what is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from qa.metrics.estimate import Estimate
from qa.metrics.metric import Metric, metrics


@dataclass(frozen=True)
class Question:
    """`where`: dimension → values. Days are local and inclusive; None is open."""

    since: date | None = None
    until: date | None = None
    where: dict[str, tuple] = field(default_factory=dict)


class Value(NamedTuple):
    """One number. `value` is None below the metric's minimum n or without data; `low`/`high` is the 95 % interval where
    there is one; `parts` are the sums it is made of; `variant` is how it was counted, "" by the usual formula."""

    key: str
    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    excluded: int = 0
    by: Mapping = MappingProxyType({})
    parts: Estimate = Estimate()
    variant: str = ""

    @property
    def metric(self) -> Metric:
        """The metric as it was counted here."""
        return metrics()[self.key].variant(self.variant)

    def as_dict(self) -> dict:
        """Without its parts: what the command line and a test compare."""
        return {name: told for name, told in self._asdict().items() if name != "parts"} | {"by": dict(self.by)}
