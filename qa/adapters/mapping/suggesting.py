"""What a table probably is, and which column is which, from the words of its header: a beginning that a person
corrects."""

from __future__ import annotations

from qa.adapters.mapping.targets import TARGETS, Field


def suggest(columns: list[str]) -> tuple[str, dict[str, str]]:
    """(target, {field: column}): the target whose needed fields the header has most of."""
    found = {name: columns_for(name, columns) for name in TARGETS}

    def fit(name: str) -> tuple[float, int]:
        needed = [f.name for f in TARGETS[name][2] if f.needed]
        return sum(n in found[name] for n in needed) / len(needed), len(found[name])

    best = max(TARGETS, key=fit)
    return best, found[best]


def columns_for(target: str, columns: list[str]) -> dict[str, str]:
    """{field: column} by the header's words; a column is given once, the fuller word first."""
    pairs = []
    for place, field in enumerate(TARGETS[target][2]):
        for word in field.words:
            pairs += [
                (-(word.lower() == c.lower()), -len(word), place, field.name, c)
                for c in columns
                if word.lower() in c.lower()
            ]
    out: dict[str, str] = {}
    for _, _, _, name, column in sorted(pairs):
        if name not in out and column not in out.values():
            out[name] = column
    return out


def translated(field: Field, values: list[str]) -> dict[str, str]:
    """What each value of a column probably means."""
    return {v: dict(field.values)[v] for v in values if v in dict(field.values)}
