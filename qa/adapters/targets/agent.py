"""An agent, with the names sources use and the team, each for as long as it holds."""

from __future__ import annotations

from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need
from qa.adapters.targets.contact import NOBODY


def agent(said: dict, source: Source, notes: list[Note]) -> Said:
    """A roster row. With `valid_from` a later row changes team or login from that day on and earlier numbers stay.

    `person`: a number that the rosters of several programmes share makes one person of their logins; nothing else does.
    """
    login = need(said, "id")
    if login in NOBODY:
        raise Refused("MISSING_KEY", "id", login)
    agent_id = f"person/{said['person']}" if said.get("person") else source.person(login)
    since, until = said.get("valid_from"), said.get("valid_to")
    rows = [
        (
            "agent",
            dict(
                agent_id=agent_id,
                display_name=said.get("name") or login,
                employee_no=said.get("employee_no") or login,
                hired_on=said.get("hired_on"),
                left_on=said.get("left_on"),
                valid_from=since,
            ),
        )
    ]
    spaces = "*" if said.get("everywhere") else source.space or source.source_id
    for native in str(said.get("aliases") or login).split(";"):
        if native.strip():
            alias = dict(
                source_id=spaces, programme_id=source.programme_id, native_id=native.strip(), agent_id=agent_id
            )
            rows.append(("agent_alias", alias | dict(valid_from=since, valid_to=until)))
    if said.get("team"):
        team_id = f"{source.programme_id}/{said['team']}"
        rows.append(("team", dict(team_id=team_id, programme_id=source.programme_id, name=said["team"])))
        rows.append(("team_membership", dict(agent_id=agent_id, team_id=team_id, valid_from=since, valid_to=until)))
    return f"{login}|{since or ''}", rows


TARGET = Target("agent", agent)
