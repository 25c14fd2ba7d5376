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
    queues: tuple[str, ...] | None = None
    agent: str | None = None

    @property
    def sees_all(self) -> bool:
        """Neither a team nor an agent narrows what is seen."""
        return self.teams is None and self.role != "agent"

    def where(self, alias: str = "", of_queue: bool = False) -> tuple[str, list]:
        """An SQL condition over programme_id, team_id, queue_id and agent_id, with its bound values.

        Customers who were not answered belong to no team: a team's scope holds those of the queues it serves. With
        `of_queue` (waiting and answering, a property of the queue) the scope is those queues whole.
        """
        if self.role not in ROLES:
            raise PermissionError(f"unknown role {self.role}")
        dot = f"{alias}." if alias else ""
        parts, values = ["true"], []
        if self.programmes is not None:
            parts.append(f"list_contains(?::varchar[], {dot}programme_id)")
            values.append(list(self.programmes))
        if self.teams is not None:
            queues = f"list_contains(?::varchar[], {dot}queue_id)"
            parts.append(queues if of_queue else f"(list_contains(?::varchar[], {dot}team_id) or ({dot}team_id is null and {queues}))")
            values += [list(self.queues or ())] if of_queue else [list(self.teams), list(self.queues or ())]
        if self.role == "agent":
            parts.append(f"{dot}agent_id = ?")
            values.append(self.agent or "")
        return " and ".join(parts), values


SYSTEM = Scope("system", "admin")
