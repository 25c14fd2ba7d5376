"""Why a customer came, told from the opening: by words, then by likeness, with a confidence and an unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt
from pathlib import Path

import orjson

from qa.contact_reasons import edition, names, stamp, taxonomy
from qa.language.scorer import in_force, read
from qa.settings import data_folder

UNKNOWN = "unknown"
# The matter is named in the first four real messages; later ones drift.
HEARD_MESSAGES = 4
# How sure, how like an example, how far ahead of the next: chosen on labelled contacts held back.
CERTAIN, ALIKE, AHEAD = 0.25, 0.14, 0.04
LEAST_LEARNED, RARE = 3, 9.0
# A pattern that is nowhere: a taxonomy may have examples alone.
NOTHING = "(?!)"


def learned_path() -> Path:
    """Where examples learned from corrections lie."""
    return data_folder() / "reasons.json"


def learned() -> dict[str, list[str]]:
    """{reason_id: masked openings of contacts that people put there}; fewer than LEAST_LEARNED are kept but not
    followed yet."""
    path = learned_path()
    return _learned(path, path.stat().st_mtime_ns) if path.exists() else {}


@cache
def _learned(path: Path, _changed: int) -> dict[str, list[str]]:
    return orjson.loads(path.read_bytes())


def literals() -> tuple[str, ...]:
    """The words of every reason, for terms that were misheard."""
    return _literals(stamp())


@lru_cache(maxsize=2)
def _literals(_stamp: str) -> tuple[str, ...]:
    return ("|".join(word for reason in names().values() for word in reason.words),)


@lru_cache(maxsize=32)
def _index(name: str, _edition: tuple | None) -> tuple[re.Pattern, dict[str, list[tuple[str, float]]]]:
    weights: dict[str, list[tuple[str, float]]] = {}
    for reason in taxonomy(name).values():
        for word in reason.words:
            weights.setdefault(word, []).append((reason.reason_id, len(word) ** 0.5))
    spread = {word: [(r, w / len(found)) for r, w in found] for word, found in weights.items()}
    said = "|".join(re.escape(w) for w in sorted(spread, key=len, reverse=True))
    return re.compile(said or NOTHING), spread


def classify(opening: list[str], name: str) -> tuple[str, float, str]:
    """(reason_id or unknown, confidence 0–1, what decided it) from the customer's first messages, the earliest heard
    most."""
    if not taxonomy(name):
        return UNKNOWN, 0.0, ""
    pattern, weights = _index(name, edition(name))
    points: dict[str, float] = {}
    words: dict[str, list[str]] = {}
    for place, text in enumerate(opening[:HEARD_MESSAGES]):
        for word in set(pattern.findall(text)):
            for reason_id, weight in weights[word]:
                points[reason_id] = points.get(reason_id, 0.0) + weight / (1 + 0.5 * place)
                words.setdefault(reason_id, []).append(word)
    if points:
        first, *rest = sorted(points.items(), key=lambda p: (-p[1], p[0]))
        confidence = (first[1] - (rest[0][1] if rest else 0.0)) / (first[1] + 0.5)
        if confidence >= CERTAIN:
            return first[0], round(confidence, 3), "、".join(dict.fromkeys(words[first[0]]))
    return _most_alike(" ".join(opening[:HEARD_MESSAGES]), name)


def _most_alike(text: str, name: str) -> tuple[str, float, str]:
    """The reason whose examples share most of the opening's rare character pairs; unknown when none is alike enough, or
    two are."""
    changed = learned_path().stat().st_mtime_ns if learned_path().exists() else 0
    examples = _examples(name, edition(name), changed)
    mine = _pairs(text)
    if not mine or not examples.known:
        return UNKNOWN, 0.0, ""
    size = sqrt(sum(examples.rarity.get(p, examples.rarest) ** 2 for p in mine))
    best: dict[str, tuple[float, str]] = {}
    for reason_id, pairs, length, said in examples.known:
        common = mine & pairs
        if common:
            alike = sum(examples.rarity[p] ** 2 for p in common) / (size * length)
            best[reason_id] = max(best.get(reason_id, (0.0, "")), (alike, said))
    first, *rest = sorted(((alike, reason_id, said) for reason_id, (alike, said) in best.items()), reverse=True) or [
        (0.0, UNKNOWN, "")
    ]
    if first[0] < ALIKE or (rest and first[0] - rest[0][0] < AHEAD):
        return UNKNOWN, round(first[0], 3), ""
    return first[1], round(first[0], 3), f"≈ {first[2][:24]}"


@dataclass(frozen=True)
class Examples:
    known: list[tuple[str, frozenset[str], float, str]]
    rarity: dict[str, float]
    rarest: float


@lru_cache(maxsize=32)
def _examples(name: str, _edition: tuple | None, _changed: int) -> Examples:
    said = [(r.reason_id, text) for r in taxonomy(name).values() for text in r.examples]
    said += [
        (r, text)
        for r, texts in learned().items()
        if r in taxonomy(name) and len(texts) >= LEAST_LEARNED
        for text in texts
    ]
    terms = read(in_force().talk).terms
    rarity = {pair: terms[pair][1] if pair in terms else RARE for _, text in said for pair in _pairs(text)}
    known = [(r, frozenset(p), sqrt(sum(rarity[x] ** 2 for x in p)), text) for r, text in said if (p := _pairs(text))]
    return Examples(known, rarity, RARE)


def _pairs(text: str) -> set[str]:
    letters = "".join(c for c in text if c.isalnum())
    return {letters[i : i + 2] for i in range(len(letters) - 1)}
