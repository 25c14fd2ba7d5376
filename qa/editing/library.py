"""Items to take into a scorecard: those of the cards that came along, and a shelf of more; each with how often its
machine's word was found wrong."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from qa.editing.draft import items, without_lists
from qa.quality import phrase_lists
from qa.quality.dated_files import dated
from qa.quality.evidence import Evidence, shipped_evidence
from qa.quality.phrase_lists import written_out
from qa.quality.scorecard import Scorecard
from qa.quality.scorecard_file import load, parse_scorecard, read_text
from qa.settings import SHIPPED

SHELF = SHIPPED / "scorecards" / "library" / "library.toml"


class Entry(NamedTuple):
    """An item to take: `key` is scorecard/item, `evidence` what was measured of its rule, None when nobody did."""

    key: str
    section: str
    item: dict
    evidence: Evidence | None

    def taken(self) -> dict:
        """The item as it stands in a card that takes it: with an id of its own, and where it came from."""
        return {k: v for k, v in self.item.items() if k != "id"} | {"taken_from": self.key}


@cache
def library() -> tuple[Entry, ...]:
    """The shelf first, then what the cards have beside it; one of every name."""
    cards = [SHELF, *(path for path in dated("scorecards") if path.is_relative_to(SHIPPED))]
    measured, found = shipped_evidence(), {}
    for path in cards:
        card = without_lists(load(read_text(path), path.name))
        for section, item in items(card):
            place = (card["id"], item["id"])
            entry = Entry("/".join(place), section["zh"], item, measured.get(place))
            found.setdefault(item["zh"], entry)
    return tuple(found.values())


def shelf() -> Scorecard:
    """The shelf as a card, so that its rules are read and its examples tried like any other's."""
    text = read_text(SHELF)
    return parse_scorecard(written_out(load(text), text, phrase_lists.lists(), SHELF.name), SHELF.name)
