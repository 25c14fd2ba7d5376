"""The reader: no guarded table without its scope, nobody's rows for the wrong role, results kept only while nothing
changed."""

from __future__ import annotations

import pytest

from qa.access.narrowing import GUARDED, OF_CUSTOMER, OF_HOUSE
from qa.access.reading import Reader
from qa.metrics.dimensions import DIMENSIONS
from qa.metrics.lists import contact
from qa.metrics.measuring import measure
from qa.metrics.question import Question
from qa.motivation.awards import awards
from qa.motivation.comparison import standings
from qa.records.book import rows
from qa.scope import ROLES, Scope
from qa.warehouse.model import contracts
from qa.warehouse.views import views

AGENT, TEAM = (
    Scope("a", "agent", agent="tiny/A3"),
    Scope("s", "supervisor", teams=("tiny/一组",), queues=("tiny/热线",)),
)
NAMES_NOBODY = {
    "house_mark",
    "item_standing",
    "standing_change",
    "agent",
    "agent_alias",
    "team",
    "team_membership",
    "programme",
    "queue",
    "schedule",
    "opening",
    "cost",
    "due",
    "stage_version",
    "scorecard_version",
    "programme_reach",
    "reason_follow",
    "reason_property",
}


def test_every_table_is_guarded_or_names_nobody():
    assert set(contracts()) | set(views()) <= GUARDED | NAMES_NOBODY


@pytest.mark.parametrize("table", sorted(GUARDED))
def test_a_guarded_table_without_braces_is_refused(seen, table):
    with pytest.raises(PermissionError, match=table):
        Reader(seen).rows(f"select * from {table}")


@pytest.mark.parametrize("role", [r for r in ROLES if r != "admin"])
@pytest.mark.parametrize("table", sorted(OF_HOUSE))
def test_what_belongs_to_the_house_is_the_admins(seen, role, table):
    with pytest.raises(PermissionError):
        Reader(seen, Scope("x", role, agent="tiny/A3")).rows(f"select * from {{{table}}}")


@pytest.mark.parametrize("table", sorted(GUARDED - OF_HOUSE))
def test_an_agent_reads_nobody_elses_rows(seen, table):
    mine = {r["interaction_id"] for r in seen.rows("select interaction_id from interaction where agent_id = 'tiny/A3'")}
    for row in Reader(seen, AGENT).rows(f"select * from {{{table}}}"):
        if table in OF_CUSTOMER:
            assert seen.one(
                "select count(*) from interaction where agent_id = 'tiny/A3' and customer_id = ?", [row["customer_id"]]
            )
            continue
        assert row["interaction_id"] in mine if row.get("interaction_id") else row["agent_id"] == "tiny/A3"


def test_values_stand_in_their_order_around_the_scope(tiny):
    found = Reader(tiny, TEAM).rows(
        "select ? as first, count(*) as n, ? as last from {contact_fact} where channel = ? and outcome <> '?'",
        ["before", "after", "voice"],
    )
    assert found == [{"first": "before", "n": 8, "last": "after"}]


def test_comparison_and_badges_show_only_the_scopes_own_people(tiny):
    assert set(standings(Reader(tiny, AGENT), "qa_score", Question())) <= {"tiny/A3"}
    assert all(one.reached is None and one.earned_on is None for one in awards(Reader(tiny, AGENT), "tiny/A1"))
    assert any(one.n for one in awards(Reader(tiny, AGENT), "tiny/A3"))


def test_opening_words_is_written_down_once(tiny, v3):
    reader = Reader(tiny, Scope("qa1", "reviewer"))
    for _ in range(3):
        assert contact(reader, v3)
    assert contact(Reader(tiny, AGENT), v3) is None
    assert [(a["written_by"], a["action"], a["subject"]) for a in rows("audit")] == [("qa1", "view", v3)]


def test_results_are_kept_until_a_table_they_read_changes(tiny, monkeypatch):
    reader, asked = Reader(tiny), []
    plainly = tiny.plainly
    monkeypatch.setattr(tiny, "plainly", lambda sql, values=None: asked.append(sql) or plainly(sql, values))
    ask = lambda: measure(reader, ["contacts"], Question(where={"channel": ("voice",)}))[0].value  # noqa: E731
    assert ask() == ask() == 8 and len(asked) == 1
    with tiny.writing() as writer:
        writer.execute("insert into due values ('count', 'nobody')")
    assert ask() == 8 and len(asked) == 1, "another table changed"
    with tiny.writing() as writer:
        writer.execute("delete from contact_fact where channel = 'voice' and outcome <> 'answered'")
    assert ask() == 5 and len(asked) == 2
    assert measure(Reader(tiny, AGENT), ["contacts"], Question(where={"channel": ("voice",)}))[0].value == 0, (
        "another scope is another question"
    )


@pytest.mark.parametrize("name", DIMENSIONS)
def test_values_that_a_dimension_cannot_have_find_nothing(tiny, name):
    assert measure(Reader(tiny), ["contacts"], Question(where={name: ("'; drop table x --",)}))[0].value == 0
