"""The record of a target: what a mapped record can become. It turns mapped fields into rows of the warehouse and names
the record's key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qa.adapters.refusal import Refused
from qa.adapters.source import Source
from qa.registry import declared

Said = tuple[str, list[tuple[str, dict]]]


@dataclass(frozen=True)
class Target:
    """`say`: (mapped fields, source, notes) → (key, rows)."""

    name: str
    say: Callable[[dict, Source, list], Said]


def targets() -> dict[str, Target]:
    """{name: target} of what a table can be imported as."""
    return declared("qa.adapters.targets", Target)


def need(said: dict, field: str) -> str:
    """A field without which the record cannot be placed."""
    value = said.get(field)
    if value in (None, ""):
        raise Refused("MISSING_KEY", field)
    return str(value)
