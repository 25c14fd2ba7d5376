"""A programme's own names are no competitor's: before anybody reads, they become what a customer would say to the firm,
letter for letter."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.language.columns import CUSTOMER, Said
from qa.language.normalising import letters

SHORTEST, APART = 2, re.compile(r"[,，、;；\n]+")
YOU, HOUSE = "你们", "家"


def brands(told: str | list | None) -> tuple[str, ...]:
    """Names of a list, or of a text with commas between, in one spelling, the longest first; single letters are none.
    Raises TypeError for anything else."""
    if told is not None and not isinstance(told, (str, list)):
        raise TypeError("own_brands")
    names = told if isinstance(told, list) else APART.split(told or "")
    fit = {letters([str(name).strip()])[0] for name in names}
    return tuple(sorted((name for name in fit if len(name) >= SHORTEST), key=lambda name: (-len(name), name)))


@lru_cache(maxsize=1_000)
def _pattern(names: tuple[str, ...]) -> re.Pattern:
    return re.compile("|".join(map(re.escape, names)), re.IGNORECASE)


def as_ours(texts: list[str], said: Said) -> list[str]:
    """The customers' messages with the own names of their programme (`said.own`) replaced; the others as they are."""
    if not any(said.own):
        return texts
    found = list(texts)
    for at in said.by(CUSTOMER).tolist():
        own = said.own[said.contact[at]]
        if own:
            found[at] = _pattern(own).sub(_you, found[at])
    return found


def _you(match: re.Match) -> str:
    return YOU + HOUSE * (len(match[0]) - len(YOU))
