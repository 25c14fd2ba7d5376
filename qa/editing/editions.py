"""Scorecards in the browser: a draft a quality lead goes on with, editions that hold from a day on, and the way back.
What is in force are files of the data folder, so that every process reads the same."""

from __future__ import annotations

import re
from datetime import date, datetime

from qa.access.reading import Reader
from qa.editing.bench import differing
from qa.editing.checking import checked
from qa.editing.dated_editions import DatedEditions, as_toml, days_in
from qa.editing.draft import items, read_back, without_lists
from qa.editing.failures import (
    CARD_BENCH_DIFFERS,
    CARD_DRAFT_MOVED,
    CARD_MOVED_ON,
    CARD_NAME,
    CARD_UNCHANGED,
    CARD_WHY,
    MAY_NOT_EDIT_CARDS,
)
from qa.editing.written import hidden_line
from qa.quality import phrase_lists
from qa.quality.scorecard_file import load, read_text
from qa.quality.scorecards import FOLDER, Timelines, timeline, timelines
from qa.records.editions import Draft
from qa.scope import Scope
from qa.settings import SHIPPED

MAY_EDIT = ("lead",)
NAMED = re.compile(r"[a-z][a-z0-9_]{1,29}")


class CardEditions(DatedEditions):
    """Those of scorecards: days of items are days again when they come out of the records."""

    def settled(self, content: dict) -> dict:
        return read_back(content)


EDITIONS = CardEditions("scorecard_edition", CARD_MOVED_ON, CARD_DRAFT_MOVED, FOLDER)


def current(name: str) -> dict:
    """The newest edition in force, as its file tells it; one without items for a card there is not."""
    known = timelines().get(name)
    if not known:
        return {"id": name, "zh": "", "en": "", "channels": [], "section": []}
    return without_lists(load(known[-1].card.content))


def as_it_came(name: str) -> dict | None:
    """The card as the product brings it; None where it does not."""
    path = SHIPPED / FOLDER / f"{name}.toml"
    return load(read_text(path), path.name) if path.exists() else None


def draft_of(name: str) -> Draft | None:
    """What is being edited; None when nothing is."""
    draft = EDITIONS.draft(name)
    if draft:
        read_back(draft.content)
    return draft


def save(scope: Scope, name: str, card: dict) -> None:
    """Keep a draft; its examples are masked like everything people write. Raises QAError for a role that may not, a
    card of others, or a name that is none."""
    _allowed(scope, name, card)
    known = {line for _, item in items(current(name)) for one in _examples(item) for line in one}
    for _, item in items(card):
        for key in ("passes", "misses"):
            item[key] = [[line if line in known else hidden_line(line) for line in one] for one in item.get(key, ())]
    EDITIONS.keep(name, scope.user, card)


def drop(scope: Scope, name: str) -> None:
    """Throw a draft away."""
    _allowed(scope, name, current(name))
    EDITIONS.drop(name, scope.user)


def publish(reader: Reader, name: str, words: str, since: date | None, seen: datetime | None = None) -> None:
    """The draft holds from a day on; None: for every contact there is. `seen`: when the draft was written that the
    publisher looked at. Raises QAError when it is not fit, changes nothing, is another one than was seen, would cover
    an edition of a later day, or fails a kept conversation."""
    scope = reader.scope
    mine = EDITIONS.seen(name, seen)
    card = read_back(mine.content) if mine else None
    if card is None or card == current(name):
        raise CARD_UNCHANGED()
    _allowed(scope, name, card)
    _allowed(scope, name, current(name))
    if not words.strip():
        raise CARD_WHY()
    if wrong := differing(name, checked(card)):
        raise CARD_BENCH_DIFFERS(n=len(wrong), told="、".join(wrong[:3]))
    value = EDITIONS.from_day(name, card, since)
    audited = ("publish scorecard", name, f"{since or ''} {words[:200]}".strip())
    EDITIONS.publish(name, scope.user, mine, value, words, audited)
    EDITIONS.settle()


def roll_back(reader: Reader, name: str, words: str, to: int | None = None) -> None:
    """An earlier edition is in force again. `to`: its id; None: the newest before the one in force. Raises QAError when
    there is none, or without a reason."""
    _allowed(reader.scope, name, current(name))
    EDITIONS.back(name, reader.scope.user, to, words, "roll back scorecard")


def as_if(name: str, card: dict, since: date | None) -> Timelines:
    """The cards in force, and this one from a day on. Raises QAError for a card that cannot be meant."""
    text, known = as_toml(card), timelines()
    kept = [one for one in known.get(name, ()) if since and (one.since or date.min) < since]
    fresh = timeline({since: (text, load(text), card["zh"])}, phrase_lists.timelines())
    return known | {name: (*kept, *fresh)}


def last_known(name: str) -> dict | None:
    """The draft of a card, or the newest edition that said anything, also when it is no longer in force."""
    draft = draft_of(name)
    told = (card for row in EDITIONS.history(name) for _day, card in days_in(row["value"])[-1:])
    return draft.content if draft else next(told, None)


def _examples(item: dict) -> list[list[str]]:
    return [*item.get("passes", ()), *item.get("misses", ())]


def _allowed(scope: Scope, name: str, card: dict) -> None:
    """Who sees some programmes only changes cards of those alone."""
    theirs = set(card.get("programmes", ()))
    if scope.role not in MAY_EDIT or (
        scope.programmes is not None and not (theirs and theirs <= set(scope.programmes))
    ):
        raise MAY_NOT_EDIT_CARDS()
    if not NAMED.fullmatch(name):
        raise CARD_NAME()
