"""A season's rules tried on what already happened: who would have earned what, and whether queue, tenure or shift
decide it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from qa.access.reading import Reader
from qa.clock import this_day
from qa.motivation.season_results import collected, members, results
from qa.motivation.seasons import Rule, Season, Version

# A group that earns less than four fifths of what all others do (the rule of thumb of equal opportunity) is told; below
# so many people a group says nothing.
FAIR, LEAST_PEOPLE = 0.8, 3
NEW_WEEKS = 13
GROUPS = """with mine as (
    select f.agent_id, mode(f.queue_id) as queue, median(f.hour) as hour, min(f.day) as first, any_value(a.hired_on) as
        hired_on
    from {contact_fact} f left join agent a using (agent_id)
    where f.programme_id = ? and f.day between ? and ? and f.agent_id is not null group by 1
)
select agent_id, queue, case when hour < 11 then 'early' when hour < 16 then 'day' else 'late' end as shift,
    case when hired_on > ?::date - interval {new} week then 'new' else 'settled' end as tenure from mine order by 1"""


@dataclass(frozen=True)
class Group:
    """`earning` of `people` would have earned something, `points` each on average; `is_behind`: less than four fifths
    of the others' share or points."""

    kind: str
    name: str
    people: int
    earning: float
    points: float
    is_behind: bool


@dataclass(frozen=True)
class Preview:
    """Over `days` of history: {quest: share of those it is for who would have reached it}, by group, and all people."""

    season: Season
    reached: dict[str, float]
    groups: list[Group]
    people: int
    earning: float


def preview(reader: Reader, season: Season, rules: list[Rule] | tuple[Rule, ...]) -> Preview:
    """The rules over as many days of history as the season has, up to yesterday. `reader`: of the whole programme."""
    ends = this_day() - timedelta(1)
    begins = ends - (season.ends_on - season.begins_on)
    tried = replace(season, begins_on=begins, ends_on=ends, versions=(Version(begins, tuple(rules), "", ""),))
    done, worked = results(reader, tried), members(reader, tried)
    points = collected(done, worked)
    reached = {}
    for rule in rules:
        mine = [one for one in done if one.rule.quest.name == rule.quest.name]
        if rule.quest.is_team:
            count = len({team for where in worked.values() for team in where if team})
        else:
            count = len(points)
        reached[rule.quest.name] = sum(one.on is not None for one in mine) / count if count else 0.0
    earning = sum(p > 0 for p in points.values()) / len(points) if points else 0.0
    return Preview(tried, reached, _groups(reader, tried, points), len(points), earning)


def _groups(reader: Reader, season: Season, points: dict[str, int]) -> list[Group]:
    sql = GROUPS.replace("{new}", str(NEW_WEEKS))
    rows = reader.rows(sql, [season.programme_id, season.begins_on, season.ends_on, season.ends_on])
    found = []
    for kind in ("queue", "tenure", "shift"):
        for name in dict.fromkeys(sorted(str(row[kind]) for row in rows)):
            mine = [points.get(row["agent_id"], 0) for row in rows if str(row[kind]) == name]
            others = [points.get(row["agent_id"], 0) for row in rows if str(row[kind]) != name]
            if len(mine) < LEAST_PEOPLE:
                continue
            share = sum(p > 0 for p in mine) / len(mine)
            rest = sum(p > 0 for p in others) / len(others) if others else share
            each = sum(mine) / len(mine)
            theirs = sum(others) / len(others) if others else each
            found.append(Group(kind, name, len(mine), share, each, share < FAIR * rest or each < FAIR * theirs))
    return found
