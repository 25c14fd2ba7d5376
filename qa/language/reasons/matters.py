"""What matters are like each other: how like each of some hundred known reasons a text is. Learned from our own talks
and taxonomies (`train-matters`), so that a centre's own reason needs three examples, not three hundred."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from qa.language.reasons.strings import Strings, of_length_one
from qa.language.terms import Codes
from qa.settings import SHIPPED

STEPS = 127


@dataclass(frozen=True)
class Matters:
    """`weights`: strings × known reasons."""

    strings: Strings
    weights: np.ndarray

    def likeness(self, texts: list[str], codes: Codes | None = None) -> np.ndarray:
        """Texts × known reasons; every row of length 1, or of zeros. `codes`: the texts encoded before."""
        return of_length_one(self.strings.rows(texts, codes) @ self.weights)


def path() -> Path:
    """Where the shipped ones lie."""
    return SHIPPED / "lexicons" / "matters.npz"


@cache
def matters() -> Matters:
    """The shipped ones."""
    return read_matters(path())


def read_matters(file: Path) -> Matters:
    """As write_matters wrote them."""
    with np.load(file, allow_pickle=False) as told:
        strings = Strings(told["terms"].tolist(), told["rarity"].astype(np.float32))
        return Matters(strings, told["weights"].astype(np.float32) / STEPS)


def write_matters(file: Path, found: Matters) -> None:
    """Weights in 255 steps of the largest: nothing is lost that a figure would show."""
    largest = np.abs(found.weights).max()
    np.savez_compressed(
        file,
        terms=np.array(found.strings.terms),
        rarity=found.strings.rarity.astype(np.float16),
        weights=np.round(found.weights / largest * STEPS).astype(np.int8),
    )
