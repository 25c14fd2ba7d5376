"""Who asks, and which rows they may see. Every read of people's or customers' rows takes a Scope."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("supervisor", "reviewer", "executive", "agent", "admin")


@dataclass(frozen=True)
class Scope:
    """None means "all"; an empty tuple means "none". An agent's scope names exactly one agent."""

    user: str
    role: str
    programmes: tuple[str, ...] | None = None
    teams: tuple[str, ...] | None = None
    agent: str | None = None

    def where(self, alias: str = "") -> tuple[str, list]:
        """An SQL condition over programme_id, team_id and agent_id, with its bound values."""
        if self.role not in ROLES:
            raise PermissionError(f"unknown role {self.role}")
        dot = f"{alias}." if alias else ""
        parts, values = ["true"], []
        for column, allowed in (("programme_id", self.programmes), ("team_id", self.teams)):
            if allowed is not None:
                parts.append(f"list_contains(?::varchar[], {dot}{column})")
                values.append(list(allowed))
        if self.role == "agent":
            parts.append(f"{dot}agent_id = ?")
            values.append(self.agent or "")
        return " and ".join(parts), values


SYSTEM = Scope("system", "admin")
