"""The records of personal data: a kind says by what rules it is known, each with its name, and which words must and
must not be hidden."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from qa.registry import declared


@dataclass(frozen=True)
class Rule:
    """`pattern` reads a text in one spelling (normalising.letters). Its groups named x, y, z are hidden, or the whole
    match without any.

    `check` must hold for what would be hidden; `unless` may not match what stands before it, looking back LOOKED_BACK
    characters at most; `needs` must match somewhere in the text, and `digits` is how many digits, however written, it
    holds at least.
    """

    name: str
    pattern: str
    check: Callable[[str], bool] | None = None
    unless: str = ""
    needs: str = ""
    digits: int = 0

    @cached_property
    def rule(self) -> re.Pattern:
        return re.compile(self.pattern, re.IGNORECASE)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        return tuple(sorted(self.rule.groupindex))

    @cached_property
    def stop(self) -> re.Pattern | None:
        return re.compile(self.unless, re.IGNORECASE) if self.unless else None

    @cached_property
    def need(self) -> re.Pattern | None:
        return re.compile(self.needs, re.IGNORECASE) if self.needs else None

    def find(self, text: str) -> list[tuple[int, int]]:
        """(begin, end) of what is hidden in a text."""
        if self.need and not self.need.search(text):
            return []
        found = []
        for match in self.rule.finditer(text):
            for group in self.groups or (0,):
                begin, end = match.span(group)
                if (
                    begin < end
                    and not (self.check and not self.check(text[begin:end]))
                    and not (self.stop and self.stop.search(text, max(0, begin - LOOKED_BACK), begin))
                ):
                    found.append((begin, end))
        return found


LOOKED_BACK = 14
GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True)
class Kind:
    """`rank`: where two kinds claim the same letters, the lower one has them. `hides`: (text, what must not be read in
    it). `keeps`: texts that stay as they are."""

    name: str
    en: str
    rank: int
    rules: tuple[Rule, ...]
    hides: tuple[tuple[str, str], ...]
    keeps: tuple[str, ...]

    @cached_property
    def sieve(self) -> re.Pattern:
        """Any of the rules."""
        return re.compile("|".join(f"(?:{GROUP.sub('(?:', rule.pattern)})" for rule in self.rules), re.IGNORECASE)


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind, the lowest rank first."""
    return tuple(sorted(declared("qa.language.personal_data", Kind).values(), key=lambda kind: kind.rank))
