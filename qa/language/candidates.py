"""What may be a name in a text: a surname and what follows, a form of address, a given name after a cue, names of other
origins. Too much, never too little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from qa.language import name_patterns as looks
from qa.language.name_letters import (
    DOUBLES,
    HEADS,
    LEAST_LIKE,
    LIKE,
    LIKE_GIVEN,
    NEVER,
    PARTICLES,
    SINGLES,
    likeness,
    no_names,
    usual,
)
from qa.language.sentence import Sentence
from qa.language.surnames import COMMON, HARDLY
from qa.language.words import is_word, tagged

SELDOM, OFTEN = 2, frozenset(COMMON[:150])
OPEN = ("nr", "nrt", "nrfg", "x", "zg", "ns", "nz")
CLOSED = frozenset(("r", "p", "c", "u", "ul", "uj", "uz", "ud", "uv", "ug", "d", "m", "q", "y", "e", "f"))
TAKEN, LEAST_STRANGE = frozenset(("nr", "nrt", "nrfg", "x")), 0.6


@dataclass(frozen=True)
class Candidate:
    kind: str
    begin: int
    end: int


@lru_cache(maxsize=50_000)
def is_said(given: str) -> bool:
    """Whether two letters that could be a given name are a word that means something else."""
    (_, tag), *others = tagged(given)
    return usual().get(given, 0) > (SELDOM if tag == "nr" else 0) or (not others and tag not in OPEN)


def candidates(said: Sentence) -> Iterator[Candidate]:
    """Whatever may be a name, many of them one over the other; a word of no_names only where somebody is said to be
    called so."""
    stopped = no_names()
    for at in _all(said):
        if said.text[at.begin : at.end] not in stopped or looks.CALLED.search(
            said.text, max(0, at.begin - 5), at.begin
        ):
            yield at


def _all(said: Sentence) -> Iterator[Candidate]:
    text = said.text
    for at, letter in enumerate(text):
        if letter in HEADS:
            yield from _full(said, at)
    yield from _taken(said)
    if looks.RUN.search(text):
        yield from _strange(said)
    if looks.OTHER.search(text):
        yield from _others(text)
    for match in looks.GIVEN.finditer(text):
        given = text[match.end() : match.end() + 2]
        begin, end, _word, tag = said.words[said.within[match.end()]]
        is_word = tag not in OPEN and end - begin > 1 and (begin < match.end() or end >= match.end() + 2)
        if (is_word or _is_han(given, 2) and is_said(given)) and not looks.SAYS_NAME.search(match[0]):
            continue
        if (
            _is_han(given, 2)
            and not NEVER.intersection(given)
            and (likeness(given) > LIKE_GIVEN or given[0] == given[1])
        ):
            yield Candidate("given", match.end(), match.end() + 2)


def _taken(said: Sentence) -> Iterator[Candidate]:
    """Words of no dictionary that sound like a given name; a family name and one whole word."""
    for number, (begin, end, word, tag) in enumerate(said.words):
        nexts = said.words[number + 1 : number + 4]
        if tag in TAKEN and 2 <= end - begin <= 4 and _is_han(word, end - begin) and not NEVER.intersection(word):
            if not is_word(word) and likeness(word[-2:]) > LIKE_GIVEN:
                yield Candidate("taken", begin, end)
        if end - begin == 1 and word in SINGLES and nexts and len(nexts[0][2]) <= 2 and nexts[0][3] not in CLOSED:
            stop = nexts[0][1]
            if (
                _is_han(said.text[begin:stop], stop - begin)
                and said.text[begin:stop] not in usual()
                and not PARTICLES.intersection(nexts[0][2])
            ):
                yield Candidate("full", begin, stop)


def _strange(said: Sentence) -> Iterator[Candidate]:
    """Whole words, one to four, most of whose letters write the sounds of other tongues."""
    for number, (begin, _, _, _) in enumerate(said.words):
        strange = 0
        for _, stop, word, tag in said.words[number : number + 4]:
            if stop - begin > looks.LONGEST_FOREIGN or not _is_han(word, len(word)) or NEVER.intersection(word):
                break
            if len(word) > 1 and tag not in TAKEN and word not in looks.FOREIGN:
                break
            strange += sum(letter in looks.STRANGE for letter in word)
            if stop - begin >= 3 and strange >= LEAST_STRANGE * (stop - begin):
                yield Candidate("pieces", begin, stop)


def _others(text: str) -> Iterator[Candidate]:
    """Forms of address, names in Latin letters and of other origins."""
    for kind, pattern in (("kin", looks.KIN), ("called", looks.ONE_CALLED)):
        for match in pattern.finditer(text):
            if match[0][1] in NEVER:
                continue
            if usual().get(match[0], 0) <= (SELDOM if kind == "kin" and match[0][1:2] in OFTEN else 0):
                yield Candidate(kind, *match.span())
    for match in looks.LATIN.finditer(text):
        announced = looks.LATIN_AFTER if " " in match[0] else looks.LATIN_ALONE
        if announced.search(text, 0, match.start()) or looks.LATIN_BEFORE.match(text, match.end()):
            yield Candidate("latin", *match.span())
    for match in looks.TITLED.finditer(text):
        if match[0] in HARDLY and not looks.ANNOUNCED.search(text, max(0, match.start() - 4), match.start()):
            continue
        yield Candidate("title", match.start(), match.end("title"))
    yield from _of_pieces(text)
    for match in looks.DOT.finditer(text):
        for begin in range(max(0, match.start() - looks.LONGEST_FOREIGN), match.start() - 1):
            for end in range(match.end() + 2, min(len(text), match.end() + 2 * looks.LONGEST_FOREIGN) + 1):
                if looks.DOTTED.fullmatch(text, begin, end):
                    yield Candidate("dotted", begin, end)


def _of_pieces(text: str) -> Iterator[Candidate]:
    """From where a known syllable begins to where one ends, and a letter more on either side."""
    spans = [match.span(1) for match in looks.PIECED.finditer(text)]
    for begin, _ in spans:
        for _, end in spans:
            if 3 <= end - begin <= looks.LONGEST_FOREIGN and _is_han(text[begin:end], end - begin):
                for left, right in ((0, 0), (0, 1), (1, 0)):
                    if begin >= left and _is_han(text[begin - left : end + right], end - begin + left + right):
                        yield Candidate("pieces", begin - left, end + right)


def _is_han(text: str, length: int) -> bool:
    return len(text) == length and all("\u4e00" <= letter <= "\u9fff" for letter in text)


def _full(said: Sentence, at: int) -> Iterator[Candidate]:
    """Names that begin here, unless a known word begins before or reaches beyond and nothing announces a name."""
    text = said.text
    begin, end, word, tag = said.words[said.within[at]]
    letter = text[at]
    if begin < at and tag not in OPEN and not looks.ONLY_AFTER_CUE.search(text, max(0, at - 3), at):
        return
    is_word = begin == at and len(word) > 1 and tag not in OPEN
    for family in (1, 2):
        if (family == 2 and text[at : at + 2] not in DOUBLES) or (family == 1 and letter not in SINGLES):
            continue
        for given in (1, 2):
            stop = at + family + given
            if not _is_han(text[at:stop], family + given):
                continue
            is_told = text[at - 2 : at] in (letter + ",", letter + " ") or bool(
                looks.TOLD_BEFORE.search(text, max(0, at - 6), at)
                or looks.NAMED.search(text, max(0, at - 8), at)
                or looks.TOLD_AFTER.match(text, stop)
            )
            if (PARTICLES if is_told else NEVER).intersection(text[at + family : stop]):
                continue
            if text[stop - 1] in looks.OF_PLACES and not looks.NAMED.search(text, max(0, at - 8), at):
                continue
            if (
                family == 1
                and letter in HARDLY
                and not (looks.ANNOUNCED.search(text, max(0, at - 4), at) or looks.FOLLOWED.match(text, stop))
            ):
                continue
            like = likeness(text[at + family : stop])
            if is_told and given == 2 and text[at:stop] not in usual():
                yield Candidate("full", at, stop)
                continue
            if (is_word and end >= stop or like <= LIKE or text[at:stop] in usual()) and (
                like <= LEAST_LIKE or not looks.ONLY_AFTER_CUE.search(text, max(0, at - 3), at)
            ):
                continue
            yield Candidate("full", at, stop)
