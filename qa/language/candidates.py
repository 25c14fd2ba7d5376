"""What may be a name in a text: a surname and what follows, a form of address, a given name after a cue, names of other origins. Too much, never too little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from qa.language import name_patterns as looks
from qa.language.name_letters import DOUBLES, HEADS, LEAST_LIKE, LIKE, LIKE_GIVEN, NEVER, SINGLES, STRANGE, letters, likeness, no_names, usual
from qa.language.normalising import CODES, is_han, points_of
from qa.language.sentence import Sentence
from qa.language.sieve import many, sift
from qa.language.surnames import COMMON, HARDLY

SELDOM, OFTEN = 2, frozenset(COMMON[:150])
OPEN = ("nr", "nrt", "nrfg", "x", "zg", "ns", "nz")


@dataclass(frozen=True)
class Candidate:
    kind: str
    begin: int
    end: int


@cache
def _tables() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """By code point: how likely first and last in a given name (-inf for what never is), whether a family name begins, whether a given name may follow."""
    first, last = np.full(CODES, STRANGE, np.float32), np.full(CODES, STRANGE, np.float32)
    for letter, value in letters()[0].items():
        first[ord(letter)] = value
    for letter, value in letters()[1].items():
        last[ord(letter)] = value
    never = ~is_han()
    never[[ord(letter) for letter in NEVER]] = True
    first[never], last[never] = -np.inf, -np.inf
    head, cue = np.zeros(CODES, bool), np.zeros(CODES, bool)
    head[[ord(letter) for letter in HEADS]] = True
    cue[[0, *map(ord, " ,，。!?;:、" + looks.GIVEN_AFTER)]] = True
    return first, last, head, cue


def worth(texts: list[str]) -> list[int]:
    """Which texts may hold a name at all: a pass over all letters at once."""
    if not texts:
        return []
    first, last, head, cue = _tables()
    points = points_of(texts)
    padded = np.append(points, np.zeros(2, points.dtype))
    one, two = padded[1:-1], padded[2:]
    pair = first[one] + last[two]
    begins = head[points] & ((last[one] > LEAST_LIKE) | (pair > LEAST_LIKE))
    begins |= cue[points] & ((pair > LIKE_GIVEN) | (one == two) & (first[one] > -np.inf))
    opening = np.concatenate(([0], points[:-1])) == 0
    begins |= opening & ((first[points] + last[one] > LIKE_GIVEN) | (points == one) & (first[points] > -np.inf))
    text_of = np.cumsum(points == 0) - (points == 0)
    is_worth = np.bincount(text_of[begins], minlength=len(texts)) > 0
    is_worth[sift(many(texts), looks.OTHERS)] = True
    return np.nonzero(is_worth)[0].tolist()


def candidates(said: Sentence) -> Iterator[Candidate]:
    """Whatever may be a name, many of them one over the other; a word of no_names only where a name is announced."""
    stopped = no_names()
    for at in _all(said):
        if said.text[at.begin : at.end] not in stopped or looks.ANNOUNCED.search(said.text, max(0, at.begin - 5), at.begin):
            yield at


def _all(said: Sentence) -> Iterator[Candidate]:
    text = said.text
    for at, letter in enumerate(text):
        if letter in HEADS:
            yield from _full(said, at)
    if looks.OTHER.search(text):
        yield from _others(text)
    for match in looks.GIVEN.finditer(text):
        given = text[match.end() : match.end() + 2]
        begin, end, _word, tag = said.words[said.within[match.end()]]
        is_word = tag not in OPEN and end - begin > 1 and (begin < match.end() or end >= match.end() + 2)
        if (is_word or usual().get(given, 0) > (SELDOM if tag == "nr" else 0)) and not looks.STRONG.search(match[0]):
            continue
        if _is_han(given, 2) and not NEVER.intersection(given) and (likeness(given) > LIKE_GIVEN or given[0] == given[1]):
            yield Candidate("given", match.end(), match.end() + 2)


def _others(text: str) -> Iterator[Candidate]:
    """Forms of address, names in Latin letters and of other origins."""
    for kind, pattern in (("kin", looks.KIN), ("called", looks.ONE_CALLED)):
        for match in pattern.finditer(text):
            if usual().get(match[0], 0) <= (SELDOM if kind == "kin" and match[0][1:2] in OFTEN else 0):
                yield Candidate(kind, *match.span())
    for match in looks.LATIN.finditer(text):
        if looks.LATIN_AFTER.search(text, 0, match.start()) or looks.LATIN_BEFORE.match(text, match.end()):
            yield Candidate("latin", *match.span())
    for match in looks.TITLED.finditer(text):
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
            if NEVER.intersection(text[at + family : stop]):
                continue
            if family == 1 and letter in HARDLY and not (looks.ANNOUNCED.search(text, max(0, at - 4), at) or looks.FOLLOWED.match(text, stop)):
                continue
            like = likeness(text[at + family : stop])
            if (is_word and end >= stop or like <= LIKE or text[at:stop] in usual()) and (
                like <= LEAST_LIKE or not looks.ONLY_AFTER_CUE.search(text, max(0, at - 3), at)
            ):
                continue
            yield Candidate("full", at, stop)
