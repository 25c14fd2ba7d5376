"""What people decide for themselves: nobody is in the game who did not say so, and leaving is as quiet as never having
come."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.failures import NOT_YOUR_ROLE
from qa.records.nameless import keep, told_of

KINDS = ("game", "league", "wall")


def chosen(reader: Reader, kind: str) -> bool | None:
    """What the agent who asks decided; None before they were asked."""
    found = told_of("choice", agent_id=reader.scope.agent or "", kind=kind)
    return found[0]["value"] == "in" if found else None


def choose(reader: Reader, kind: str, is_in: bool) -> None:
    """In or out, from now on; who was never in and who left look the same. Raises QAError for who is no agent."""
    agent = reader.scope.agent
    if reader.scope.role != "agent" or not agent or kind not in KINDS:
        raise NOT_YOUR_ROLE()
    keep("choice", f"{agent}|{kind}", agent_id=agent, kind=kind, value="in" if is_in else "out")


def joined(kind: str) -> set[str]:
    """Everybody who is in."""
    return {row["agent_id"] for row in told_of("choice", kind=kind) if row["value"] == "in"}
