"""What a table probably is, and which column is which, from the words of its header and what stands below them: a
beginning that a person corrects."""

from __future__ import annotations

import re

from qa.adapters.mapping.shapes import MOST, UNIQUE, Shape
from qa.adapters.mapping.targets import TARGETS, Field
from qa.adapters.mapping.value_words import grade, means

# Keys of other tables, and ids of a row of this one.
RATED = 0.3  # unrated ones stand between
KEYED, LONG = {"id": ("contact", "ticket"), "contact": ("message", "survey")}, 5
KEYS, OWN = ("id", "contact", "agent"), ("contact", "customer", "agent", "ticket")
PERSON = re.compile(r"姓名|名字|名称|\bname\b", re.IGNORECASE)
CODE = re.compile(r"工号|编号|\bid\b|\bno\b|number", re.IGNORECASE)


def suggest(columns: list[str], shapes: dict[str, Shape] | None = None) -> tuple[str, dict[str, str]]:
    """(target, {field: column}): the target whose needed fields the table has most of, and that what stands in the
    columns speaks for. `shapes`: what stands there, where that is known."""
    found = {name: columns_for(name, columns, shapes) for name in TARGETS}

    def fit(name: str) -> tuple[float, int]:
        needed = [f.name for f in TARGETS[name][2] if f.needed]
        spoken = _speaks_for(name, found, shapes) if shapes else 0
        return sum(n in found[name] for n in needed) / len(needed) + spoken, len(found[name])

    best = max(TARGETS, key=fit)
    return best, found[best]


def _speaks_for(name: str, found: dict[str, dict[str, str]], shapes: dict[str, Shape]) -> bool:
    """Whether the values could hardly be anything else: who speaks beside what is said; how content somebody is where
    nothing tells of a talk; people with a team or a first day, each once."""
    mine = {field: shapes[column] for field, column in found[name].items()}
    if name == "message":
        return "text" in mine and "speaker" in mine and mine["speaker"].speakers >= MOST
    if name == "survey":
        rated = "score" in mine and mine["score"].ratings >= MOST
        elsewhere = {f for f, c in found["contact"].items() if c not in found[name].values()}
        return rated and not {"talk", "wait", "ended_at", "outcome", "customer"} & elsewhere
    if name == "agent":
        is_list = "name" in mine and ("team" in mine or "hired_on" in mine)
        return is_list and "id" in mine and mine["id"].unique >= UNIQUE and "talk" not in found["contact"]
    return False


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
    return out | _by_values(target, out, columns, shapes or {})


def _by_values(target: str, found: dict[str, str], columns: list[str], shapes: dict[str, Shape]) -> dict[str, str]:
    """What no word of the header names and the values alone tell: a key of letters and digits, and what is said."""
    free, out = [c for c in columns if c in shapes and c not in found.values()], {}
    for name in ("id", "contact"):
        if target in KEYED.get(name, ()) and name not in found:
            codes = [c for c in free if shapes[c].codes >= UNIQUE and shapes[c].phones < MOST]
            once = [c for c in codes if name == "contact" or shapes[c].unique >= UNIQUE]
            out |= {name: once[0]} if once else {}
    if target == "message" and "text" not in found:
        said = [c for c in free if shapes[c].letters >= LONG and not shapes[c].times and c not in out.values()]
        out |= {"text": max(said, key=lambda c: shapes[c].letters)} if said else {}
    return out


def missing(target: str, columns: dict) -> list[Field]:
    """Fields a table of this kind needs and that no column was said to hold."""
    return [field for field in TARGETS[target][2] if field.needed and field.name not in columns]


def translated(field: Field, values: list[str]) -> dict[str, str]:
    """What each value of a column probably means; figures mean what they say."""
    words = dict(field.values)
    found = {v: v if v.replace(".", "", 1).isdigit() else grade(v) or means(words, v) for v in values}
    return {value: meant for value, meant in found.items() if meant is not None}


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
    if field.name == "score" and shape.ratings < RATED:
        return False
    if field.name == "id" and target in OWN and shape.unique < UNIQUE and target == "contact":
        return False
    of_day = field.kind == "time" and shape.daytimes >= MOST
    return shape.suits(field.kind, is_key) or of_day and any(s.days >= MOST for s in shapes.values())
