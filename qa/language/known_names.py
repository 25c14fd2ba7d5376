"""Names on the centre's own lists, found wherever they are said: one automaton over all of them, and the care that 白天 is a word before it is a person."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import ahocorasick_rs as automata

from qa.language.name_letters import no_names, usual
from qa.language.name_patterns import ANNOUNCED, FOLLOWED, ONLY_AFTER_CUE
from qa.language.normalising import letters
from qa.language.sentence import Sentence

SHORTEST, LONGEST, SELDOM = 2, 24, 2


@dataclass(frozen=True)
class KnownNames:
    """`people` are hidden, `staff` stay readable for their colleagues; in one spelling."""

    people: frozenset[str]
    staff: frozenset[str] = frozenset()

    @classmethod
    def of(cls, people: set[str], staff: set[str]) -> KnownNames:
        """Names fit to be looked for: of two letters or more, not half hidden, no numbers."""
        fit = [
            frozenset(name for name in letters(sorted(some)) if SHORTEST <= len(name) <= LONGEST and not set("*0123456789[]") & set(name))
            for some in (people, staff)
        ]
        return cls(*fit)

    @cached_property
    def automaton(self) -> automata.AhoCorasick:
        kind = automata.MatchKind.LeftmostLongest
        return automata.AhoCorasick(sorted(self.people), matchkind=kind, store_patterns=False, implementation=automata.Implementation.ContiguousNFA)

    def said(self, texts: list[str]) -> Iterator[tuple[int, int, int]]:
        """(text, begin, end) of every name that is meant as one, in texts in one spelling."""
        if not self.people or not texts:
            return
        starts, length = [], 0
        for text in texts:
            starts.append(length)
            length += len(text) + 1
        sentences: dict[int, Sentence] = {}
        for _name, begin, end in self.automaton.find_matches_as_indexes("\0".join(texts)):
            at = bisect_right(starts, begin) - 1
            begin, end = begin - starts[at], end - starts[at]
            if at not in sentences:
                sentences[at] = Sentence.of(texts[at])
            if _is_meant(sentences[at], begin, end):
                yield at, begin, end


def _is_meant(said: Sentence, begin: int, end: int) -> bool:
    """Three letters that are no word are a name; a word, or two letters cut out of other words, only where a name is announced or addressed."""
    text = said.text
    name = text[begin:end]
    if ONLY_AFTER_CUE.search(text, max(0, begin - 5), begin) or FOLLOWED.match(text, end):
        return True
    if name in no_names() or (name in usual() and (usual()[name] > SELDOM or said.words[said.within[begin]][3] != "nr")):
        return False
    return len(name) > 2 or bool(ANNOUNCED.search(text, max(0, begin - 5), begin)) or (begin in said.start and end in said.stop)
