"""What each column of a table stands for: `target.field`. A list of contacts may tell of more than contacts: of the
agents who answered, and of what customers said in a survey."""

from __future__ import annotations

from dataclasses import dataclass

from qa.adapters.mapping.shapes import Shape
from qa.adapters.mapping.suggesting import KEYS, PERSON, columns_for
from qa.adapters.mapping.targets import TARGETS, Field

BESIDE = {"contact": {"agent": ("name", "team"), "survey": ("score", "comment")}}
OF_CUSTOMER = ("客户", "用户", "顾客", "访客")


@dataclass(frozen=True)
class Role:
    """What a column may stand for in a table of one kind."""

    key: str
    target: str
    field: Field


def roles_of(target: str) -> list[Role]:
    """Every role a column of such a table may have; those of the table's own kind first."""
    own = [Role(f"{target}.{field.name}", target, field) for field in TARGETS[target][2]]
    return own + [
        Role(f"{other}.{field.name}", other, field)
        for other, names in BESIDE.get(target, {}).items()
        for field in TARGETS[other][2]
        if field.name in names
    ]


def guessed(target: str, columns: list[str], shapes: dict[str, Shape]) -> dict[str, str]:
    """{column: role} by the header's words and by what stands below them."""
    found = {column: f"{target}.{name}" for name, column in columns_for(target, columns, shapes).items()}
    for other, names in BESIDE.get(target, {}).items():
        free = [c for c in columns if c not in found and not any(word in c for word in OF_CUSTOMER)]
        for name, column in columns_for(other, free, shapes).items():
            is_staff = other != "agent" or name != "name" or PERSON.search(column)
            if name in names and is_staff:
                found[column] = f"{other}.{name}"
    return found


def said(table: dict, target: str) -> dict[str, str]:
    """{column: role} as a saved mapping says it."""
    known, found = {role.key for role in roles_of(target)}, {}
    for name in (target, *BESIDE.get(target, {})):
        for field, spec in table.get(name, {}).items():
            spec = {"column": spec} if isinstance(spec, str) else spec
            column = next(iter(spec.get("columns") or [spec.get("column")]), None)
            if column and f"{name}.{field}" in known:
                found.setdefault(column, f"{name}.{field}")
    return found


def tables(target: str, specs: dict[str, str | dict], channel: str = "") -> dict[str, dict]:
    """{target: {field: spec}} of a mapping, from {role: spec}; what the other targets need of the contact goes with
    them."""
    found: dict[str, dict] = {target: {}}
    for role, spec in specs.items():
        name, field = role.split(".", 1)
        found.setdefault(name, {})[field] = spec
    own = found[target]
    if target == "contact":
        own.setdefault("direction", {"value": "in"})
        if channel:
            own.setdefault("channel", {"value": channel})
        if "agent" in found:
            if "agent" in own:
                found["agent"] |= {"id": own["agent"]}
                if "team" in found["agent"] and "started_at" in own:
                    found["agent"] |= {"valid_from": own["started_at"]}
            else:
                del found["agent"]
        if "survey" in found:
            found["survey"] |= {"contact": own.get("id", ""), "offered": {"value": "no"}}
    return found


def is_sure(role: Role, column: str, shape: Shape) -> bool:
    """Whether the header says it in a word of its own and the values can be what it says."""
    is_told = any(len(word) > 1 and word.lower() in column.lower() for word in role.field.words)
    return is_told and shape.suits(role.field.kind, role.field.name in KEYS)
