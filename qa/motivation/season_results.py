"""What a season came to: who reached which quest on what day. A pure function of what happened and of the rules of the
day; nothing that was reached can be lost again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qa.access.reading import Reader
from qa.clock import this_day
from qa.motivation.reaching import reached_sql
from qa.motivation.seasons import Rule, Season, Version

# Who worked so many contacts in a team has a share in what it reaches.
SHARES_FROM = 10


@dataclass(frozen=True)
class Done:
    """One quest for one `who`, an agent or a team: when it was reached (None), how far it is (0 … 1, None while too
    little is counted), and whether nothing suffers for it."""

    who: str
    rule: Rule
    on: date | None
    reached: float | None
    is_guarded: bool


def results(reader: Reader, season: Season) -> list[Done]:
    """Every quest in force on any day of the season, for every team and agent of its programme who counts anything;
    the newest rules last say how far it is. `reader`: of the whole programme."""
    found: dict[tuple[str, str], Done] = {}
    edges = [version.since for version in season.versions[1:]] + [season.ends_on + timedelta(1)]
    for version, until in zip(season.versions, edges):
        for done in _of_version(reader, season, version, min(until, this_day())):
            known = found.get((done.who, done.rule.quest.name))
            if known is None or known.on is None:
                found[done.who, done.rule.quest.name] = done
    return sorted(found.values(), key=lambda d: (d.who, d.rule.quest.name))


def collected(done: list[Done], worked: dict[str, dict[str, int]]) -> dict[str, int]:
    """{agent_id: points}: what each reached, and what their teams reached while they worked there. `worked`: {agent_id:
    {team_id: contacts}}, as `members` tells."""
    points: dict[str, int] = {agent: 0 for agent in worked}
    teams: dict[str, int] = {}
    for one in done:
        if one.on is not None:
            into = teams if one.rule.quest.is_team else points
            into[one.who] = into.get(one.who, 0) + one.rule.points
    for agent, where in worked.items():
        points[agent] += sum(teams.get(team, 0) for team, n in where.items() if n >= SHARES_FROM)
    return points


def members(reader: Reader, season: Season) -> dict[str, dict[str, int]]:
    """{agent_id: {team_id: contacts}} of a season so far."""
    found: dict[str, dict[str, int]] = {}
    for row in reader.rows(
        """select agent_id, team_id, count(*) as n from {contact_fact} where programme_id = ? and day between ? and ?
        and agent_id is not null group by all order by all""",
        [season.programme_id, season.begins_on, min(season.ends_on, this_day() - timedelta(1))],
    ):
        found.setdefault(row["agent_id"], {})[row["team_id"] or ""] = row["n"]
    return found


def _of_version(reader: Reader, season: Season, version: Version, until: date) -> list[Done]:
    found: list[Done] = []
    whom = {True: "team_id", False: "agent_id"}
    for is_team, who in whom.items():
        for is_better in (True, False):
            mine = {
                r.quest.name: r
                for r in version.rules
                if r.quest.is_team == is_team and (r.quest.standard.kind == "better") == is_better
            }
            if not mine or until <= version.since:
                continue
            standards = {name: rule.quest.at(rule.goal) for name, rule in mine.items()}
            begins = season.begins_on
            first = begins - timedelta(max(s.before for s in standards.values()))
            # What is better than before is measured in days of the season alone, against days before them.
            since = max(version.since, begins + timedelta(max(s.days for s in standards.values()) - 1))
            sql = reached_sql(standards, until, who, first, since if is_better else version.since)
            found += [
                Done(row["who"], mine[row["name"]], row["earned_on"], row["reached"], row["is_guarded"])
                for row in reader.rows(
                    f"""with touched as (select distinct {who} as work_id from {{contact_fact}}
                        where programme_id = ? and {who} is not null), {sql.removeprefix("with ")}""",
                    [season.programme_id],
                )
            ]
    return found
