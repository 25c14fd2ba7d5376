"""The record of who may come in: an account, and the roles it was given with their scope; what counts is the newest
row of each."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from qa.clock import this_day
from qa.records.book import Connection, newest
from qa.scope import ROLES


@dataclass(frozen=True)
class Grant:
    """A role as given: an agent's agent_id, a supervisor's teams, the programmes of the others (none: all)."""

    role: str
    agent_id: str = ""
    teams: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    valid_from: str = ""

    @property
    def is_in_force(self) -> bool:
        """Whether its first day has come."""
        return self.valid_from <= this_day().isoformat()


@dataclass(frozen=True)
class Person:
    """An account and the roles it has, in the order of ROLES."""

    login: str
    name: str
    language: str
    is_active: bool
    grants: tuple[Grant, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles in force today."""
        return tuple(g.role for g in self.grants if g.is_in_force) if self.is_active else ()

    def grant(self, role: str) -> Grant:
        """The grant of a role. Raises KeyError for one that is not in force."""
        return {g.role: g for g in self.grants if g.is_in_force}[role]


def people(connection: Connection | None = None) -> list[Person]:
    """Everybody, by login."""
    grants: dict[str, list[Grant]] = {}
    for row in newest("role_grant", ("login", "role"), connection):
        if row["is_granted"]:
            grants.setdefault(row["login"], []).append(_grant(row))
    return [_person(row, grants.get(row["login"], [])) for row in newest("person", ("login",), connection)]


def person(login: str) -> Person | None:
    """One of them, or None."""
    rows = newest("person", ("login",), login=login)
    grants = [_grant(r) for r in newest("role_grant", ("login", "role"), login=login) if r["is_granted"]]
    return _person(rows[0], grants) if rows else None


def _person(row: dict, grants: list[Grant]) -> Person:
    ordered = tuple(sorted(grants, key=lambda g: ROLES.index(g.role)))
    return Person(row["login"], row["name"], row["language"], row["is_active"], ordered)


def _grant(row: dict) -> Grant:
    teams, programmes = (tuple(orjson.loads(row[name] or "[]")) for name in ("teams", "programmes"))
    return Grant(row["role"], row["agent_id"], teams, programmes, row["valid_from"])
