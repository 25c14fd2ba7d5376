"""Seasons: some weeks with quests of a programme's own. Rules are written in the browser and in versions: what was
earned stays under the rules of its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import orjson

from qa.access.reading import Reader
from qa.clock import this_day
from qa.failures import NOT_YOUR_ROLE, OUT_OF_SCOPE
from qa.motivation.failures import (
    QUEST_GOAL_OUT,
    QUEST_TWICE,
    SEASON_BEGUN,
    SEASON_DATES_WRONG,
    SEASON_NEEDS_QUESTS,
    SEASON_OVER,
    SEASON_OVERLAPS,
    SEASON_UNNAMED,
    SEASON_WITHOUT_REASON,
)
from qa.motivation.quest import Quest, quests
from qa.records.book import rows, write

MAY_SET = ("lead", "admin")
LEAST_DAYS, MOST_DAYS, MOST_QUESTS = 14, 92, 8
POINTS = (5, 10, 20, 30)
MOST_NAME, LEAST_REASON = 40, 4


@dataclass(frozen=True)
class Rule:
    """One quest with the goal and the points that a season gives it."""

    quest: Quest
    goal: float
    points: int


@dataclass(frozen=True)
class Version:
    """The rules in force from `since` on, and the words they were changed with."""

    since: date
    rules: tuple[Rule, ...]
    words: str
    by: str


@dataclass(frozen=True)
class Season:
    """`versions`: oldest first; a quest that is no more is left out of them."""

    number: int
    programme_id: str
    name: str
    begins_on: date
    ends_on: date
    versions: tuple[Version, ...]

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return self.ends_on < this_day()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """What is in force today; before it begins, what it will begin with."""
        return [v for v in self.versions if v.since <= max(this_day(), self.begins_on)][-1].rules


def seasons(reader: Reader) -> list[Season]:
    """Seasons of the scope's programmes, the newest first."""
    versions: dict[int, list[Version]] = {}
    for row in rows("season_rules"):
        versions.setdefault(row["season_no"], []).append(
            Version(date.fromisoformat(row["since"]), _read(row["value"]), row["words"], row["written_by"])
        )
    mine, off = reader.scope.programmes, {row["season_no"] for row in rows("season_off")}
    found = [
        Season(
            row["id"],
            row["programme_id"],
            row["words"],
            date.fromisoformat(row["begins_on"]),
            date.fromisoformat(row["ends_on"]),
            tuple(sorted(versions.get(row["id"], []), key=lambda v: v.since)),
        )
        for row in rows("season")
        if row["id"] not in off and (mine is None or row["programme_id"] in mine)
    ]
    return sorted(found, key=lambda s: (s.begins_on, s.number), reverse=True)


def programmes(reader: Reader) -> list[str]:
    """Those of the scope with anybody at work, in order."""
    found = reader.rows("select distinct programme_id from {contact_fact} where agent_id is not null order by 1")
    return [row["programme_id"] for row in found]


def season_now(reader: Reader, programme_id: str) -> Season | None:
    """The season that is on in a programme, else the last one that ended; None before the first."""
    mine = [s for s in seasons(reader) if s.programme_id == programme_id and s.begins_on <= this_day()]
    return mine[0] if mine else None


def begin(reader: Reader, programme_id: str, name: str, begins_on: date, ends_on: date, rules: list[Rule]) -> int:
    """Set up a season; its number. Raises QAError for who may not, for dates that are no season or lie on another one,
    and for rules that are none."""
    _may(reader, programme_id)
    _checked(rules)
    if not 1 <= len(name.strip()) <= MOST_NAME:
        raise SEASON_UNNAMED(most=MOST_NAME)
    days = (ends_on - begins_on).days + 1
    if begins_on < this_day() or not LEAST_DAYS <= days <= MOST_DAYS:
        raise SEASON_DATES_WRONG(least=LEAST_DAYS, most=MOST_DAYS)
    for other in seasons(reader):
        if other.programme_id == programme_id and other.begins_on <= ends_on and begins_on <= other.ends_on:
            raise SEASON_OVERLAPS(name=other.name, begins=other.begins_on, ends=other.ends_on)
    dates = dict(begins_on=str(begins_on), ends_on=str(ends_on))
    first = dict(since=str(begins_on), value=_written(rules), words=name)
    return write(
        "season",
        reader.scope.user,
        {"season_rules": [first]},
        audited=("season", programme_id, name),
        programme_id=programme_id,
        words=name,
        **dates,
    )


def change(reader: Reader, season: Season, rules: list[Rule], words: str) -> None:
    """Other rules from tomorrow on, or from the first day of a season that has not begun; today's stay as they are.
    Raises QAError for who may not, for a season that is over, without words, and for rules that are none."""
    _may(reader, season.programme_id)
    _checked(rules)
    if len(words.strip()) < LEAST_REASON:
        raise SEASON_WITHOUT_REASON(least=LEAST_REASON)
    since = max(season.begins_on, this_day() + timedelta(1))
    if since > season.ends_on:
        raise SEASON_OVER()
    fields = dict(season_no=season.number, since=str(since), value=_written(rules), words=words)
    write("season_rules", reader.scope.user, audited=("season_rules", season.programme_id, season.name), **fields)


def call_off(reader: Reader, season: Season, words: str) -> None:
    """A season that has not begun takes place no more. Raises QAError for who may not, for one that has begun, and
    without a reason."""
    _may(reader, season.programme_id)
    if season.begins_on <= this_day():
        raise SEASON_BEGUN()
    if len(words.strip()) < LEAST_REASON:
        raise SEASON_WITHOUT_REASON(least=LEAST_REASON)
    told = ("season_off", season.programme_id, season.name)
    write("season_off", reader.scope.user, audited=told, season_no=season.number, words=words)


def proposed() -> list[Rule]:
    """What a new season starts from: teams first, and something for everybody by themselves."""
    names = ("fewer_returns_together", "finished_together", "hard_together", "own_word", "own_thanks", "own_rain")
    return [Rule(quests()[name], quests()[name].standard.goal, 20 if quests()[name].is_team else 10) for name in names]


def _may(reader: Reader, programme_id: str) -> None:
    if reader.scope.role not in MAY_SET:
        raise NOT_YOUR_ROLE()
    mine = reader.scope.programmes
    if mine is not None and programme_id not in mine:
        raise OUT_OF_SCOPE()


def _checked(rules: list[Rule]) -> None:
    if not 1 <= len(rules) <= MOST_QUESTS or not any(rule.quest.is_team for rule in rules):
        raise SEASON_NEEDS_QUESTS(most=MOST_QUESTS)
    if len({rule.quest.name for rule in rules}) < len(rules):
        raise QUEST_TWICE()
    for rule in rules:
        if not rule.quest.least <= rule.goal <= rule.quest.most or rule.points not in POINTS:
            raise QUEST_GOAL_OUT(name=rule.quest.zh, least=rule.quest.least, most=rule.quest.most)


def _written(rules: list[Rule]) -> str:
    told = [{"quest": rule.quest.name, "goal": rule.goal, "points": rule.points} for rule in rules]
    return orjson.dumps(told).decode()


def _read(value: str) -> tuple[Rule, ...]:
    known = quests()
    return tuple(
        Rule(known[told["quest"]], told["goal"], told["points"])
        for told in orjson.loads(value)
        if told["quest"] in known
    )
