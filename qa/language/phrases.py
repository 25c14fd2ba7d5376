"""The part of what a customer said that carries the matter: by words that tell it."""

from __future__ import annotations

import re

CLAUSE = re.compile(r"[\s，。！？；、,.!?;~～…]+")
# Where a clause begins before it says anything.
OPENING = re.compile(r"^(?:你好|您好|喂|请问|那个|就是|我想问(?:一?下)?|想问(?:一?下)?|麻烦|帮我|我的?|嗯|啊|哎)+")
# Shorter says nothing, longer is no name.
LEAST, MOST = 4, 14


def clauses(text: str) -> list[str]:
    """The clauses of a text, in order, without what only opens them."""
    found = [OPENING.sub("", part) for part in CLAUSE.split(text)]
    return [part for part in found if part]


def carrying(text: str, words: list[str], most: int = 60) -> str:
    """The clause of a text that says most of `words`, with the one after it where there is room."""
    parts = clauses(text)
    if not parts:
        return text[:most]
    at = max(range(len(parts)), key=lambda i: (sum(w in parts[i] for w in words), len(parts[i]) >= LEAST, -i))
    with_next = "，".join(parts[at : at + 2])
    return with_next if len(with_next) <= most else parts[at][:most]


def typical(texts: list[str], words: list[str]) -> str:
    """A short clause customers used that says most of what many say; "" where none is short enough."""
    weight = {word: sum(word in text for text in texts) for word in words}
    best = {
        part: sum(n for word, n in weight.items() if word in part)
        for text in texts
        for part in clauses(text)
        if LEAST <= len(part) <= MOST and "＊" not in part and "[" not in part
    }
    said = [part for part, points in best.items() if points]
    return min(said, key=lambda part: (-best[part], len(part), part)) if said else ""
