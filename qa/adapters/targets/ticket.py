"""A ticket of a help desk or order system."""

from __future__ import annotations

from qa.adapters.refusal import Note
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need


def ticket(said: dict, source: Source, notes: list[Note]) -> Said:
    native, reopens = need(said, "id"), said.get("reopens")
    row = source.where() | dict(
        ticket_id=source.contact(f"ticket:{native}"),
        native_id=native,
        interaction_id=source.contact(said.get("contact") or f"ticket:{native}"),
        address=said.get("customer"),
        agent_native=said.get("agent") or None,
        status=said.get("status"),
        category=said.get("category"),
        opened_at=said.get("opened_at"),
        replied_at=said.get("replied_at"),
        solved_at=said.get("solved_at"),
        reopen_count=int(float(reopens)) if reopens else None,
    )
    return native, [("ticket", row)]


TARGET = Target("ticket", ticket)
