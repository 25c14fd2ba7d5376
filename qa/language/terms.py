"""Terms are strings of one to four characters found in a text: no segmentation to go wrong, whatever the speech
recogniser wrote."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from qa.language.normalising import CODES, table

LONGEST = 4


def _fold() -> np.ndarray:
    """Code point → code point: one spelling, lower case, every digit a 0, white space nothing."""
    fold = table().copy()
    lower = (fold >= 0x41) & (fold <= 0x5A)
    fold[lower] += 32
    fold[(fold >= 0x30) & (fold <= 0x39)] = 0x30
    fold[np.isin(fold, [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x200B, 0x3000, 0xFEFF])] = 0
    return fold


FOLD = _fold()


@dataclass(frozen=True)
class Codes:
    """Many texts as one array of folded code points, a zero between two; `text_of` says which text a place belongs
    to."""

    points: np.ndarray
    text_of: np.ndarray
    starts: np.ndarray


def encode(texts: list[str]) -> Codes:
    """Texts as one array of folded code points, zeros between."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    joined = ("\0".join(texts) + "\0" * LONGEST).encode("utf-32-le", "surrogatepass")
    points = FOLD[np.frombuffer(joined, np.uint32)]
    return Codes(points, np.repeat(np.arange(len(texts)), lengths), np.concatenate(([0], np.cumsum(lengths)[:-1])))


def keys(ids: np.ndarray, length: int) -> np.ndarray:
    """The term that begins at every place, 16 bits a character; 0 where one of its characters is in no term. `ids` ends
    with LONGEST zeros."""
    places = len(ids) - LONGEST + 1
    found = ids[:places].astype(np.uint64)
    whole = found > 0
    for step in range(1, length):
        after = ids[step : places + step].astype(np.uint64)
        whole &= after > 0
        found |= after << np.uint64(16 * step)
    return np.where(whole, found, 0)


@dataclass(frozen=True)
class TermIndex:
    """Where every term stands. `ids` maps a code point to its number in the alphabet, 0 when it is in none."""

    ids: np.ndarray
    index: pd.Index

    @classmethod
    def of(cls, terms: list[str]) -> TermIndex:
        """An index of terms, for finding all of them in texts at once."""
        alphabet = np.unique(FOLD[np.frombuffer("".join(terms).encode("utf-32-le", "surrogatepass"), np.uint32)])
        alphabet = alphabet[alphabet > 0][:65535]
        ids = np.zeros(CODES, np.uint16)
        ids[alphabet] = np.arange(1, len(alphabet) + 1)
        padded = "".join(term.ljust(LONGEST, "\0")[:LONGEST] for term in terms).encode("utf-32-le", "surrogatepass")
        letters = ids[FOLD[np.frombuffer(padded, np.uint32)]].reshape(-1, LONGEST).astype(np.uint64)
        packed = np.asarray(sum(letters[:, step] << np.uint64(16 * step) for step in range(LONGEST)), np.uint64)
        twice = pd.Series(packed).duplicated().to_numpy()
        packed[twice] = np.iinfo(np.uint64).max - np.arange(
            twice.sum(), dtype=np.uint64
        )  # the same term in another spelling is found under the first
        return cls(ids, pd.Index(packed))

    def rows(self, codes: Codes, length: int) -> np.ndarray:
        """The row of the term of `length` that begins at every place, -1 where there is none."""
        return self.index.get_indexer(keys(self.ids[codes.points], length))

    def found(self, codes: Codes, length: int) -> tuple[np.ndarray, np.ndarray]:
        """(text, row) of every term of `length` that occurs in a text, each once."""
        rows = self.rows(codes, length)
        at = rows >= 0
        width = len(self.index) + 1
        once = pd.unique(codes.text_of[at] * width + rows[at])
        return once // width, once % width
