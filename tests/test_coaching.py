"""Coaching: begun by who may, with people who are there, one or two things at a time; both write; what came of it is
measured beside colleagues, or not known yet."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pyarrow as pa
import pytest
from saying import AGENT, REVIEWER

from qa.access.reading import Reader
from qa.errors import QAError
from qa.quality.coaching.coachings import at_work, begin, coachings, finish, say
from qa.quality.coaching.measuring import measured
from qa.quality.coaching.onboarding import onboarding
from qa.quality.coaching.sentences import sentences
from qa.scope import Scope

TODAY = date(2026, 3, 9)
LEAD = Scope("lead2", "lead")
ELSEWHERE = Scope("s9", "supervisor", teams=("tiny/二组",), queues=())


def agreed(store, item="ownership", who="tiny/A2", by=LEAD, goal="说清楚谁来办", days=14, clips=()):
    return begin(Reader(store, by), who, "voice", item, goal, TODAY + timedelta(days=days), list(clips), TODAY)


def test_both_write_and_it_ends_with_what_they_take_from_it(tiny, v3):
    number = agreed(tiny, clips=[{"interaction_id": v3, "message_seq": 2, "kind": "next"}])
    lead, agent = Reader(tiny, LEAD), Reader(tiny, AGENT)
    say(lead, number, "先听这一句")
    say(agent, number, "好的")
    (mine,) = coachings(agent)
    assert mine.goal == "说清楚谁来办" and [bool(n["is_agent"]) for n in mine.notes] == [False, True]
    assert [(c["interaction_id"], c["kind"]) for c in mine.clips] == [(v3, "next")]
    with pytest.raises(QAError, match="还差一句小结"):
        finish(lead, number, " ")
    with pytest.raises(QAError, match="班组长或质检主管"):
        finish(agent, number, "行了")
    finish(lead, number, "两个人都觉得顺了")
    assert not coachings(agent)[0].is_open and coachings(agent)[0].end == "两个人都觉得顺了"
    with pytest.raises(QAError, match="已经结束"):
        say(agent, number, "还有")


def test_one_thing_at_a_time_with_somebody_who_is_there(tiny):
    with pytest.raises(QAError, match="来约"):
        agreed(tiny, by=REVIEWER)
    with pytest.raises(QAError, match="已经离开"):
        agreed(tiny, who="tiny/nobody")
    for wrong in (dict(goal="  "), dict(days=0), dict(days=400)):
        with pytest.raises(QAError, match="还差目标"):
            agreed(tiny, **wrong)
    with pytest.raises(QAError, match="没有这样的条目"):
        agreed(tiny, item="nothing")
    agreed(tiny)
    with pytest.raises(QAError, match="已经有一份在练"):
        agreed(tiny)
    agreed(tiny, item="closing")
    with pytest.raises(QAError, match="一次练一两件事"):
        agreed(tiny, item="empathy")
    with tiny.writing() as writer:
        writer.execute("update agent set left_on = date '2026-03-01' where agent_id = 'tiny/A2'")
    assert "tiny/A2" not in at_work(Reader(tiny, LEAD), TODAY)
    with pytest.raises(QAError, match="已经离开"):
        agreed(tiny)


def test_it_is_between_the_two_and_who_looks_after_them(tiny):
    number = agreed(tiny)
    for other in (Scope("a1", "agent", agent="tiny/A1"), ELSEWHERE, Scope("x", "lead", programmes=("other",))):
        assert not coachings(Reader(tiny, other)), other
        with pytest.raises(QAError, match="不在你能看到的范围"):
            say(Reader(tiny, other), number, "我也说一句")
    assert len(coachings(Reader(tiny, Scope("s1", "supervisor", teams=("tiny/一组",), queues=())))) == 1


def test_sentences_to_practise_on_are_ones_own_good_ones_first(tiny):
    found = sentences(Reader(tiny, LEAD), "tiny/A2", "voice", "closing", date(2026, 1, 1))
    found += sentences(Reader(tiny, LEAD), "tiny/A1", "voice", "greeting", date(2026, 1, 1))
    assert found and all(c["text"] for c in found)
    assert [c["kind"] for c in found] == sorted((c["kind"] for c in found)), "good before next"


def rows_of(store, people, weeks, share, contacts=6):
    """Put contacts of made-up people into the facts: `share(agent, week)` of them meet the item."""
    chance, found = random.Random(7), []
    for agent in people:
        for week in weeks:
            for number in range(contacts):
                day = TODAY + timedelta(days=7 * week + number % 7)
                met = chance.random() < share(agent, week)
                found.append(
                    dict(
                        interaction_id=f"{agent}|{week}|{number}",
                        programme_id="tiny",
                        agent_id=agent,
                        channel="voice",
                        reason_id="refund",
                        day=day,
                        scorecard_id="voice",
                        item_id="ownership",
                        verdict="met" if met else "not_met",
                        points=float(met),
                        points_possible=1.0,
                        counts=True,
                    )
                )
    with store.writing() as writer:
        writer.insert("item_fact", pa.Table.from_pylist(found))


@pytest.mark.parametrize(("gain", "is_shown"), [(0.0, False), (0.35, True)])
def test_what_came_of_it_is_told_beside_colleagues(tiny, gain, is_shown):
    number = agreed(tiny)
    people = ["tiny/A2", *(f"tiny/B{n}" for n in range(14))]
    level = {agent: 0.4 + 0.02 * place for place, agent in enumerate(people)}
    rows_of(tiny, people, range(-4, 4), lambda a, w: level[a] + (gain if a == "tiny/A2" and w >= 0 else 0), 25)
    one = next(c for c in coachings(Reader(tiny, LEAD)) if c.number == number)
    early = measured(Reader(tiny, LEAD), one, TODAY + timedelta(days=3))
    assert early.why == "few_contacts" and early.effect.value is None
    found = measured(Reader(tiny, LEAD), one, TODAY + timedelta(days=27))
    assert found.effect.peers == 14 and found.effect.is_shown == is_shown and not found.why
    assert measured(Reader(tiny, AGENT), one, TODAY + timedelta(days=27)) == found, "both are told the same"


def test_too_few_colleagues_or_contacts_say_nothing(tiny):
    agreed(tiny)
    one = coachings(Reader(tiny, LEAD))[0]
    assert measured(Reader(tiny, LEAD), one, TODAY + timedelta(days=20)).why == "few_contacts"
    rows_of(tiny, ["tiny/A2", "tiny/B1", "tiny/B2"], range(-4, 4), lambda a, w: 0.5, 20)
    assert measured(Reader(tiny, LEAD), one, TODAY + timedelta(days=27)).why == "few_peers"


def test_new_people_stand_beside_earlier_starters_and_not_beside_their_contacts(tiny):
    day = TODAY + timedelta(days=6)
    hired = {"tiny/N1": day - timedelta(weeks=5)} | {f"tiny/E{n}": day - timedelta(weeks=20) for n in range(4)}
    hired |= {"tiny/O1": day - timedelta(weeks=80)}
    with tiny.writing() as writer:
        for agent, since in hired.items():
            writer.execute("insert into agent (agent_id, hired_on) values (?, ?)", [agent, since])
    weeks_in = lambda agent, week: (TODAY + timedelta(weeks=week) - hired[agent]).days // 7  # noqa: E731
    learning = lambda agent, week: min(0.9, 0.5 + 0.06 * max(0, weeks_in(agent, week)))  # noqa: E731
    rows_of(tiny, ["tiny/O1"], range(-20, 1), lambda a, w: 0.9, 40)
    rows_of(tiny, [a for a in hired if a[5] in "EN"], range(-20, 1), learning, 40)
    found = onboarding(Reader(tiny, LEAD), "score", day)
    assert set(found.new) == {"tiny/N1"}
    assert found.new["tiny/N1"][-1].share > found.new["tiny/N1"][0].share
    assert found.usual and all(u.low <= u.middle <= u.high and u.people >= 3 for u in found.usual)
    with pytest.raises(KeyError):
        onboarding(Reader(tiny, LEAD), "rank", day)
