"""The record of a scorecard: sections of items, each with a rule over named conditions, points, a class when critical,
its why and its tests."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from qa.quality.places import Place


@dataclass(frozen=True)
class Item:
    """`met` and `applies` are boolean expressions over `conditions`; `strict` is the narrower reading of `met`, for a
    centre that chooses it. `mode`: machine judges, machine and a person, a person alone, or off; `since` and `until`:
    the first and last day it holds, None without end; `follows`: the item whose place it took the day after that one's
    last; `taken_from`: scorecard/item it was copied from, whose evidence is its own while the rule is the same."""

    item_id: str
    section: str
    zh: str
    en: str
    points: float
    critical: str
    why_zh: str
    why_en: str
    next_zh: str
    next_en: str
    conditions: dict[str, dict]
    met: str
    applies: str
    passes: tuple[tuple[str, ...], ...]
    misses: tuple[tuple[str, ...], ...]
    strict: str = ""
    mode: str = "machine"
    tags: tuple[str, ...] = ()
    severity: str = ""
    since: date | None = None
    until: date | None = None
    follows: str = ""
    places: dict[str, Place] = field(default_factory=dict)
    section_en: str = ""
    taken_from: str = ""

    def holds_on(self, day: date | None) -> bool:
        """Whether the item is in effect on a day; on an unknown day it is."""
        return day is None or (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True)
class Scorecard:
    """`applies`: over `conditions`, on which contacts of its channels; on all when empty. `is_beside`: a second look at
    contacts that have a card of their own. `programmes`: whose contacts it is for, everybody's when empty; `instead`:
    the card it takes the place of there. `is_retired`: judges nobody any more."""

    scorecard_id: str
    zh: str
    en: str
    channels: tuple[str, ...]
    items: tuple[Item, ...]
    version: str
    content: str = ""
    applies: str = ""
    is_beside: bool = False
    conditions: dict[str, dict] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    programmes: tuple[str, ...] = ()
    instead: str = ""
    is_retired: bool = False

    def item(self, item_id: str) -> Item | None:
        """The item of this id; None when the card has none."""
        return next((i for i in self.items if i.item_id == item_id), None)


def strict(card: Scorecard, chosen: set[str] | None = None) -> Scorecard:
    """The same card with the narrower reading of some of its items, of all that have one when `chosen` is None."""
    items = tuple(
        replace(i, met=i.strict) if i.strict and (chosen is None or i.item_id in chosen) else i for i in card.items
    )
    return replace(card, items=items, version=f"{card.version}-strict")
