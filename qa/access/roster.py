"""Agents of the roster and their accounts: invited all at once, and out when the roster says they left."""

from __future__ import annotations

from qa.access.invitations import issue
from qa.access.people import add, change, give, take
from qa.access.person import people
from qa.access.reading import Reader
from qa.clock import this_day
from qa.records.book import audit
from qa.scope import SYSTEM, Scope
from qa.warehouse.store import Store

KNOWN = "select agent_id, any_value(display_name) as name, max(left_on) as left_on from agent group by 1 order by 1"


def uninvited(reader: Reader) -> list[dict]:
    """[{agent_id, name}] of agents at work who have no account."""
    taken = {grant.agent_id for person in people() for grant in person.grants}
    today = this_day()
    return [
        dict(agent_id=r["agent_id"], name=r["name"] or r["agent_id"])
        for r in reader.rows(KNOWN)
        if r["agent_id"] not in taken and (r["left_on"] is None or r["left_on"] > today)
    ]


def invite(by: Scope, agents: list[dict]) -> list[dict]:
    """An account with the agent's role and a link that works once for each; [{login, name, agent_id, token}]. An agent
    whose account cannot be made is left out of the answer."""
    taken, made = {person.login for person in people()}, []
    for agent in agents:
        programme, _, native = agent["agent_id"].partition("/")
        login = next(name for name in (native, f"{native}.{programme}", agent["agent_id"]) if name.lower() not in taken)
        login = add(by, login.replace("/", "."), agent["name"])
        give(by, login, "agent", agent_id=agent["agent_id"])
        taken.add(login)
        made.append(agent | dict(login=login, token=issue(by, login, "invite")))
    return made


def let_go(store: Store) -> list[str]:
    """Take the agent's role from everybody whom the roster says has left, and the account when nothing else is left;
    their logins."""
    by_agent = {grant.agent_id: person for person in people() for grant in person.grants if grant.agent_id}
    if not by_agent:
        return []
    gone = [r["agent_id"] for r in store.rows(KNOWN) if r["left_on"] and r["left_on"] <= this_day()]
    found = [by_agent[agent] for agent in gone if agent in by_agent]
    for person in found:
        take(SYSTEM, person.login, "agent")
        if person.is_active and len(person.grants) == 1:
            change(SYSTEM, person.login, is_active=False)
        audit("system", "left_roster", person.login)
    return [person.login for person in found]
