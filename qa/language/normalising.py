"""One spelling before every rule: traditional becomes simplified, full width half, circled digits digits; letter for
letter, so that every place stays.

`letters` keeps the length of a text: what is found in it stands at the same place in the text as stored. `plain` goes
on for rules that read word after word: fillers, stammered characters, gaps between characters and what no eye sees are
left out, and every place is carried back.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
from opencc import OpenCC

CODES = 0x110000
HAN = ((0x3400, 0x9FFF), (0xF900, 0xFAFF))
UNSEEN = (
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    0x2060,
    0xFE0E,
    0xFE0F,
    0x20E3,
    0xFEFF,
    *range(0x1F3FB, 0x1F400),
)
DOTS, DASHES, BLANKS = "•・‧∙⋅•●᛫", "‐‑‒–—―－−﹣", "\t\u00a0\u3000\u2002\u2003\u2009"
AMOUNTS = "金余限差定超名份全大小总面保税配贷足巨低高满数"
STAMMERED = "我你您他她它这那就不是要没有给在把能会都还的了吗请想打说"
FILLERS = "嗯呃唔噢喔哦诶欸呣"


@cache
def table() -> np.ndarray:
    """Code point → code point, from OpenCC's characters (Apache 2.0) and Unicode's compatibility forms."""
    codes = np.arange(CODES, dtype=np.uint32)
    for first, last in HAN:
        letters = [chr(code) for code in range(first, last + 1)]
        for old, new in zip(letters, OpenCC("t2s").convert("\n".join(letters)).split("\n")):
            if len(new) == 1:
                codes[ord(old)] = ord(new)
    for code in (*range(0x2460, 0x2500), *range(0x2776, 0x2794), *range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800)):
        new = unicodedata.normalize("NFKC", chr(code))
        new = new if code > 0xFF00 else new.strip("().")
        if len(new) == 1:
            codes[code] = ord(new)
    codes[ord("⓪")], codes[ord("⓿")] = ord("0"), ord("0")
    for letters, same in ((DOTS, "·"), (DASHES, "-"), (BLANKS, " ")):
        codes[[ord(letter) for letter in letters]] = ord(same)
    codes[ord("帐")] = ord("账")
    codes[list(UNSEEN)], codes[0xD800:0xE000] = 0x200B, 0xFFFD
    return codes


def points_of(texts: list[str]) -> np.ndarray:
    """The letters of many texts as one array, a 0 after each."""
    return np.frombuffer(("\0".join(texts) + "\0").encode("utf-32-le", "surrogatepass"), np.uint32)


def texts_of(points: np.ndarray) -> list[str]:
    """Code points with zeros between, as texts."""
    return points.tobytes().decode("utf-32-le", "surrogatepass").split("\0")[:-1]


def letters(texts: list[str]) -> list[str]:
    """The same texts, letter for letter in one spelling; a NUL becomes a gap."""
    return texts_of(table()[points_of([text.replace("\0", " ") for text in texts])]) if texts else []


@dataclass(frozen=True)
class Plain:
    """`texts` in one spelling without what is only breath; `places` of their letters in the texts they were made of,
    None where nothing was left out."""

    texts: list[str]
    places: list[np.ndarray | None]

    def span(self, at: int, begin: int, end: int) -> tuple[int, int]:
        """A span of text `at`, in the text it was made of."""
        places = self.places[at]
        return (begin, end) if places is None or begin >= end else (int(places[begin]), int(places[end - 1]) + 1)


@cache
def _is(letters: str) -> np.ndarray:
    found = np.zeros(CODES, bool)
    found[[ord(letter) for letter in letters]] = True
    return found


@cache
def is_han() -> np.ndarray:
    """By code point: whether it is a Chinese character."""
    found = np.zeros(CODES, bool)
    for first, last in HAN:
        found[first : last + 1] = True
    return found


def plain(texts: list[str]) -> Plain:
    """The texts as rules read them."""
    if not texts:
        return Plain([], [])
    points = table()[points_of([text.replace("\0", " ") for text in texts])]
    gone = points == 0x200B
    gone |= _is(FILLERS)[points] & ~_alone(points)
    before, after = np.roll(points, 1), np.roll(points, -1)
    gone |= (points == 0x20) & is_han()[before] & is_han()[after]
    gone |= (points == ord("额")) & is_han()[before] & is_han()[after] & ~_is(AMOUNTS)[before] & ~_is("度外头")[after]
    gone |= (points == ord("啊")) & is_han()[before] & is_han()[after]
    that = (before == ord("那")) & (points == ord("个")) & is_han()[np.roll(points, 2)] & is_han()[after]
    gone |= that | np.roll(that, -1)
    same = (points == before) & (points != 0)
    thrice = same & (np.roll(points, 2) == points)
    gone |= thrice & ~_is("0123456789零一幺二两三四五六七八九")[points]
    gone |= same & _is(STAMMERED)[points]
    kept = ~gone
    ends = np.nonzero(points == 0)[0]
    starts = np.concatenate(([0], ends[:-1] + 1))
    left_out = np.add.reduceat(gone, starts)
    places = [
        np.nonzero(kept[begin:end])[0] if out else None
        for begin, end, out in zip(starts.tolist(), ends.tolist(), left_out.tolist())
    ]
    return Plain(texts_of(points[kept]), places)


def _alone(points: np.ndarray) -> np.ndarray:
    """Whether a filler is all that is said between two stops: then it is an answer."""
    spoken = is_han()[points] & ~_is(FILLERS)[points]
    edge = ~(is_han()[points])
    group = np.cumsum(edge)
    return np.bincount(group, spoken, group[-1] + 1)[group] == 0
