"""Lists of phrases in the browser: a draft, editions that hold from a day on, the hits of every line, the way back."""

from __future__ import annotations

from datetime import date, datetime

import ahocorasick_rs as automata

from qa.access.reading import Reader
from qa.editing.dated_editions import DatedEditions, as_toml
from qa.editing.draft import without_lists
from qa.editing.editions import EDITIONS as CARDS
from qa.editing.editions import MAY_EDIT, NAMED
from qa.editing.failures import (
    CARD_DRAFT_MOVED,
    CARD_MOVED_ON,
    CARD_NAME,
    CARD_UNCHANGED,
    CARD_WHY,
    LIST_EMPTY,
    LIST_LINE_TOO_LONG,
    LIST_TOO_LONG,
    LIST_TOO_SHORT,
    MAY_NOT_EDIT_CARDS,
)
from qa.quality.phrase_lists import FOLDER, LONGEST_LINE, MOST_LINES, PhraseList, lists, timelines
from qa.quality.scorecard_file import load
from qa.quality.scorecards import Timelines, timeline
from qa.quality.scorecards import timelines as card_timelines
from qa.records.editions import Draft
from qa.scope import Scope

EDITIONS = DatedEditions("phrase_list_edition", CARD_MOVED_ON, CARD_DRAFT_MOVED, FOLDER)
SAID = """select m.text from {message} m join {contact_fact} f using (interaction_id)
where f.day between ? and ? and m.speaker = 'agent' and m.text is not null"""


def current(name: str) -> dict:
    """The list in force as its file tells it; an empty one for a list there is not."""
    found = lists().get(name)
    if found is None:
        return {"zh": "", "en": "", "why": "", "lines": []}
    return {"zh": found.zh, "en": found.en, "why": found.why, "lines": list(found.lines)}


def draft_of(name: str) -> Draft | None:
    """What is being edited; None when nothing is."""
    return EDITIONS.draft(name)


def save(scope: Scope, name: str, content: dict) -> None:
    """Keep a draft. Raises QAError for a role that may not, or lines that cannot be heard."""
    _allowed(scope, name)
    lines = list(dict.fromkeys(line.strip() for line in content["lines"] if line.strip()))
    if len(lines) > MOST_LINES:
        raise LIST_TOO_LONG(n=f"{len(lines):,}", most=f"{MOST_LINES:,}")
    for line in lines:
        if len(line) > LONGEST_LINE:
            raise LIST_LINE_TOO_LONG(line=line[:30] + "…", most=LONGEST_LINE)
        if len(line) < 2:
            raise LIST_TOO_SHORT(line=line)
    EDITIONS.keep(name, scope.user, content | {"lines": lines})


def drop(scope: Scope, name: str) -> None:
    """Throw a draft away."""
    _allowed(scope, name)
    EDITIONS.drop(name, scope.user)


def publish(reader: Reader, name: str, words: str, since: date | None, seen: datetime | None = None) -> None:
    """The draft holds from a day on; None: for every contact there is. Cards that name the list judge by it from then
    on. Raises QAError when it is empty, changes nothing, is another one than was seen, or would cover a later day."""
    _allowed(reader.scope, name)
    mine = EDITIONS.seen(name, seen)
    if not mine or mine.content == current(name):
        raise CARD_UNCHANGED()
    if not mine.content["lines"]:
        raise LIST_EMPTY()
    if not words.strip():
        raise CARD_WHY()
    value = EDITIONS.from_day(name, mine.content, since)
    EDITIONS.publish(name, reader.scope.user, mine, value, words, ("publish phrases", name, words[:200]))
    EDITIONS.settle()


def roll_back(reader: Reader, name: str, words: str, to: int | None = None) -> None:
    """An earlier edition is in force again. Raises QAError when there is none, or without a reason."""
    _allowed(reader.scope, name)
    EDITIONS.back(name, reader.scope.user, to, words, "roll back phrases")


def settle_rules() -> None:
    """Files of lists and of cards, as people decided."""
    EDITIONS.settle()
    CARDS.settle()


def used_in(name: str) -> list[tuple[str, str]]:
    """[(card, item)] whose rules name a list."""
    return [
        (told[-1].card.zh, item.zh)
        for told in card_timelines().values()
        for item in told[-1].card.items
        if any(c.get("list") == name for c in item.conditions.values())
    ]


def as_if(name: str, content: dict, since: date | None) -> Timelines:
    """The cards in force, those that name the list with its new lines from a day on."""
    fresh = PhraseList(name, content["zh"], content.get("en", ""), tuple(content["lines"]))
    known, mine = card_timelines(), timelines()
    before = [one for one in mine.get(name, ()) if since and (one[0] or date.min) < since]
    told = mine | {name: [*before, (since, fresh)]}
    changed = {}
    for card, days in known.items():
        if any(c.get("list") == name for one in days for i in one.card.items for c in i.conditions.values()):
            plain = {one.since: without_lists(load(one.card.content)) for one in days}
            changed[card] = timeline({day: (as_toml(content), content, "") for day, content in plain.items()}, told)
    return known | changed


def hits(reader: Reader, lines: tuple[str, ...], since: date, until: date) -> list[int]:
    """In how many messages of agents each line was said on some days, inclusive."""
    if not lines:
        return []
    automaton, counts = (
        automata.AhoCorasick(list(lines), matchkind=automata.MatchKind.LeftmostLongest),
        [0] * len(lines),
    )
    for (text,) in reader.tuples(SAID, [since, until]):
        for number in {number for number, _begin, _end in automaton.find_matches_as_indexes(text)}:
            counts[number] += 1
    return counts


def _allowed(scope: Scope, name: str) -> None:
    if scope.role not in MAY_EDIT or scope.programmes is not None:
        raise MAY_NOT_EDIT_CARDS()
    if not NAMED.fullmatch(name):
        raise CARD_NAME()
