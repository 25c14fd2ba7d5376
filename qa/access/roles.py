"""Which rows a role sees: from the account of who is signed in; in the demo whoever sits at this machine chooses."""

from __future__ import annotations

from qa.access.person import Person
from qa.scope import Scope
from qa.warehouse.store import Store


def queues_of(store: Store, teams: tuple[str, ...]) -> tuple[str, ...]:
    """Queues that teams serve: those with at least a twentieth of the teams' answered visits."""
    marks = ", ".join("?" * len(teams))
    rows = store.kept(
        f"""select queue_id from visit_fact where team_id in ({marks}) and queue_id is not null group by 1
            qualify count(*) >= 0.05 * sum(count(*)) over ()""",
        list(teams),
    )
    return tuple(sorted(r["queue_id"] for r in rows))


def busiest(store: Store, column: str) -> str:
    """The team_id, agent_id or programme_id with most contacts: where the demo begins."""
    if column not in ("team_id", "agent_id", "programme_id"):
        raise ValueError(column)
    found = store.kept(
        f"select {column} from contact_fact where {column} is not null group by 1 order by count(*) desc, 1 limit 1"
    )
    return str(found[0][column]) if found else ""


def is_known(store: Store, column: str, value: str) -> bool:
    """Whether any contact belongs to this team_id or agent_id."""
    if column not in ("team_id", "agent_id"):
        raise ValueError(column)
    return bool(store.kept(f"select 1 from contact_fact where {column} = ? limit 1", [value]))


def scope_of(store: Store, person: Person, role: str) -> Scope:
    """The scope of a person in one of their roles."""
    grant = person.grant(role)
    if role == "agent":
        return Scope(person.login, role, agent=grant.agent_id)
    programmes = grant.programmes or None
    if role == "supervisor":
        queues = queues_of(store, grant.teams) if grant.teams else ()
        return Scope(person.login, role, programmes=programmes, teams=grant.teams, queues=queues)
    return Scope(person.login, role, programmes=programmes)


def scope_for(store: Store, role: str, team: str = "", agent: str = "") -> Scope:
    """A supervisor sees a team and the queues it serves, an agent only own contacts, a client one brand, the others
    their whole house."""
    user = f"demo-{role}"
    if role == "client":
        brand = busiest(store, "programme_id")
        return Scope(user, role, programmes=(brand,) if brand else ())
    if role == "supervisor":
        return Scope(user, role, teams=(team,), queues=queues_of(store, (team,)) if team else ())
    return Scope(user, role, agent=agent) if role == "agent" else Scope(user, role)
