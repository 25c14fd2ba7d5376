"""Seasons: rules in versions, results from what happened alone, tried on history before they count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pyarrow as pa
import pytest

from qa.access.reading import Reader
from qa.clock import this_day
from qa.errors import QAError
from qa.motivation.choices import choose, chosen, joined
from qa.motivation.previewing import preview
from qa.motivation.quest import quests
from qa.motivation.season_results import SHARES_FROM, collected, members, results
from qa.motivation.seasons import Rule, Season, Version, begin, call_off, change, season_now, seasons
from qa.records.book import rows, write
from qa.records.opening import reading
from qa.scope import Scope

LEAD = Scope("lead", "lead")
FIRST = date(2026, 3, 2)
CLOSING, THANKS = quests()["finished_together"], quests()["own_thanks"]


def season_of(*versions: tuple[int, float]) -> Season:
    """Four weeks from FIRST with the team's closing quest: (day of the season, goal) a version."""
    told = tuple(
        Version(FIRST + timedelta(day), (Rule(CLOSING, goal, 20), Rule(THANKS, 3, 10)), "why", "lead")
        for day, goal in versions
    )
    return Season(1, "tiny", "春", FIRST, FIRST + timedelta(27), told)


def closings(store, met: dict[int, tuple[int, int]], agent: str = "tiny/A1", team: str = "tiny/T", thanks: int = 0):
    """On each day so many closings met of so many, by one agent; the first contacts of all are thanked."""
    told = dict(programme_id="tiny", team_id=team, agent_id=agent, queue_id="tiny/Q", hour=10)
    items, contacts = [], []
    for day, (hits, n) in met.items():
        for k in range(n):
            row = told | dict(interaction_id=f"{agent}.{day}.{k}", day=FIRST + timedelta(day))
            items.append(row | dict(item_id="closing", verdict="met" if k < hits else "not_met", counts=True))
            is_thanked = len(contacts) < thanks
            contacts.append(
                row | dict(is_answered=True, customer_message_count=1, has_thanks=is_thanked, has_complaint=False)
            )
    with store.writing() as writer:
        for table, some in (("item_fact", items), ("contact_fact", contacts)):
            writer.insert(table, pa.table({name: [row[name] for row in some] for name in some[0]}))


@pytest.fixture
def empty(tiny):
    with tiny.writing() as writer:
        for table in ("contact_fact", "item_fact"):
            writer.execute(f"delete from {table}")
    return tiny


def done(reader, season):
    return {(d.who, d.rule.quest.name): d.on for d in results(reader, season)}


def test_a_quest_is_done_on_the_first_day_its_goal_is_met(empty):
    closings(empty, {0: (79, 100), 1: (50, 50)})
    told = done(Reader(empty), season_of((0, 0.8)))
    assert told["tiny/T", "finished_together"] == FIRST + timedelta(1), "129 of 150 on the second day"
    closings(empty, {10: (0, 400)}, agent="tiny/A2")
    assert done(Reader(empty), season_of((0, 0.8)))["tiny/T", "finished_together"] == FIRST + timedelta(1), "it stays"


def test_other_rules_are_for_later_days_and_what_was_reached_stays(empty):
    closings(empty, {0: (85, 100), 5: (60, 100)})
    reader = Reader(empty)
    assert done(reader, season_of((0, 0.8), (3, 0.95)))["tiny/T", "finished_together"] == FIRST
    assert done(reader, season_of((0, 0.95), (3, 0.7)))["tiny/T", "finished_together"] == FIRST + timedelta(5)
    dropped = season_of((0, 0.8), (3, 0.95))
    later = replace(dropped.versions[1], rules=(Rule(THANKS, 3, 10),))
    assert done(reader, replace(dropped, versions=(dropped.versions[0], later)))["tiny/T", "finished_together"] == FIRST


def test_days_before_the_season_earn_nothing(empty):
    closings(empty, {-3: (300, 300), 0: (70, 100)})
    assert done(Reader(empty), season_of((0, 0.8)))["tiny/T", "finished_together"] is None


def test_a_day_that_is_not_over_earns_nothing(empty):
    today = (this_day() - FIRST).days
    closings(empty, {today: (100, 100)})
    running = replace(season_of((0, 0.8)), ends_on=this_day() + timedelta(9))
    assert ("tiny/T", "finished_together") not in done(Reader(empty), running)


def test_points_are_ones_own_and_those_of_teams_one_worked_in(empty):
    closings(empty, {0: (90, 100)}, thanks=3)
    closings(empty, {1: (9, SHARES_FROM - 1)}, agent="tiny/A2")
    closings(empty, {1: (0, 100)}, agent="tiny/A2", team="tiny/U")
    reader, season = Reader(empty), season_of((0, 0.8))
    told = collected(results(reader, season), members(reader, season))
    assert told == {"tiny/A1": 30, "tiny/A2": 0}, "nine contacts in the team are no share in it"
    closings(empty, {2: (1, 1)}, agent="tiny/A2")
    assert collected(results(reader, season), members(reader, season))["tiny/A2"] == 20


def test_a_season_is_checked_before_it_is_kept(empty):
    reader, day = Reader(empty, LEAD), this_day()
    rules = [Rule(CLOSING, 0.8, 20)]
    good = dict(programme_id="tiny", name="秋", begins_on=day, ends_on=day + timedelta(27), rules=rules)
    for wrong in (
        dict(begins_on=day - timedelta(1)),
        dict(ends_on=day + timedelta(5)),
        dict(rules=[]),
        dict(rules=[Rule(THANKS, 30, 10)]),
        dict(rules=[Rule(CLOSING, 1.4, 20)]),
        dict(rules=[Rule(CLOSING, 0.8, 7)]),
        dict(rules=rules + rules),
        dict(name=" "),
    ):
        with pytest.raises(QAError):
            begin(reader, **(good | wrong))
    with pytest.raises(QAError):
        begin(Reader(empty, Scope("s", "supervisor", teams=("tiny/T",), queues=())), **good)
    begin(reader, **good)
    with pytest.raises(QAError):
        begin(reader, **(good | dict(begins_on=day + timedelta(20), ends_on=day + timedelta(40))))
    assert [s.name for s in seasons(reader)] == ["秋"] and seasons(Reader(empty, replace(LEAD, programmes=()))) == []


def test_rules_change_from_tomorrow_on_with_a_reason(empty):
    reader, day = Reader(empty, LEAD), this_day()
    begin(reader, "tiny", "秋", day, day + timedelta(27), [Rule(CLOSING, 0.8, 20)])
    season = season_now(reader, "tiny")
    with pytest.raises(QAError):
        change(reader, season, [Rule(CLOSING, 0.7, 20)], " ")
    change(reader, season, [Rule(CLOSING, 0.7, 20)], "太难了一点")
    season = season_now(reader, "tiny")
    assert [v.since for v in season.versions] == [day, day + timedelta(1)]
    assert season.rules[0].goal == 0.8 and season.versions[1].words == "太难了一点"
    assert [a["action"] for a in rows("audit")] == ["season", "season_rules"]


def test_a_season_is_called_off_before_it_begins(empty):
    reader, day = Reader(empty, LEAD), this_day()
    begin(reader, "tiny", "冬", day + timedelta(2), day + timedelta(29), [Rule(CLOSING, 0.8, 20)])
    begin(reader, "tiny", "春", day + timedelta(30), day + timedelta(57), [Rule(CLOSING, 0.8, 20)])
    spring, winter = seasons(reader)
    for wrong in (
        lambda: call_off(reader, winter, "不"),
        lambda: call_off(Reader(empty, replace(LEAD, programmes=("other",))), winter, "人手不够了"),
        lambda: call_off(reader, replace(winter, begins_on=day), "人手不够了"),
    ):
        with pytest.raises(QAError):
            wrong()
    call_off(reader, winter, "人手不够了")
    assert seasons(reader) == [spring]
    begin(reader, "tiny", "又一冬", day + timedelta(2), day + timedelta(29), [Rule(CLOSING, 0.8, 20)])


def test_a_preview_tells_whom_the_rules_leave_behind(empty):
    """Somebody of the late shift is never thanked."""
    for n in range(8):
        is_late = n < 4
        agent = f"tiny/A{n}"
        closings(empty, {0: (0, 20)}, agent=agent, thanks=0 if is_late else 5)
        with empty.writing() as writer:
            writer.execute(
                "update contact_fact set day = ?, hour = ? where agent_id = ?",
                [this_day() - timedelta(3), 21 if is_late else 9, agent],
            )
    season = replace(season_of((0, 0.8)), begins_on=this_day(), ends_on=this_day() + timedelta(27))
    found = preview(Reader(empty), season, season.versions[0].rules)
    assert found.people == 8 and found.earning == 0.5 and found.reached["own_thanks"] == 0.5
    assert {(g.kind, g.name) for g in found.groups if g.is_behind} == {("shift", "late")}
    assert {g.name: g.earning for g in found.groups if g.kind == "shift"} == {"early": 1.0, "late": 0.0}


def test_nobody_is_in_who_did_not_say_so_and_leaving_leaves_nothing(tiny):
    agents = [Reader(tiny, Scope(f"a{n}", "agent", agent=f"tiny/A{n}")) for n in (1, 2, 3)]
    assert [chosen(a, "game") for a in agents] == [None] * 3
    choose(agents[0], "game", True)
    choose(agents[1], "game", False)
    choose(agents[2], "game", True)
    assert joined("game") == {"tiny/A1", "tiny/A3"}
    choose(agents[2], "game", False)
    with reading() as connection:
        kept = connection.exec_driver_sql("select * from choice order by agent_id").fetchall()
    assert [row[2:] for row in kept] == [("game", "in"), ("game", "out"), ("game", "out")]
    assert kept[1][2:] == kept[2][2:] and not rows("audit"), "who left looks like who never came"
    with pytest.raises(QAError):
        choose(Reader(tiny, LEAD), "game", True)


def test_a_quest_that_is_no_more_is_left_out(tiny):
    gone = '[{"quest": "no_such", "goal": 1, "points": 5}, {"quest": "own_thanks", "goal": 5, "points": 10}]'
    told = dict(since=str(this_day()), value=gone, words="x")
    dates = dict(begins_on=str(this_day()), ends_on=str(this_day()))
    write("season", "lead", {"season_rules": [told]}, programme_id="tiny", words="旧", **dates)
    assert [rule.quest.name for rule in season_now(Reader(tiny), "tiny").rules] == ["own_thanks"]
