"""Which texts may hold a name: what `candidates` asks of letters, asked of all letters of all texts at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from qa.language import name_patterns as looks
from qa.language.candidates import is_said
from qa.language.name_letters import HEADS, LEAST_LIKE, LIKE, LIKE_GIVEN, NEVER, PARTICLES, STRANGE, letters, usual
from qa.language.normalising import CODES, is_han, points_of
from qa.language.sieve import many, sift
from qa.language.surnames import HARDLY


@dataclass(frozen=True)
class Letters:
    """By code point: how likely first and last in a given name (-inf for what never is); which begin a family name,
    hardly ever do, stand before one, after one, before a given name; which say that a name comes; and which may stand
    in one where it is told."""

    first: np.ndarray
    last: np.ndarray
    head: np.ndarray
    hardly: np.ndarray
    before: np.ndarray
    after: np.ndarray
    cue: np.ndarray
    says: np.ndarray
    ever: np.ndarray


def _among(said: str) -> np.ndarray:
    found = np.zeros(CODES, bool)
    found[[ord(letter) for letter in said]] = True
    return found


@cache
def _letters() -> Letters:
    first, last = np.full(CODES, STRANGE, np.float32), np.full(CODES, STRANGE, np.float32)
    for letter, value in letters()[0].items():
        first[ord(letter)] = value
    for letter, value in letters()[1].items():
        last[ord(letter)] = value
    never = ~is_han() | _among("".join(NEVER))
    first[never], last[never] = -np.inf, -np.inf
    cue = _among("\0 ,，。!?;:、" + looks.GIVEN_AFTER)
    return Letters(
        first,
        last,
        _among("".join(HEADS)),
        _among(HARDLY),
        _among(looks.ENDS_BEFORE),
        _among(looks.BEGINS_AFTER),
        cue,
        _among(looks.ENDS_SAYING),
        is_han() & ~_among("".join(PARTICLES)),
    )


@cache
def _usual_keys() -> np.ndarray:
    """Usual words of two and three letters as numbers, sorted."""
    words = [word for word in usual() if len(word) in (2, 3)]
    return np.sort(
        np.array([sum(ord(letter) << (21 * at) for at, letter in enumerate(word)) for word in words], np.uint64)
    )


def _is_usual(points: np.ndarray, at: np.ndarray, length: int) -> np.ndarray:
    """Whether a usual word of `length` letters begins at each place."""
    keys = sum(points[at + step].astype(np.uint64) << np.uint64(21 * step) for step in range(length))
    found = np.searchsorted(_usual_keys(), keys)
    return _usual_keys()[np.minimum(found, len(_usual_keys()) - 1)] == keys


def worth(texts: list[str]) -> list[int]:
    """Which texts may hold a name at all: a pass over all letters at once, by what `candidates` asks of letters."""
    if not texts:
        return []
    table = _letters()
    points = points_of(texts)
    padded = np.append(points, np.zeros(4, points.dtype))
    begins = np.zeros(len(points), bool)
    before = np.concatenate(([0], points[:-1]))
    for given in (1, 2):
        at = np.nonzero(table.head[points])[0]
        like = table.last[padded[at + 1]] if given == 1 else table.first[padded[at + 1]] + table.last[padded[at + 2]]
        announced, followed = table.before[before[at]], table.after[padded[at + given + 1]]
        is_open, is_usual = ~table.hardly[points[at]] | announced | followed, _is_usual(padded, at, given + 1)
        is_like = (like > LEAST_LIKE) & (announced | ((like > LIKE) & ~is_usual))
        if given == 2:
            is_like |= (announced | followed) & table.ever[padded[at + 1]] & table.ever[padded[at + 2]] & ~is_usual
        begins[at[is_open & is_like]] = True
    opening = before == 0
    for at, step in ((np.nonzero(table.cue[points])[0], 1), (np.nonzero(opening)[0], 0)):
        one, two = padded[at + step], padded[at + step + 1]
        chosen = (table.first[one] + table.last[two] > LIKE_GIVEN) | ((one == two) & (table.first[one] > -np.inf))
        at, one, two = at[chosen], one[chosen], two[chosen]
        says = step * (table.says[points[at]] | table.says[before[at]]) > 0
        pairs, which = np.unique(one.astype(np.uint64) << np.uint64(21) | two, return_inverse=True)
        is_known = (
            np.array([is_said(chr(int(pair) >> 21) + chr(int(pair) & 0x1FFFFF)) for pair in pairs], bool)[which]
            if len(pairs)
            else says
        )
        begins[at[says | ~is_known]] = True
    text_of = np.cumsum(points == 0) - (points == 0)
    is_worth = np.bincount(text_of[begins], minlength=len(texts)) > 0
    is_worth[sift(many(texts), looks.OTHERS)] = True
    return np.nonzero(is_worth)[0].tolist()
