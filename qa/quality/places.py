"""Where a condition looks: the whole contact, its first or last messages or seconds, a range, or before, after, around
or with another condition's hit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from qa.quality.operator import Case, Hit, Line

EDGE = re.compile(r"(first|last) (\d{1,4})( s)?")
RANGE = re.compile(r"from (\d{1,4}) to (\d{1,4})")
BESIDE = re.compile(r"(before|after|around|with) (\w+?)(?:\.(first|last|every|\d{1,3}))?(?: (\d{1,4})( s)?)?")
FORMS = (
    "all、first 3、last 5、first 30 s、from 2 to 6、before 条件、after 条件、after 条件.last、with 条件.every、after"
    " 条件 4、after 条件 30 s、around 条件 2、with 条件"
)


@dataclass(frozen=True)
class Place:
    """`kind`: all, first, last, from, before, after, around, with. `count`: messages, or seconds when `is_time`;
    `other`: the condition it leans on, `nth`: which of its hits, first, last, every or a number."""

    kind: str
    count: int = 0
    to: int = 0
    is_time: bool = False
    other: str = ""
    nth: str = "first"


def parse_place(text: str) -> Place | None:
    """None for what is no place."""
    if text == "all":
        return Place("all")
    if found := EDGE.fullmatch(text):
        return Place(found[1], int(found[2]), is_time=bool(found[3]))
    if found := RANGE.fullmatch(text):
        return Place("from", int(found[1]), int(found[2])) if int(found[1]) <= int(found[2]) else None
    if found := BESIDE.fullmatch(text):
        return Place(found[1], int(found[4] or 0), is_time=bool(found[5]), other=found[2], nth=found[3] or "first")
    return None


def narrowed(case: Case, place: Place, who: str, hits: Callable[[str], list[Hit]]) -> Case:
    """The contact as a condition may see it. `hits`: those of another condition. First and last count the messages of
    `who`."""
    if place.kind == "all":
        return case
    if place.kind == "from":
        return case.of(line for line in case.lines if place.count <= line.seq <= place.to)
    if place.kind in ("first", "last"):
        return case.of(_edge(case, place, who))
    beside = {line.seq for at in _hits(hits(place.other), place.nth) for line in _beside(case, place, at, who)}
    return case.of(line for line in case.lines if line.seq in beside)


def _edge(case: Case, place: Place, who: str) -> list[Line]:
    mine = case.by(who)
    if not place.is_time:
        return mine[: place.count] if place.kind == "first" else mine[-place.count :] if place.count else []
    times = [time for line in case.lines if (time := _time(line)) is not None]
    if not times:
        return mine
    span = place.count * 1000
    return [
        line
        for line in mine
        if (t := _time(line)) is not None and (t <= times[0] + span if place.kind == "first" else t >= times[-1] - span)
    ]


def _hits(found: list[Hit], nth: str) -> list[int]:
    """The messages of the first, last, n-th or every hit that has one."""
    seqs = [hit.seq for hit in found if hit.seq is not None]
    if nth == "every":
        return seqs
    number = {"first": 0, "last": len(seqs) - 1}.get(nth, int(nth) - 1 if nth.isdigit() else 0)
    return [seqs[number]] if 0 <= number < len(seqs) else []


def _beside(case: Case, place: Place, at: int, who: str) -> list[Line]:
    mine = case.by(who)
    if place.kind == "with":
        return [line for line in mine if line.seq == at]
    before, after = [line for line in mine if line.seq < at], [line for line in mine if line.seq > at]
    if place.is_time:
        here = next((_time(line) for line in case.lines if line.seq == at), None)
        before, after = (
            [line for line in some if here is None or _near(line, here, place.count)] for some in (before, after)
        )
    elif place.count:
        before, after = before[-place.count :], after[: place.count]
    return {"before": before, "after": after, "around": [*before, *(line for line in mine if line.seq == at), *after]}[
        place.kind
    ]


def _near(line: Line, here: int, seconds: int) -> bool:
    time = _time(line)
    return time is not None and abs(time - here) <= seconds * 1000


def _time(line: Line) -> int | None:
    return line.begin_ms if line.begin_ms is not None else line.at_ms
