"""A stretch of planned working time."""

from __future__ import annotations

from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need


def schedule(said: dict, source: Source, notes: list[Note]) -> Said:
    agent, starts, ends = need(said, "agent"), said.get("starts_at"), said.get("ends_at")
    if starts is None or ends is None:
        raise Refused("BAD_TIMESTAMP", "starts_at" if starts is None else "ends_at")
    if ends <= starts:
        raise Refused("END_BEFORE_START", "ends_at", ends)
    row = source.where() | dict(
        agent_native=agent, starts_at=starts, ends_at=ends, activity=said.get("activity") or "work"
    )
    return f"{agent}|{starts.isoformat()}", [("schedule", row)]


TARGET = Target("schedule", schedule)
