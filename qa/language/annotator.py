"""The record of an annotator: a label, whose words it listens to, its patterns, and examples that must and must not match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b

import numpy as np
import pyarrow as pa

from qa.language.columns import ROLES, Said
from qa.language.normalising import Plain
from qa.language.sieve import sift
from qa.registry import declared

LONGEST_READ = 3000
READING = 3  # goes up when the way of reading changes, so that contacts are heard anew
Turns = list[tuple[str, str]]
Found = tuple[int, str, int, int, str]
NAMES = {number: name for name, number in ROLES.items()} | {0: ""}


@dataclass(frozen=True)
class Annotator:
    """`patterns`: any of them is a finding; `unless`: none of them may match the same message. Both are plain `re` patterns.

    `first`/`last`: only the first or last n messages of that speaker in the contact. `across`: for what no single message
    shows, a function over the whole contact that yields the places (position, begin, end); patterns then say where to look.
    """

    label: str
    zh: str
    en: str
    who: str
    patterns: tuple[str, ...]
    matches: tuple[str, ...]
    leaves: tuple[str, ...]
    unless: tuple[str, ...] = ()
    first: int = 0
    last: int = 0
    across: Callable[[Turns, list[int]], Iterator[tuple[int, int, int]]] | None = None
    rule: re.Pattern = field(init=False, repr=False)
    stop: re.Pattern | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rule", re.compile("|".join(self.patterns)))
        object.__setattr__(self, "stop", re.compile("|".join(self.unless)) if self.unless else None)

    def find(self, text: str) -> tuple[int, int] | None:
        """The first span in one message, or None; a text is read to LONGEST_READ characters."""
        text = text[:LONGEST_READ]
        found = self.rule.search(text)
        if found is None or (self.stop and self.stop.search(text)):
            return None
        begin, end = found.span()
        while begin < end - 1 and not (text[begin].isalnum() or text[begin] == "["):
            begin += 1
        return begin, end


def annotators() -> dict[str, Annotator]:
    return declared("qa.language.annotators", Annotator, "label")


@cache
def version() -> str:
    """Hash of every annotator's words: a change makes every contact due again."""
    parts = [f"{a.label}{a.who}{a.patterns}{a.unless}{a.first}{a.last}{a.across.__code__.co_code if a.across else ''}" for a in annotators().values()]
    return blake2b(f"{READING}{''.join(parts)}".encode(), digest_size=6).hexdigest()


@cache
def literals() -> tuple[str, ...]:
    """What the patterns name, for terms that were misheard."""
    return tuple("|".join(a.patterns) for a in annotators().values())


def findings(said: Said, heard: Plain | None = None) -> list[list[Found]]:
    """For every contact its findings (message position from 0, label, begin, end, words), in order of label and place. `heard`: the texts as rules read them."""
    found: list[list[Found]] = [[] for _ in range(said.count)]
    heard = heard or said.plain
    texts = pa.array(heard.texts, pa.large_string())
    mine = {who: said.by(role) for who, role in ROLES.items()}
    spoken = {who: texts.take(pa.array(at)).dictionary_encode() for who, at in mine.items()}
    for annotator in annotators().values():
        at = mine[annotator.who][_matching(spoken[annotator.who], annotator.rule)]
        if annotator.first or annotator.last:
            at = at[_within(said, mine[annotator.who], at, annotator)]
        at = [(place, span) for place in at.tolist() if (span := annotator.find(heard.texts[place]))]
        if annotator.across:
            _across(annotator, said, heard, [place for place, _ in at], found)
            continue
        for place, span in at:
            begin, end = heard.span(place, *span)
            contact = said.contact[place]
            found[contact].append((int(place - said.first[contact]), annotator.label, begin, end, said.texts[place][begin:end]))
    return found


def _matching(spoken: pa.DictionaryArray, rule: re.Pattern) -> np.ndarray:
    """Which messages may match; what is said again and again is looked at once."""
    is_hit = np.zeros(len(spoken.dictionary), bool)
    is_hit[sift(spoken.dictionary, rule)] = True
    return np.nonzero(is_hit[spoken.indices.to_numpy(zero_copy_only=False)])[0] if len(is_hit) else np.zeros(0, np.int64)


def _within(said: Said, mine: np.ndarray, at: np.ndarray, annotator: Annotator) -> np.ndarray:
    """Whether each message is among the first or last of its speaker in the contact."""
    order = np.searchsorted(mine, at)
    contact = said.contact[at]
    begins = np.searchsorted(said.contact[mine], np.arange(said.count + 1))
    if annotator.first:
        return order - begins[contact] < annotator.first
    return begins[contact + 1] - order <= annotator.last


def _across(annotator: Annotator, said: Said, heard: Plain, places: list[int], found: list[list[Found]]) -> None:
    by_contact: dict[int, list[int]] = {}
    for place in places:
        by_contact.setdefault(int(said.contact[place]), []).append(place)
    for contact, mine in by_contact.items():
        first, past = int(said.first[contact]), int(said.first[contact + 1])
        turns = list(zip((NAMES[r] for r in said.roles[first:past].tolist()), heard.texts[first:past]))
        for place, begin, end in annotator.across(turns, [at - first for at in mine]):
            begin, end = heard.span(first + place, begin, end)
            found[contact].append((place, annotator.label, begin, end, said.texts[first + place][begin:end]))
