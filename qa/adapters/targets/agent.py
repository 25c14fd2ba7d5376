"""An agent, with the names sources use and the team."""

from __future__ import annotations

from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need


def agent(said: dict, source: Source, warnings: list) -> Said:
    agent_id = need(said, "id")
    rows = [
        (
            "agent",
            dict(
                agent_id=agent_id,
                display_name=said.get("name") or agent_id,
                employee_no=said.get("employee_no") or agent_id,
                hired_on=said.get("hired_on"),
                left_on=said.get("left_on"),
            ),
        )
    ]
    for native in str(said.get("aliases") or agent_id).split(";"):
        rows.append(
            ("agent_alias", dict(source_id=source.space or source.source_id, native_id=native.strip(), agent_id=agent_id, valid_from=None, valid_to=None))
        )
    if said.get("team"):
        team_id = f"{source.programme_id}/{said['team']}"
        rows.append(("team", dict(team_id=team_id, programme_id=source.programme_id, name=said["team"])))
        rows.append(("team_membership", dict(agent_id=agent_id, team_id=team_id, valid_from=said.get("valid_from"), valid_to=said.get("valid_to"))))
    return f"{agent_id}|{said.get('team')}|{said.get('valid_from')}", rows


TARGET = Target("agent", agent)
