"""Who asks, and which rows they may see: the condition that the reader (access/reading.py) puts on every table."""

from __future__ import annotations

from dataclasses import dataclass

# What stands after the programme where a roster names no team: such contacts are somebody's to look after too.
NO_TEAM = "/"
ROLES = ("supervisor", "reviewer", "lead", "executive", "client", "agent", "admin", "auditor")
# Who is nobody: the house itself, its stages and command line.
HOUSE = "house"
# Roles that look after the house and not after customers: they open no words of theirs.
WORDLESS = ("admin", "auditor")


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

    @property
    def manages(self) -> bool:
        """Whether imports, settings and what the house keeps are in this role's hands."""
        return self.role in ("admin", HOUSE)

    @property
    def reads_words(self) -> bool:
        """Whether what customers and agents said may be opened."""
        return self.role not in WORDLESS

    def where(self, alias: str = "", of_queue: bool = False) -> tuple[str, list]:
        """An SQL condition over programme_id, team_id, queue_id and agent_id, with its bound values.

        Customers who were not answered belong to no team, and agents whom no roster puts into one to the programme's
        NO_TEAM: a team's scope holds those of the queues it serves. With
        `of_queue` (waiting and answering, a property of the queue) the scope is those queues whole.
        """
        if self.role not in (*ROLES, HOUSE):
            raise PermissionError(f"unknown role {self.role}")
        if self.role == "auditor":
            return "false", []
        dot = f"{alias}." if alias else ""
        parts, values = [], []
        if self.programmes is not None:
            parts.append(f"{dot}programme_id in {_list(self.programmes)}")
            values += self.programmes
        if self.teams is not None:
            queues = f"{dot}queue_id in {_list(self.queues or ())}"
            nobodys = f"({dot}team_id is null or {dot}team_id = {dot}programme_id || '{NO_TEAM}')"
            parts.append(queues if of_queue else f"({dot}team_id in {_list(self.teams)} or ({nobodys} and {queues}))")
            values += [*(() if of_queue else self.teams), *(self.queues or ())]
        if self.role == "agent":
            parts.append(f"{dot}agent_id = ?")
            values.append(self.agent or "")
        return " and ".join(parts) or "true", values


def _list(wanted: tuple[str, ...]) -> str:
    """Marks for the values of an SQL list; an empty list holds nothing."""
    return f"({', '.join('?' * len(wanted)) or 'null'})"


SYSTEM = Scope("system", HOUSE)
