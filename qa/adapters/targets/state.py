"""A change of an agent's state."""

from __future__ import annotations

from qa.adapters.refusal import Note
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need


def state(said: dict, source: Source, notes: list[Note]) -> Said:
    row = dict(
        source_id=source.source_id,
        programme_id=source.programme_id,
        agent_native=need(said, "agent"),
        happened_at=said.get("happened_at"),
        state=said.get("state"),
        state_raw=said.get("raw"),
        reason=said.get("reason"),
    )
    return f"{row['agent_native']}|{row['happened_at']}|{row['state']}", [("state_claim", row)]


TARGET = Target("state", state)
