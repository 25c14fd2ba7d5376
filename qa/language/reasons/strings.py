"""Texts as strings of one to three characters, each as heavy as it is rare: what likeness of openings is reckoned
with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qa.language.terms import Codes, TermIndex, encode

LONGEST_STRING = 3


@dataclass(frozen=True)
class Strings:
    """`terms`: the strings looked for; `rarity`: the weight of each."""

    terms: list[str]
    rarity: np.ndarray

    @cached_property
    def index(self) -> TermIndex:
        return TermIndex.of(self.terms)

    def rows(self, texts: list[str], codes: Codes | None = None):
        """Texts × terms, sparse, float32; every text of length 1, or 0 where none of the strings is in it. `codes`: the
        texts encoded before."""
        from scipy.sparse import csr_matrix  # takes a sixth of a second to load; most commands never hear a contact

        codes = codes or encode(texts)
        found = [self.index.found(codes, length) for length in range(1, LONGEST_STRING + 1)]
        text, row = (np.concatenate([pair[side] for pair in found]) for side in (0, 1))
        norm = np.sqrt(np.bincount(text, self.rarity[row] ** 2, len(texts)))
        data = (self.rarity[row] / norm[text]).astype(np.float32)
        return csr_matrix((data, (text, row)), shape=(len(texts), len(self.terms)))


def learn_strings(texts: list[str], least: int = 2, most: int | None = None) -> Strings:
    """Every string that stands in `least` texts and more; the `most` frequent of them."""
    from sklearn.feature_extraction.text import CountVectorizer  # takes a second to load

    counted = CountVectorizer(
        analyzer="char", ngram_range=(1, LONGEST_STRING), binary=True, lowercase=True, min_df=least, max_features=most
    )
    try:
        spread = np.asarray(counted.fit_transform(texts).sum(axis=0)).ravel()
    except ValueError:
        return Strings([], np.zeros(0))
    terms = [str(term) for term in counted.get_feature_names_out()]
    kept = [at for at, term in enumerate(terms) if term.strip() == term]
    return Strings([terms[at] for at in kept], 1 + np.log((1 + len(texts)) / (1 + spread[kept])))


def of_length_one(rows: np.ndarray) -> np.ndarray:
    """Each row divided by its length; a row of zeros stays."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
