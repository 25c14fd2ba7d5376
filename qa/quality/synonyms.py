"""Words that are said for one another on the floor: a line a group in data/lexicons/synonyms.txt, and in the data
folder's lexicons/synonyms.txt."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from qa.settings import SHIPPED, data_folder

NAME = "lexicons/synonyms.txt"


def synonyms(word: str) -> tuple[str, ...]:
    """The word and all that mean the same, the word first. Files are read once a process, like the scorecards they are
    part of."""
    return (word, *sorted(_groups(data_folder()).get(word, frozenset()) - {word}))


def synonym_files() -> list[Path]:
    """The files that are there: the product's, then the centre's own."""
    return [path for path in dict.fromkeys((SHIPPED / NAME, data_folder() / NAME)) if path.exists()]


@lru_cache(maxsize=4)
def _groups(_folder: Path) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for path in synonym_files():
        for line in path.read_text("utf-8").splitlines():
            group = frozenset(line.split("#")[0].split())
            for word in group:
                found[word] = found.get(word, frozenset()) | group
    return found
