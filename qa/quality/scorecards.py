"""The scorecards of this house, each from a day on: as shipped, and those in the data folder, which go before shipped
ones of the same id and day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from qa.clock import this_day
from qa.quality import phrase_lists
from qa.quality.dated_files import dated, first_day
from qa.quality.judging import applies_to
from qa.quality.operator import Case
from qa.quality.phrase_lists import PhraseList, in_force, named_in, written_out
from qa.quality.scorecard import Scorecard
from qa.quality.scorecard_file import load, parse_scorecard, read_text

FOLDER = "scorecards"


class Dated(NamedTuple):
    """A card and the first day it holds; None: from the beginning."""

    since: date | None
    card: Scorecard


Timelines = dict[str, tuple[Dated, ...]]
Lists = dict[str, list[tuple[date | None, PhraseList]]]


def timelines() -> Timelines:
    """{scorecard_id: what holds from when}, from the beginning on."""
    cards = tuple((path, path.stat().st_mtime_ns) for path in dated(FOLDER))
    return _read(cards, phrase_lists.files())


def scorecards() -> dict[str, Scorecard]:
    """{scorecard_id: scorecard} of today."""
    return on(timelines(), this_day())


def on(known: Timelines, day: date | None) -> dict[str, Scorecard]:
    """{scorecard_id: scorecard} that holds on a day; on an unknown one the newest."""
    return {name: card for name, told in known.items() if (card := in_force(told, day))}


def judging(cards: dict[str, Scorecard], case: Case) -> list[Scorecard]:
    """The cards a contact is judged by: those of its channel and kind; one that another takes the place of for its
    programme is not."""
    mine = [card for card in cards.values() if is_for(card, case)]
    replaced = {card.instead for card in mine if card.instead}
    return [card for card in mine if card.scorecard_id not in replaced]


def is_for(card: Scorecard, case: Case) -> bool:
    """Whether a card looks at a contact: of its programmes and channels, and of the kind it asks for."""
    is_theirs = not card.programmes or case.facts.get("programme_id") in card.programmes
    return is_theirs and not card.is_retired and applies_to(card, case)


@lru_cache(maxsize=8)
def _read(cards: tuple[tuple[Path, int], ...], _lists: tuple[tuple[Path, int], ...]) -> Timelines:
    told: dict[str, dict[date | None, tuple[str, dict, str]]] = {}
    for path, _changed in cards:
        text = read_text(path)
        content = load(text, path.name)
        told.setdefault(content.get("id", path.stem), {})[first_day(path)] = (text, content, path.name)
    return {name: timeline(days, phrase_lists.timelines()) for name, days in told.items()}


def timeline(days: dict[date | None, tuple[str, dict, str]], lists: Lists) -> tuple[Dated, ...]:
    """What holds from when, of {first day: (text, content, file)}: also from where a list that a card names changes.
    Raises QAError for a card that cannot be read."""
    written = sorted(days.items(), key=lambda one: one[0] or date.min)
    named = {name for _since, (_text, content, _file) in written for name in named_in(content)}
    moments = {since for since, _ in written}
    moments |= {since for name in named for since, _ in lists.get(name, ()) if since}
    found = []
    for since in sorted(moments, key=lambda day: day or date.min):
        at = since or date.min
        if (found_at := in_force(written, at)) is None:
            continue
        text, _content, file = found_at
        of = {name: in_force(told, at) or told[0][1] for name, told in lists.items()}
        found.append(Dated(since, parse_scorecard(written_out(load(text, file), text, of, file), file)))
    return tuple(one for at, one in enumerate(found) if at == 0 or one.card.version != found[at - 1].card.version)


def version() -> str:
    """What the cards are known by: scorecard:version, or scorecard@day:version where it holds from a day on, joined."""
    return "|".join(f"{name}:{told}" for name, told in versions(timelines()).items())


def versions(known: Timelines) -> dict[str, str]:
    """{scorecard, or scorecard@day: version}."""
    return {
        f"{name}@{one.since}" if one.since else name: one.card.version for name, told in known.items() for one in told
    }
