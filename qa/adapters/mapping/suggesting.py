"""What a table probably is, and which column is which, from the words of its header and what stands below them: a
beginning that a person corrects."""

from __future__ import annotations

import re

from qa.adapters.mapping.shapes import UNIQUE, Shape
from qa.adapters.mapping.targets import TARGETS, Field

# Keys of other tables, and ids of a row of this one.
KEYS, OWN = ("id", "contact", "agent"), ("contact", "customer", "agent", "ticket")
PERSON = re.compile(r"姓名|名字|名称|\bname\b", re.IGNORECASE)
CODE = re.compile(r"工号|编号|\bid\b|\bno\b|number", re.IGNORECASE)


def suggest(columns: list[str], shapes: dict[str, Shape] | None = None) -> tuple[str, dict[str, str]]:
    """(target, {field: column}): the target whose needed fields the table has most of. `shapes`: what stands in the
    columns, where that is known."""
    found = {name: columns_for(name, columns, shapes) for name in TARGETS}

    def fit(name: str) -> tuple[float, int]:
        needed = [f.name for f in TARGETS[name][2] if f.needed]
        return sum(n in found[name] for n in needed) / len(needed), len(found[name])

    best = max(TARGETS, key=fit)
    return best, found[best]


def columns_for(target: str, columns: list[str], shapes: dict[str, Shape] | None = None) -> dict[str, str]:
    """{field: column} by the header's words; a column is given once, the fuller word first. Where `shapes` are known, a
    column must be able to hold what the word says: a duration is no key, an id does not come twice."""
    pairs = []
    for place, field in enumerate(TARGETS[target][2]):
        for word in field.words:
            pairs += [
                (-(word.lower() == c.lower()), -len(word), place, field.name, c)
                for c in columns
                if word.lower() in c.lower() and _can_be(target, field, c, columns, shapes)
            ]
    out: dict[str, str] = {}
    for _, _, _, name, column in sorted(pairs):
        if name not in out and column not in out.values():
            out[name] = column
    return out


def missing(target: str, columns: dict) -> list[Field]:
    """Fields a table of this kind needs and that no column was said to hold."""
    return [field for field in TARGETS[target][2] if field.needed and field.name not in columns]


def translated(field: Field, values: list[str]) -> dict[str, str]:
    """What each value of a column probably means."""
    return {v: dict(field.values)[v] for v in values if v in dict(field.values)}


def _can_be(target: str, field: Field, column: str, columns: list[str], shapes: dict[str, Shape] | None) -> bool:
    is_person = bool(PERSON.search(column)) and not CODE.search(column)
    if field.name == "agent" and is_person and any(CODE.search(c) and "客户" not in c for c in columns):
        return False
    if field.name in ("id", "contact") and is_person:
        return False
    shape = (shapes or {}).get(column)
    if shape is None:
        return True
    is_key = field.name in KEYS
    if field.name == "id" and target in OWN and shape.unique < UNIQUE and target == "contact":
        return False
    return shape.suits(field.kind, is_key)
