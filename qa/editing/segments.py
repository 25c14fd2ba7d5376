"""Where two sets of scorecards differ, card by card and stretch of days by stretch of days, and what of a card can stay
as it was judged."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from qa.quality.phrase_lists import in_force
from qa.quality.rules import rule_of
from qa.quality.scorecard import Item, Scorecard
from qa.quality.scorecards import Timelines, on, timelines


class Segment(NamedTuple):
    """A card on some days, inclusive: what it was and what it becomes, None where there is none; `rivals`: cards that
    take its place where they apply."""

    name: str
    since: date
    until: date
    was: Scorecard | None
    becomes: Scorecard | None
    rivals: tuple[Scorecard, ...] = ()
    is_forced: bool = False

    @property
    def is_same_scope(self) -> bool:
        """Whether it is for the same contacts as before."""
        return bool(self.was and self.becomes) and not self.is_forced and scope(self.was) == scope(self.becomes)

    @property
    def kept(self) -> list[Item]:
        """Items whose verdict cannot change; their points may."""
        return [item for item in self.becomes.items if _stays(self.was.item(item.item_id), item)]

    @property
    def anew(self) -> list[Item]:
        """Items that have to be judged."""
        return [item for item in self.becomes.items if not _stays(self.was.item(item.item_id), item)]


def scope(card: Scorecard) -> tuple:
    """Which contacts a card is for."""
    conditions = card.conditions if card.applies else {}
    return card.channels, card.applies, conditions, card.programmes, card.instead, card.is_retired, card.is_beside


def segments(after: Timelines, since: date, until: date) -> list[Segment]:
    """Every stretch of `since` … `until` on which a card differs from what is in force."""
    known, found = timelines(), []
    for name in sorted({*known, *after}):
        moments = {one.since for told in (known.get(name, ()), after.get(name, ())) for one in told if one.since}
        starts = sorted({since, *(day for day in moments if since < day <= until)})
        for at, day in enumerate(starts):
            end = starts[at + 1] - timedelta(days=1) if at + 1 < len(starts) else until
            was, becomes = (in_force(told.get(name, ()), day) for told in (known, after))
            if (was and was.version) != (becomes and becomes.version):
                found.append(Segment(name, day, end, was, becomes, _rivals(after, name, day)))
    return [*found, *_displaced(found, after)]


def _displaced(found: list[Segment], after: Timelines) -> list[Segment]:
    """The cards whose place a changed card takes, or no longer takes."""
    forced = []
    for part in found:
        of = {card.instead for card in (part.was, part.becomes) if card and card.instead}
        for name in () if part.is_same_scope else sorted(of):
            card = on(after, part.since).get(name)
            if card and not any(one.name == name for one in found):
                rivals = _rivals(after, name, part.since)
                forced.append(Segment(name, part.since, part.until, card, card, rivals, is_forced=True))
    return forced


def _rivals(after: Timelines, name: str, day: date) -> tuple[Scorecard, ...]:
    return tuple(card for card in on(after, day).values() if card.instead == name)


def _stays(was: Item | None, item: Item) -> bool:
    return was is not None and _known_by(was) == _known_by(item)


def _known_by(item: Item) -> tuple:
    return rule_of(item), item.mode == "off", item.since, item.until
