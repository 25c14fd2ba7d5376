"""What each column of a table stands for: `target.field`. A list of contacts may tell of more than contacts: of the
agents who answered, and of what customers said in a survey."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.adapters.mapping.shapes import MOST, Shape, shape_of
from qa.adapters.mapping.suggesting import KEYS, PERSON, columns_for
from qa.adapters.mapping.targets import TARGETS, Field

BESIDE = {
    "contact": {"agent": ("name", "team"), "survey": ("score", "comment")},
    "message": {"contact": ("agent", "customer", "channel", "queue")},
}
NUMBERED = (
    r"[\u4e00-\u9fff·]+\s*[（(\[【]\s*(\w+)\s*[)）\]】]$",
    r"^(\d{2,})\s*[-_/ ]\s*[\u4e00-\u9fff·]+$",
    r"^[\u4e00-\u9fff·]+\s*[-_/ ]\s*(\d{2,})$",
)
AGENTS = re.compile("坐席|座席|客服|接待|话务员|接线员|受理")
VOICES = re.compile("发言人|发送人|发送者|说话人|讲话人|回复人")
TALK_BEGAN = re.compile("通话开始|开始通话|接通|接听|应答")
OF_CUSTOMER = ("客户", "用户", "顾客", "访客")


EMPTY = shape_of([])


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
    own = columns_for(target, columns, shapes)
    if target == "contact":
        own = _of_one_day(own, columns, shapes)
    found = {column: f"{target}.{name}" for name, column in own.items()}
    for other, names in BESIDE.get(target, {}).items():
        free = [c for c in columns if c not in found and (other != "agent" or not any(w in c for w in OF_CUSTOMER))]
        beside = columns_for(other, free, shapes)
        if other == "agent" and "name" not in beside:
            beside["name"] = next((c for c in free if AGENTS.search(c) and shapes[c].names >= MOST), "")
        if target == "message" and "agent" not in beside:
            beside["agent"] = next((c for c in free if VOICES.search(c) and shapes[c].names >= MOST), "")
        for name, column in beside.items():
            is_staff = other != "agent" or name != "name" or PERSON.search(column) or AGENTS.search(column)
            if name in names and column and is_staff:
                found[column] = f"{other}.{name}"
    return found


def _of_one_day(own: dict[str, str], columns: list[str], shapes: dict[str, Shape]) -> dict[str, str]:
    """Where the day stands in one column and the times of it in others, the times are what happened; without a better
    start, the talk's is taken."""
    if shapes.get(own.get("started_at", ""), EMPTY).days < MOST:
        return own
    free = [c for c in columns if shapes[c].daytimes >= MOST and c not in own.values()]
    start = next((c for c in free if any(w in c for w in ("开始", "时间", "时刻", "时点"))), None)
    if start is None and shapes.get(own.get("answered_at", ""), EMPTY).daytimes >= MOST:
        start = own.pop("answered_at")
    return own | ({"started_at": start} if start else {})


def day_column(columns: list[str], shapes: dict[str, Shape]) -> str | None:
    """The column that only names days, beside which times of day stand."""
    return next((c for c in columns if shapes[c].days >= MOST), None)


def agent_pattern(values: list[str]) -> str:
    """What takes the number out of cells like 林甲(8006) or 8006-林甲, where most look so; "" where they do not."""
    return next(
        (p for p in NUMBERED if values and sum(bool(re.search(p, v)) for v in values) >= MOST * len(values)), ""
    )


def is_outgoing(columns: list[str], name: str) -> bool:
    """Whether a list without a column for it is of calls that the centre made."""
    told = name + "".join(columns)
    return "外呼" in told or "被叫" in told and "主叫" not in told


def said(table: dict, target: str) -> dict[str, str]:
    """{column: role} as a saved mapping says it."""
    known, found = {role.key for role in roles_of(target)}, {}
    for name in (target, *BESIDE.get(target, {})):
        place = "about" if target == "message" and name == "contact" else name
        for field, spec in table.get(place, {}).items():
            spec = {"column": spec} if isinstance(spec, str) else spec
            column = next(iter(spec.get("columns") or [spec.get("column")]), None)
            if column and f"{name}.{field}" in known:
                found.setdefault(column, f"{name}.{field}")
    return found


def tables(target: str, specs: dict[str, str | dict], **constants: str) -> dict[str, dict]:
    """{target: {field: spec}} of a mapping, from {role: spec}; what the other targets need of the contact goes with
    them. `constants`: channel and direction where no column tells them."""
    found: dict[str, dict] = {target: {}}
    for role, spec in specs.items():
        name, field = role.split(".", 1)
        found.setdefault(name, {})[field] = spec
    own = found[target]
    if target == "contact":
        for field, value in ({"direction": "in"} | constants).items():
            own.setdefault(field, {"value": value})
        began = own.get("started_at", "")
        name = began if isinstance(began, str) else " ".join(began.get("columns", [began.get("column", "")]))
        if "answered_at" not in own and {"ended_at", "outcome"} <= set(own) and TALK_BEGAN.search(name):
            own["answered_at"] = began
        if "agent" in found:
            if "agent" in own:
                found["agent"] |= {"id": own["agent"]}
                if "team" in found["agent"] and "started_at" in own:
                    found["agent"] |= {"valid_from": own["started_at"]}
            else:
                del found["agent"]
        if "survey" in found:
            found["survey"] |= {"contact": own.get("id", ""), "offered": {"value": "no"}}
    if target == "agent":
        own.setdefault("everywhere", {"value": "1"})
    if target == "message":
        found["about"] = found.pop("contact", {})
    return found


def is_sure(role: Role, column: str, shape: Shape) -> bool:
    """Whether the header says it in a word of its own and the values can be what it says."""
    is_told = any(len(word) > 1 and word.lower() in column.lower() for word in role.field.words)
    return is_told and shape.suits(role.field.kind, role.field.name in KEYS)
