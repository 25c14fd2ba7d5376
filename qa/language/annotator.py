"""The record of an annotator: a label, whose words it listens to, its patterns, and examples that must and must not
match."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b

from qa.registry import declared
from qa.settings import SHIPPED

LONGEST_READ = 3000
LEARNED = ("customer.tsv", "agent.tsv", "exchange.tsv", "emoji.tsv")
READING = 6  # goes up when the way of reading changes, so that contacts are heard anew


@dataclass(frozen=True, kw_only=True)
class Annotator:
    """`patterns`: any of them is a finding; `unless`: none of them may match the same message. Both are plain `re`
    patterns.

    `first`/`last`: only the first or last n messages of that speaker in the contact.

    `hears`: the label of the classifier of that side whose chance decides; patterns are then signs among others, and
    say which words to show. `hears_in`: of another classifier than that of `who`: what came back on a question tells
    whether it was answered, its own words do not.
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
    hears: str = ""
    hears_in: str = ""
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
    """{label: annotator} of every finding that can be made."""
    return declared("qa.language.annotators", Annotator, "label")


@cache
def version() -> str:
    """Hash of every annotator's words and of what the classifiers learned: a change makes every contact due again."""
    parts = [
        f"{a.label}{a.who}{a.patterns}{a.unless}{a.first}{a.last}{a.hears}{a.hears_in}" for a in annotators().values()
    ]
    learned = b"".join((SHIPPED / "lexicons" / name).read_bytes() for name in LEARNED)
    return blake2b(f"{READING}{''.join(parts)}".encode() + learned, digest_size=6).hexdigest()


@cache
def literals() -> tuple[str, ...]:
    """What the patterns name, for terms that were misheard."""
    return tuple("|".join(a.patterns) for a in annotators().values())
