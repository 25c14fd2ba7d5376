"""Learned, explained models: a weight a word, kept as text; every score lists the words that made it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from qa.language.words import FILLERS, HAN, segment
from qa.settings import SHIPPED

DOUBT = 40.0
WORD = re.compile(r"[\u4e00-\u9fffA-Za-z\U0001F000-\U0001FFFF]")
NEGATORS = frozenset("不 没 没有 别 无 未 不是 不会 不能 无法 不用 并非 从不 毫无".split())


@dataclass(frozen=True)
class LinearModel:
    """Σ share of words: tf-idf of distinct features, length-normalised, times a weight. `version` is the file's first line.

    The norm holds DOUBT beside the words, about two words' worth, so that one word alone is not certain.
    """

    intercept: float
    terms: dict[str, tuple[float, float]]
    version: str

    def score(self, features: Iterable[str]) -> tuple[float, list[tuple[str, float]]]:
        """(value clipped to -1…1, [(feature, share)] by size)."""
        known = [(f, *self.terms[f]) for f in dict.fromkeys(features) if f in self.terms]
        norm = sqrt(sum(idf * idf for _, _, idf in known) + DOUBT)
        shares = sorted(((f, weight * idf / norm) for f, weight, idf in known), key=lambda s: -abs(s[1]))
        return max(-1.0, min(1.0, self.intercept + sum(s for _, s in shares))), shares


def words_of(text: str, whole: bool = False) -> list[str]:
    """Words of a message, with a negated word also as one feature (不+好); `whole` keeps fillers and punctuation."""
    words = [w for w in segment(text) if whole or (WORD.search(w) and w not in FILLERS)]
    pairs = [f"{a}+{b}" for a, b in zip(words, words[1:]) if a in NEGATORS and HAN.search(b)]
    return words + pairs


def contact_features(turns: list[tuple[str, str]]) -> list[str]:
    """Features of a whole contact: c: customer's words, a: agent's words, z: words of the customer's last message."""
    found, last = [], []
    for speaker, text in turns:
        mark = "c:" if speaker == "customer" else "a:"
        words = words_of(text, whole=True)
        found += [mark + w for w in words]
        if speaker == "customer":
            last = words
    return found + ["z:" + w for w in last]


def write_model(path: Path, model: LinearModel) -> None:
    lines = [model.version, f"#intercept\t{model.intercept:.6f}", "#term\tvalence\tidf"]
    lines += [f"{t}\t{w:.4f}\t{i:.3f}" for t, (w, i) in sorted(model.terms.items())]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def read_model(path: Path) -> LinearModel:
    lines = path.read_text("utf-8").splitlines()
    terms = {t: (float(w), float(i)) for t, w, i in (line.split("\t") for line in lines[3:])}
    return LinearModel(float(lines[1].split("\t")[1]), terms, lines[0])


@cache
def satisfaction_model() -> LinearModel:
    return read_model(SHIPPED / "lexicons" / "satisfaction.tsv")


@cache
def sentiment_model() -> LinearModel:
    return read_model(SHIPPED / "lexicons" / "sentiment.tsv")


@cache
def _vader() -> SentimentIntensityAnalyzer:
    return SentimentIntensityAnalyzer()


def message_sentiment(text: str) -> tuple[float, list[tuple[str, float]]]:
    """What one message feels like, -1…1. VADER is heard for emoji and for messages with Latin words and no Han."""
    value, shares = sentiment_model().score(words_of(text))
    if not HAN.search(text) or any(ord(c) > 0x1F000 for c in text):
        latin = _vader().polarity_scores(text)["compound"]
        if latin:
            shares = [("VADER", latin), *shares]
            value = max(-1.0, min(1.0, value / 2 + latin / 2 if HAN.search(text) else latin))
    return value, shares


def because(shares: list[tuple[str, float]], most: int = 5) -> str:
    """The words with the largest shares, as "词 +0.12 · 词 -0.30"; shares of one word are added up, particles are left out."""
    whole: dict[str, float] = {}
    for name, share in shares:
        word = name[2:] if name[:2] in ("c:", "a:", "z:") else name
        if len(word) > 1 or abs(share) >= 0.1:
            whole[word] = whole.get(word, 0.0) + share
    told = sorted(whole.items(), key=lambda w: -abs(w[1]))[:most]
    return " · ".join(f"{word} {share:+.2f}" for word, share in told if abs(share) >= 0.02)
