"""What is asked of a metric, and what is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple


@dataclass(frozen=True)
class Question:
    """`where`: dimension → values. Days are local and inclusive; None is open."""

    since: date | None = None
    until: date | None = None
    where: dict[str, tuple] = field(default_factory=dict)


class Value(NamedTuple):
    """One number. `value` is None below the metric's minimum n or without data; `low`/`high` is the 95 % interval where
    there is one."""

    key: str
    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    excluded: int = 0
    by: Mapping = MappingProxyType({})

    def as_dict(self) -> dict:
        return self._asdict() | {"by": dict(self.by)}
