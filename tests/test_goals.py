"""What an agent takes on is theirs alone, is measured against their own weeks before, and a sentence tried is heard."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pyarrow as pa
import pytest

from qa.access.reading import Reader
from qa.clock import this_day
from qa.errors import QAError
from qa.motivation.goals import MOST_OPEN, give_up, goals, practise, practised, take_on
from qa.motivation.own_work import LEAST, bests, looked, skills
from qa.practising import heard_as
from qa.records.book import rows
from qa.scope import Scope

LEAD = Scope("boss", "lead", programmes=("tiny",))


def agent(store, name="A3"):
    return Reader(store, Scope(name, "agent", programmes=("tiny",), agent=f"tiny/{name}"))


def items(store, told: list[tuple[int, str, int, int]], clear: bool = True) -> None:
    """(days back, item, met, missed) of A3 on the text card."""
    some = [
        dict(
            interaction_id=f"{item}.{back}.{k}",
            agent_id="tiny/A3",
            programme_id="tiny",
            scorecard_id="text",
            item_id=item,
            verdict="met" if k < met else "not_met",
            counts=True,
            day=this_day() - timedelta(back),
        )
        for back, item, met, missed in told
        for k in range(met + missed)
    ]
    with store.writing() as writer:
        if clear:
            writer.execute("delete from item_fact")
        writer.insert("item_fact", pa.table({name: [row[name] for row in some] for name in some[0]}))


@pytest.mark.parametrize(
    ("before", "now", "moved"), [((40, 60), (30, 5), "up"), ((40, 60), (9, 11), "same"), ((40, 60), (3, 4), "unknown")]
)
def test_a_goal_is_held_against_ones_own_weeks_before(tiny, before, now, moved):
    items(tiny, [(5, "closing", *before), (0, "closing", *now)])
    take_on(agent(tiny), "text", "closing")
    goal = goals(agent(tiny))[0]
    assert (goal.moved, goal.before_n, goal.n) == (moved, 100, sum(now)) and goal.before == 0.4
    assert (goal.now is None) == (moved == "unknown") and not goal.is_over


def test_goals_are_few_ones_own_and_given_up_without_a_word(tiny):
    items(tiny, [(0, "closing", 1, 1)])
    mine = agent(tiny)
    take_on(mine, "text", "closing")
    with pytest.raises(QAError):
        take_on(mine, "text", "closing")
    take_on(mine, "text", "deadline")
    with pytest.raises(QAError):
        take_on(mine, "text", "greeting")
    assert len(goals(mine)) == MOST_OPEN and goals(agent(tiny, "A1")) == []
    give_up(mine, goals(mine)[0])
    assert len(goals(mine)) == 1
    for wrong in (lambda: take_on(mine, "text", "no_such"), lambda: goals(Reader(tiny, LEAD))):
        with pytest.raises(QAError):
            wrong()
    assert not rows("audit"), "what somebody takes on is nobody's business"


def test_a_sentence_tried_is_heard_on_the_contact_it_would_have_helped(tiny):
    contact = tiny.one(
        "select interaction_id from contact_fact where agent_id = 'tiny/A3' and channel <> 'voice' limit 1"
    ) or tiny.one("select interaction_id from contact_fact where agent_id = 'tiny/A3' limit 1")
    last = tiny.one("select max(message_seq) from message where interaction_id = ?", [contact])
    told = [
        heard_as(agent(tiny), contact, last, "text", "closing", words)
        for words in ("还有什么可以帮您的吗？感谢您的来电，再见！", "嗯")
    ]
    assert told[0] == "met" and told[1] != "met"
    practise(agent(tiny), "text", "closing", "还有什么可以帮您的吗？")
    assert practised(agent(tiny), "text", "closing") and not practised(agent(tiny, "A1"), "text", "closing")
    with pytest.raises(QAError):
        practised(Reader(tiny, LEAD), "text", "closing")


def test_a_skill_map_shows_what_counts_with_how_sure_it_is(tiny):
    items(tiny, [(1, "closing", LEAST - 2, 1)])
    assert skills(agent(tiny), this_day()) == []
    items(tiny, [(1, "closing", 60, 40), (1, "deadline", 90, 10)])
    found = skills(agent(tiny), this_day())
    assert sum(s.n for s in found) == 200 and [s.share for s in found] == sorted((s.share for s in found), reverse=True)
    assert all(s.low < s.share < s.high for s in found)
    with pytest.raises(QAError):
        skills(Reader(tiny, LEAD), this_day())


def test_best_weeks_are_whole_ones(tiny):
    monday = this_day() - timedelta(this_day().weekday())
    told = [
        dict(
            interaction_id=f"{week}.{k}",
            agent_id="tiny/A3",
            programme_id="tiny",
            day=monday - timedelta(7 * week),
            score=score,
        )
        for week, score in ((2, 80.0), (1, 90.0), (0, 99.0))
        for k in range(40)
    ]
    with tiny.writing() as writer:
        writer.execute("delete from contact_fact")
        writer.insert("contact_fact", pa.table({name: [row[name] for row in told] for name in told[0]}))
    best = next(b for b in bests(agent(tiny), this_day()) if b.key == "qa_score")
    assert (best.week, best.value, best.n) == (monday - timedelta(7), 90.0, 40), "this week is not over"


def test_who_looked_is_told_to_whose_contacts_they_are(tiny):
    contact = tiny.one("select interaction_id from contact_fact where agent_id = 'tiny/A3' limit 1")
    other = tiny.one("select interaction_id from contact_fact where agent_id = 'tiny/A1' limit 1")
    reviewer = Reader(tiny, Scope("qa1", "reviewer"))
    assert reviewer.opens(contact) and reviewer.opens(other) and agent(tiny).opens(contact)
    found = looked(agent(tiny))
    assert [(r["who"], r["role"], r["n"]) for r in found] == [("qa1", "reviewer", 1)]
    assert looked(agent(tiny), datetime.now(timezone.utc) + timedelta(60)) == []
    with pytest.raises(QAError):
        looked(reviewer)
