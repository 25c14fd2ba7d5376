"""A lexicon in VADER's own format (term, valence -4…4, and how rare it is), learned or written by hand; every score is
a sum of its terms' valences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from qa.language.failures import LEXICON_NOT_READ
from qa.language.spread import THIRDS, Errors
from qa.language.terms import FOLD, LONGEST, Codes, TermIndex, encode

SCALE = 4.0
DOUBT = 40.0


@dataclass(frozen=True)
class Lexicon:
    """score = (intercept + Σ valence / (unit · norm)), norm = √(DOUBT + Σ rarity²), over the terms in the text, each
    once.

    `terms` maps a term to (valence, rarity). `unit` brings valences to -4…4. `bends`: the score goes through tanh(x/2),
    as learned by logistic regression; otherwise it is cut at -1 and 1. The first line, `licence`, says what it was
    learned from. DOUBT keeps one word alone from being certain. `errors`: how far the truth lies below and above a
    predicted satisfaction, for each third of the scale (spread.py).
    """

    licence: str
    intercept: float
    unit: float
    bends: bool
    terms: dict[str, tuple[float, float]]
    errors: Errors = ((0.0, 0.0),) * len(THIRDS)

    @cached_property
    def index(self) -> TermIndex:
        return TermIndex.of(list(self.terms))

    @cached_property
    def weights(self) -> tuple[np.ndarray, np.ndarray]:
        """(share before the norm, rarity²) a term, and a last zero for what is no term."""
        rows = list(self.terms.values())
        return np.array([v / self.unit for v, _ in rows] + [0.0]), np.array([r * r for _, r in rows] + [0.0])

    def bend(self, raw: np.ndarray) -> np.ndarray:
        """Sums of weights as -1…1."""
        return np.tanh(raw / 2) if self.bends else np.clip(raw, -1.0, 1.0)

    def score(self, codes: Codes, texts: int) -> np.ndarray:
        """One value -1…1 a text."""
        share, rarity = self.weights
        total, norm = np.zeros(texts), np.full(texts, DOUBT)
        for length in range(1, LONGEST + 1):
            text_of, rows = self.index.found(codes, length)
            total += np.bincount(text_of, share[rows], texts)
            norm += np.bincount(text_of, rarity[rows], texts)
        return self.bend(self.intercept + total / np.sqrt(norm))

    def by_character(self, text: str) -> np.ndarray:
        """The share of every character of one text: a term's share is spread evenly over its characters."""
        codes = encode([text])
        share, rarity = self.weights
        found, norm = np.zeros(len(text) + LONGEST + 1), DOUBT
        for length in range(1, LONGEST + 1):
            rows = self.index.rows(codes, length)
            norm += rarity[np.unique(rows)].sum()
            often = np.bincount(rows + 1, minlength=len(share))[rows + 1]
            for step in range(length):
                found[step : step + len(rows)] += share[rows] / often / length
        return found[: len(text)] / np.sqrt(norm)


def write_lexicon(path: Path, lexicon: Lexicon) -> None:
    """VADER's loader reads it as it is: every line begins with a name, a tab and a number."""
    lines = [
        f"# {lexicon.licence}\t0",
        f"#intercept\t{lexicon.intercept:.6f}",
        f"#unit\t{lexicon.unit:.6f}",
        f"#bends\t{int(lexicon.bends)}",
    ]
    lines += [
        "#errors\t" + "\t".join(f"{end:.5f}" for both in lexicon.errors for end in both),
        "#term valence rarity\t0",
    ]
    lines += [f"{t}\t{v:.3f}\t{r:.2f}" for t, (v, r) in sorted(lexicon.terms.items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def read_lexicon(path: Path) -> Lexicon:
    """Raises QAError when the file is no lexicon of ours."""
    try:
        lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
        head = {name: rest for name, *rest in lines[1:5]}
        terms = {t: (float(v), float(r)) for t, v, r in lines[6:]}
        return Lexicon(
            lines[0][0].removeprefix("# "),
            float(head["#intercept"][0]),
            float(head["#unit"][0]),
            head["#bends"][0] == "1",
            terms,
            _errors(head),
        )
    except (OSError, ValueError, KeyError, IndexError) as problem:
        raise LEXICON_NOT_READ(path=path, problem=problem) from problem


def _errors(head: dict[str, list[str]]) -> Errors:
    """Of a file of 0.8 or before: one half width for the whole scale."""
    if "#error" in head:
        width = float(head["#error"][0])
        return ((-width, width),) * len(THIRDS)
    ends = [float(end) for end in head["#errors"]]
    return tuple(zip(ends[::2], ends[1::2], strict=True))


def fold(text: str) -> str:
    """A term as it is looked up: half width, lower case, digits 0, no white space."""
    return "".join(chr(FOLD[ord(letter)]) for letter in text if FOLD[ord(letter)])
