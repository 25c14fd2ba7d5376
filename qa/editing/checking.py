"""Is a draft fit to judge people by? It can be read, it can come out either way, its examples come out as written."""

from __future__ import annotations

from typing import NamedTuple

import tomli_w

from qa.editing.draft import items
from qa.editing.failures import CARD_EMPTY, CARD_EXAMPLE_FAILS, CARD_INSTEAD_UNKNOWN
from qa.editing.written import example
from qa.quality import phrase_lists
from qa.quality.phrase_lists import PhraseList, written_out
from qa.quality.scorecard import Item, Scorecard
from qa.quality.scorecard_file import load, parse_scorecard
from qa.quality.scorecards import timelines

WISHED = {"passes": "met", "misses": "not_met"}


class Tried(NamedTuple):
    """An example as it is written, what it should come out as, and what the machine says."""

    lines: tuple[str, ...]
    wished: str
    verdict: str
    because: str


def readable(card: dict, lists: dict[str, PhraseList] | None = None) -> Scorecard:
    """The draft as a scorecard. `lists`: those in force when None. Raises QAError for what cannot be meant."""
    text = tomli_w.dumps(card)
    of = phrase_lists.lists() if lists is None else lists
    return parse_scorecard(written_out(load(text), text, of, card.get("zh", "")), card.get("zh", ""))


def tried(item: Item) -> list[Tried]:
    """Every example of an item with the machine's verdict. Raises QAError for a line that cannot be read."""
    found = []
    for key, wished in WISHED.items():
        for lines in getattr(item, key):
            result = example(item, tuple(lines))
            found.append(Tried(tuple(lines), wished, result.verdict, result.because or result.na_reason))
    return found


def checked(card: dict, lists: dict[str, PhraseList] | None = None) -> Scorecard:
    """The draft as a scorecard whose examples come out as written. Raises QAError for the first that does not."""
    if not items(card):
        raise CARD_EMPTY()
    found = readable(card, lists)
    if found.instead and found.instead not in timelines():
        raise CARD_INSTEAD_UNKNOWN(name=found.zh, instead=found.instead)
    for item in found.items:
        if item.mode in ("off", "person") or any(c["op"] == "model" for c in item.conditions.values()):
            continue
        for one in tried(item):
            if one.verdict != one.wished:
                raise CARD_EXAMPLE_FAILS(item=item.zh, told=" / ".join(one.lines)[:120])
    return found
