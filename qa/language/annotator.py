"""The record of an annotator: a label, whose words it listens to, its patterns, and examples that must and must not match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b

from qa.registry import declared


@dataclass(frozen=True)
class Annotator:
    """`patterns`: any of them is a finding; `unless`: none of them may match the same message. Both are plain `re` patterns.

    `first`/`last`: only the first or last n messages of that speaker in the contact.
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
    rule: re.Pattern = field(init=False, repr=False)
    stop: re.Pattern | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rule", re.compile("|".join(self.patterns)))
        object.__setattr__(self, "stop", re.compile("|".join(self.unless)) if self.unless else None)

    def find(self, text: str) -> tuple[int, int] | None:
        """The first span in one message, or None."""
        found = self.rule.search(text)
        if found is None or (self.stop and self.stop.search(text)):
            return None
        return found.span()


def annotators() -> dict[str, Annotator]:
    return declared("qa.language.annotators", Annotator, "label")


@cache
def version() -> str:
    """Hash of every annotator's words: a change makes every contact due again."""
    parts = [f"{a.label}{a.who}{a.patterns}{a.unless}{a.first}{a.last}" for a in annotators().values()]
    return blake2b("".join(parts).encode(), digest_size=6).hexdigest()


def findings(turns: list[tuple[str, str]]) -> Iterator[tuple[int, str, int, int, str]]:
    """(message position from 0, label, begin, end, words) over a contact's (speaker, text)."""
    by_speaker: dict[str, list[int]] = {"customer": [], "agent": []}
    for at, (speaker, text) in enumerate(turns):
        if speaker in by_speaker and text:
            by_speaker[speaker].append(at)
    for annotator in annotators().values():
        places = by_speaker[annotator.who]
        if annotator.first:
            places = places[: annotator.first]
        if annotator.last:
            places = places[-annotator.last :]
        for at in places:
            span = annotator.find(turns[at][1])
            if span:
                yield at, annotator.label, span[0], span[1], turns[at][1][span[0] : span[1]]
