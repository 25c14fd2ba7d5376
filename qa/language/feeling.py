"""What the customer's words show: anger, worry and disappointment below zero, relief and joy above, plain talk at zero.
Not how satisfied somebody leaves."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from qa.language.classifier import Classifier
from qa.language.columns import Said
from qa.language.listening import Listened, classifier
from qa.language.words import HAN, segment

LATIN = re.compile(r"[A-Za-z]{2}")
# Bends the scale so that doubt stays near zero; chosen on invented moods held out.
BENT = 1.7
RARER_GOOD, RARER_BAD = (
    0.6,
    1.2,
)  # log-odds: of the lines learned from 15 and 30 in a hundred are felt so, of what customers write about 9 and 11
POSITIVE, NEGATIVE = "positive", "negative"
LOGIT, WORTH_TELLING, TOLD = 10, 0.02, 3


@cache
def _vader() -> SentimentIntensityAnalyzer:
    return SentimentIntensityAnalyzer()


def feelings(said: Said, heard: Listened) -> tuple[np.ndarray, np.ndarray]:
    """(customer messages with words, the feeling of each, -1…1): the chance of a good one less that of a bad one, both
    as rare as they are outside the lines learned from, and bent so that doubt stays near zero. VADER is heard for
    messages of Latin words without Han."""
    raw = _rarer(heard.of(POSITIVE), RARER_GOOD) - _rarer(heard.of(NEGATIVE), RARER_BAD)
    value = np.sign(raw) * np.abs(raw) ** BENT
    for row, place in enumerate(heard.messages.tolist()):
        text = said.texts[place]
        if not HAN.search(text) and LATIN.search(text):
            foreign = _vader().polarity_scores(text)["compound"]
            value[row] = foreign or value[row]
    return heard.messages, np.round(value, 3)


def _rarer(chance: np.ndarray, odds: float) -> np.ndarray:
    """Chances where what is looked for is rarer by so many log-odds."""
    scale = np.exp(-odds)
    return chance * scale / (1 - chance + chance * scale)


def shares(texts: list[str], model: Classifier | None = None) -> list[list[tuple[int, int, float]]]:
    """For every text (begin, end, share) of its words: what speaks for a good feeling above zero, for a bad one
    below. `model`: the customer's classifier, the shipped one unless given."""
    if not texts:
        return []
    model = model or classifier("customer")
    good, bad = model.shares(texts, POSITIVE), model.shares(texts, NEGATIVE)
    return [by_word(text, (g - b) / LOGIT) for text, g, b in zip(texts, good, bad)]


def told(texts: list[str], felt: list[float | None], model: Classifier | None = None) -> list[str]:
    """For every text the words that speak most for what was felt, as "词 -0.12 · 词 -0.08"; "" for plain talk and for
    what no word says."""
    found = []
    for words, text, feeling in zip(shares(texts, model), texts, felt):
        agreeing = [
            (share, text[begin:end])
            for begin, end, share in words
            if feeling and share * feeling > 0 and abs(share) >= WORTH_TELLING
        ]
        found.append(
            " · ".join(f"{word} {share:+.2f}" for share, word in sorted(agreeing, key=lambda one: -abs(one[0]))[:TOLD])
        )
    return found


def by_word(text: str, shares_: np.ndarray) -> list[tuple[int, int, float]]:
    """(begin, end, share) of the words of a text, from the shares of its characters."""
    found, begin = [], 0
    for word in segment(text):
        begin = text.find(word, begin)
        end = begin + len(word)
        found.append((begin, end, float(shares_[begin:end].sum())))
        begin = end
    return found
