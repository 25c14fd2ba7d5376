"""Why customers contact us: two-level taxonomies as data (data/reasons/*.toml), a keyword classifier with a confidence and an unknown."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

from qa.settings import SHIPPED

UNKNOWN = "unknown"
HEARD_MESSAGES = 4
CERTAIN = 0.25


@dataclass(frozen=True)
class ContactReason:
    reason_id: str
    group_id: str
    zh: str
    en: str
    group_zh: str
    group_en: str
    words: tuple[str, ...]


@cache
def taxonomy(name: str) -> dict[str, ContactReason]:
    """{reason_id: reason}; ids are written taxonomy.reason."""
    path = SHIPPED / "reasons" / f"{name}.toml"
    if not path.exists():
        return {}
    found = {}
    for group in tomllib.loads(path.read_text("utf-8"))["group"]:
        for r in group["reason"]:
            reason_id = f"{name}.{r['id']}"
            found[reason_id] = ContactReason(reason_id, f"{name}.{group['id']}", r["zh"], r["en"], group["zh"], group["en"], tuple(r["words"]))
    return found


def names() -> dict[str, ContactReason]:
    """Every reason of every shipped taxonomy."""
    return {k: v for path in sorted((SHIPPED / "reasons").glob("*.toml")) for k, v in taxonomy(path.stem).items()}


@cache
def version() -> str:
    return blake2b(b"".join(p.read_bytes() for p in sorted((SHIPPED / "reasons").glob("*.toml"))), digest_size=6).hexdigest()


@cache
def _index(name: str) -> tuple[re.Pattern, dict[str, list[tuple[str, float]]]]:
    weights: dict[str, list[tuple[str, float]]] = {}
    for reason in taxonomy(name).values():
        for word in reason.words:
            weights.setdefault(word, []).append((reason.reason_id, len(word) ** 0.5))
    spread = {word: [(r, w / len(found)) for r, w in found] for word, found in weights.items()}
    return re.compile("|".join(re.escape(w) for w in sorted(spread, key=len, reverse=True))), spread


def classify(customer_texts: list[str], name: str) -> tuple[str, float, str]:
    """(reason_id or unknown, confidence 0–1, words that decided it) from the customer's first messages, the earliest heard most."""
    if not taxonomy(name):
        return UNKNOWN, 0.0, ""
    pattern, weights = _index(name)
    points: dict[str, float] = {}
    words: dict[str, list[str]] = {}
    for place, text in enumerate(customer_texts[:HEARD_MESSAGES]):
        for word in set(pattern.findall(text)):
            for reason_id, weight in weights[word]:
                points[reason_id] = points.get(reason_id, 0.0) + weight / (1 + 0.5 * place)
                words.setdefault(reason_id, []).append(word)
    if not points:
        return UNKNOWN, 0.0, ""
    first, *rest = sorted(points.items(), key=lambda p: (-p[1], p[0]))
    confidence = (first[1] - (rest[0][1] if rest else 0.0)) / (first[1] + 0.5)
    chosen = first[0] if confidence >= CERTAIN else UNKNOWN
    return chosen, round(confidence, 3), "、".join(dict.fromkeys(words[first[0]]))
