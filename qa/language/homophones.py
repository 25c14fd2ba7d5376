"""Speech recognition writes what sounds alike: a term of the trade that was misheard is put right, letter for letter,
where what stands there is no word."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from qa.language.normalising import CODES, points_of
from qa.language.words import is_word, segment, trade_words

LENGTHS = (5, 4, 3, 2)
BRACKETS, HAN = re.compile(r"\[[^\]]*\]|\(\?[<!=][^)]*\)"), re.compile("[\u4e00-\u9fff]{2,5}")


@cache
def sounds() -> np.ndarray:
    """Code point → number of its most usual syllable without tone, from pypinyin (MIT); 0 for what has none."""
    from pypinyin import lazy_pinyin  # its dictionary takes a third of a second to load; not every verb hears

    letters = [chr(code) for code in range(0x4E00, 0x9FA6)]
    said = [lazy_pinyin(letter)[0] for letter in letters]
    number = {syllable: n for n, syllable in enumerate(sorted(set(said)), 1)}
    found = np.zeros(CODES, np.uint64)
    found[0x4E00:0x9FA6] = [number[syllable] if syllable.isalpha() and syllable.isascii() else 0 for syllable in said]
    return found


@cache
def terms(*patterns: str) -> dict[int, tuple[np.ndarray, np.ndarray, list[str]]]:
    """{length: (sorted sounds, their letters, terms)} of the trade's words and of what the patterns name."""
    words = set(trade_words())
    for pattern in patterns:
        words |= set(HAN.findall(BRACKETS.sub(" ", pattern)))
    found = {}
    for length in LENGTHS:
        mine = [
            word
            for word in sorted(words)
            if len(word) == length and is_word(word) or (length > 2 and len(word) == length)
        ]
        spelled = np.array([[ord(letter) for letter in word] for word in mine], np.uint32).reshape(-1, length)
        order = np.argsort(_keys(spelled), kind="stable")
        found[length] = _keys(spelled)[order], spelled[order], [mine[at] for at in order.tolist()]
    return found


def _keys(points: np.ndarray) -> np.ndarray:
    """One number a row of letters, by their sounds; 0 where one has none."""
    heard = sounds()[points]
    key = np.zeros(len(points), np.uint64)
    for step in range(points.shape[1]):
        key = key * np.uint64(512) + heard[:, step]
    return np.where((heard > 0).all(axis=1), key, np.uint64(0))


def mend(texts: list[str], *patterns: str) -> list[str]:
    """The texts with misheard terms put right; the others as they are. Every letter keeps its place."""
    once = list(dict.fromkeys(texts))
    if not once:
        return texts
    points = points_of(once)
    text_of = np.cumsum(points == 0) - (points == 0)
    starts = np.concatenate(([0], np.nonzero(points == 0)[0][:-1] + 1))
    suspects: dict[int, list[tuple[int, str]]] = {}
    for length in LENGTHS:
        keys, spelled, words = terms(*patterns)[length]
        if not words or len(points) < length:
            continue
        windows = np.lib.stride_tricks.sliding_window_view(points, length)
        mine = _keys(windows)
        at = np.minimum(np.searchsorted(keys, mine), len(keys) - 1)
        alike = np.nonzero((keys[at] == mine) & (mine > 0))[0]
        for place in alike[(windows[alike] != spelled[at[alike]]).any(axis=1)].tolist():
            suspects.setdefault(int(text_of[place]), []).append((int(place - starts[text_of[place]]), words[at[place]]))
    mended = {once[number]: _mended(once[number], found) for number, found in suspects.items()}
    return [mended.get(text, text) for text in texts]


def _mended(text: str, found: list[tuple[int, str]]) -> str:
    """Terms go in, the longest first, where whole words stand that are none together."""
    edges, at = {0}, 0
    for word in segment(text):
        at = text.find(word, at) + len(word)
        edges |= {at - len(word), at}
    letters, taken = list(text), [False] * len(text)
    for begin, term in found:
        end = begin + len(term)
        if begin in edges and end in edges and not any(taken[begin:end]) and not is_word(text[begin:end]):
            letters[begin:end] = term
            taken[begin:end] = [True] * len(term)
    return "".join(letters)
