"""Names and addresses on the centre's own lists, found wherever they are said: one automaton over each, and the care
that 白天 is a word before it is a person."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import ahocorasick_rs as automata

from qa.language.name_letters import no_names, usual
from qa.language.name_patterns import ANNOUNCED, FOLLOWED, ONLY_AFTER_CUE
from qa.language.normalising import letters
from qa.language.sentence import Sentence

# A name of one letter is a word; the longest minority names have two dozen.
SHORTEST, LONGEST, SELDOM = 2, 24, 2
SHORTEST_HOME = 4
REGION = re.compile(r"^.*(?:(?<![小社园校厂])区|县|[^大]市|旗|镇|乡|街道)(?=.{4})")
ROAD, ESTATE = (
    re.compile(r"^.{2,12}?[路街道巷弄]\d{1,5}(?:号|弄)"),
    re.compile(r"[\u4e00-\u9fff]{2,8}(?:小区|花园|公寓|大厦|新村|家园|名城|苑)"),
)


@dataclass(frozen=True)
class KnownNames:
    """`people` and `homes` are hidden, `staff` stay readable for their colleagues; in one spelling. Of a home: all of
    it below the town, the road with its number, the estate."""

    people: frozenset[str]
    staff: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, people: set[str], staff: set[str], homes: set[str] = frozenset()) -> KnownNames:
        """Names fit to be looked for: of two letters or more, not half hidden, no numbers."""
        fit = [
            frozenset(
                name
                for name in letters(sorted(some))
                if SHORTEST <= len(name) <= LONGEST and not set("*0123456789[]") & set(name)
            )
            for some in (people, staff)
        ]
        return cls(*fit, frozenset(piece for home in letters(sorted(homes)) for piece in _pieces(home)))

    @cached_property
    def automaton(self) -> automata.AhoCorasick:
        return _automaton(self.people)

    @cached_property
    def automaton_of_homes(self) -> automata.AhoCorasick:
        return _automaton(self.homes)

    def said(self, texts: list[str]) -> Iterator[tuple[int, int, int]]:
        """(text, begin, end) of every name that is meant as one, in texts in one spelling."""
        if not self.people or not texts:
            return
        sentences: dict[int, Sentence] = {}
        for at, begin, end in _found(self.automaton, texts):
            if at not in sentences:
                sentences[at] = Sentence.of(texts[at])
            if _is_meant(sentences[at], begin, end):
                yield at, begin, end

    def homes_said(self, texts: list[str]) -> Iterator[tuple[int, int, int]]:
        """(text, begin, end) of every piece of an address, in texts in one spelling."""
        yield from _found(self.automaton_of_homes, texts) if self.homes and texts else ()


def _automaton(words: frozenset[str]) -> automata.AhoCorasick:
    kind = automata.MatchKind.LeftmostLongest
    return automata.AhoCorasick(
        sorted(words), matchkind=kind, store_patterns=False, implementation=automata.Implementation.ContiguousNFA
    )


def _found(automaton: automata.AhoCorasick, texts: list[str]) -> Iterator[tuple[int, int, int]]:
    starts, length = [], 0
    for text in texts:
        starts.append(length)
        length += len(text) + 1
    for _word, begin, end in automaton.find_matches_as_indexes("\0".join(texts)):
        at = bisect_right(starts, begin) - 1
        yield at, begin - starts[at], end - starts[at]


def _pieces(home: str) -> set[str]:
    """What of an address tells where somebody lives, each as it may be said by itself."""
    below = REGION.sub("", home.replace(" ", ""))
    road = ROAD.search(below)
    estate = ESTATE.search(below, road.end() if road else 0)
    pieces = {below, *(match[0] for match in (road, estate) if match)}
    return {
        piece
        for piece in pieces
        if SHORTEST_HOME <= len(piece) <= 3 * LONGEST and "*" not in piece and not piece.isdigit()
    }


def _is_meant(said: Sentence, begin: int, end: int) -> bool:
    """Three letters that are no word are a name; a word, or two letters cut out of other words, only where a name is
    announced or addressed."""
    text = said.text
    name = text[begin:end]
    if ONLY_AFTER_CUE.search(text, max(0, begin - 5), begin) or FOLLOWED.match(text, end):
        return True
    if name in no_names() or (
        name in usual() and (usual()[name] > SELDOM or said.words[said.within[begin]][3] != "nr")
    ):
        return False
    return (
        len(name) > 2
        or bool(ANNOUNCED.search(text, max(0, begin - 5), begin))
        or (begin in said.start and end in said.stop)
    )
