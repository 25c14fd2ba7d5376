"""From a decision to a verified drop: whole weeks, what may be closed and what not, what is opened again, the page."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from looking import opened

from qa.access.reading import Reader
from qa.clock import this_day
from qa.errors import QAError
from qa.metrics.question import Question
from qa.scope import Scope
from qa.voice.complaints import complaints
from qa.voice.curing import case, cases, close, weeks
from qa.voice.deciding import decide, decisions, note, step
from qa.voice.watching import reopen_returned

EXECUTIVE = Scope("boss", "executive")


@pytest.fixture
def years(tiny):
    """Two years of eight reasons of one programme: reason r0 is halved from week 80 on and returns at week 97."""
    rng, first = np.random.default_rng(7), date(2024, 1, 1)
    expected = np.full((8, 110), 30.0)
    expected[0, 80:] = 12.0
    counts = rng.poisson(expected)
    counts[0, 76:80] += 18
    rows = [
        (f"r{topic}", first + timedelta(weeks=week), int(counts[topic, week]))
        for topic in range(8)
        for week in range(110)
    ]
    with tiny.writing() as writer:
        writer.execute("delete from contact_fact")
        writer.execute("create or replace temp table planned (reason varchar, week date, n bigint)")
        for row in rows:
            writer.execute("insert into planned values (?, ?, ?)", list(row))
        writer.execute(
            """insert into contact_fact by name select reason || week || i as interaction_id, 'tiny' as programme_id,
            reason as reason_id, 'in' as direction, true as is_answered, week + (i % 7)::int as day,
            true as has_complaint,
            week::timestamptz as started_at, 2 as customer_message_count, false as has_escalation
            from planned, range(n) r(i)"""
        )
    return tiny, counts, first


def _decided(reader: Reader, metric: str = "complaint_rate", topic: str = "r0") -> int:
    return decide(reader, "tiny", "换一家承运", "陈若谷", this_day() + timedelta(90), topic=topic, metric=metric)


def test_weeks_are_whole_and_counted(years):
    store, counts, first = years
    known = weeks(Reader(store), "tiny", "complaint_rate")
    assert known.topics == tuple(f"r{n}" for n in range(8)) and known.mondays[0] == first
    assert len(known.mondays) == 110 and (known.counts == counts).all()
    assert known.at(first + timedelta(days=8)) == 2, "the first whole week from a day on"


def test_a_decision_is_closed_only_when_its_number_truly_dropped(years):
    store, _counts, first = years
    reader = Reader(store, EXECUTIVE)
    number, other = _decided(reader), _decided(reader, topic="r1")
    assert case(reader, decisions(reader)[1]).standing == "open"
    with pytest.raises(QAError):
        close(reader, number, "好了")
    for one in (number, other):
        step(reader, one, "done", "", first + timedelta(weeks=80))
    standing = {one.decision.number: one.standing for one in cases(reader)}
    assert standing == {number: "dropped", other: "not_dropped"}
    with pytest.raises(QAError):
        close(reader, other, "好了")
    with pytest.raises(QAError):
        close(reader, number, " ")
    close(reader, number, "换承运有用")
    assert {one.decision.number: one.standing for one in cases(reader)}[number] == "closed"
    with pytest.raises(QAError):
        close(reader, number, "再收一次")


def test_what_was_closed_and_comes_back_is_opened_again_once(years):
    store, _counts, first = years
    reader = Reader(store, EXECUTIVE)
    number = _decided(reader)
    step(reader, number, "done", "", first + timedelta(weeks=80))
    close(reader, number, "换承运有用")
    assert reopen_returned(store) == 0, "it stays low"
    with store.writing() as writer:
        writer.execute(
            """insert into contact_fact by name select 'again' || i as interaction_id, * exclude (interaction_id, i)
            from (select * from contact_fact where reason_id = 'r0' and day >= ?), range(3) r(i)""",
            [first + timedelta(weeks=106)],
        )
        writer.execute("delete from stage_version where stage = 'cured'")
    assert reopen_returned(store) == 1 and reopen_returned(store) == 0
    (one,) = cases(reader)
    assert one.standing == "returned" and one.decision.steps[-1].kind == "reopened"
    with pytest.raises(QAError):
        close(reader, number, "又好了")


def test_a_decision_is_judged_by_its_whole_programme_whoever_asks(years):
    store, counts, _first = years
    with store.writing() as writer:
        writer.execute("update contact_fact set team_id = if(hash(interaction_id) % 2 = 0, 'tiny/T1', 'tiny/T2')")
    team = Reader(store, Scope("tiny-supervisor", "supervisor", programmes=("tiny",), teams=("tiny/T1",), queues=()))
    assert (weeks(team, "tiny", "complaint_rate").counts == counts).all()


def test_a_programme_that_came_later_or_is_late_has_no_empty_weeks(years):
    store, _counts, first = years
    with store.writing() as writer:
        writer.execute("update contact_fact set programme_id = 'young' where reason_id in ('r1', 'r2')")
        writer.execute(
            "delete from contact_fact where programme_id = 'young' and (day < ? or day >= ?)",
            [first + timedelta(weeks=40), first + timedelta(weeks=100)],
        )
    known = weeks(Reader(store), "young", "complaint_rate")
    assert known.mondays[0] == first + timedelta(weeks=40) and len(known.mondays) == 60 and (known.counts > 0).all()


def test_what_is_counted_and_never_came_is_not_closed(years):
    reader = Reader(years[0], EXECUTIVE)
    number = _decided(reader, topic="never")
    note(number, "boss", "done", "", this_day())
    assert cases(reader)[0].standing == "too_few"
    with pytest.raises(QAError):
        close(reader, number, "好了")


def test_what_counts_nothing_is_closed_by_a_person(tiny):
    reader = Reader(tiny, EXECUTIVE)
    number = _decided(reader, metric="", topic="")
    note(number, "boss", "done", "", this_day())
    assert cases(reader)[0].standing == "uncounted"
    close(reader, number, "开过会了")
    assert cases(reader)[0].standing == "closed"


def test_the_page_opens_a_decision_and_takes_a_step(years):
    store, _counts, first = years
    number = _decided(Reader(store, EXECUTIVE))
    app = opened("executive/34_complaints_cured.py", role="executive", on=str(number), period="90d")
    assert "还没开始做" in " ".join(one.value for one in app.subheader) and not app.exception
    app.selectbox[0].set_value("done")
    app.date_input[0].set_value(first + timedelta(weeks=80))
    next(b for b in app.button if b.label == "记下").click().run()
    assert not app.exception and "真的降了" in " ".join(one.value for one in app.subheader)
    assert "倍" in " ".join(one.value for one in app.text) and "单个投诉" in " ".join(
        one.value for one in app.subheader
    )


def test_single_complaints_say_where_they_go(tiny):
    reader, every = Reader(tiny, EXECUTIVE), Question(date(2026, 3, 1), date(2026, 3, 31))
    found, total, outside = complaints(reader, every)
    assert total == len(found) == tiny.one("select count(*) from contact_fact where has_complaint and direction = 'in'")
    assert outside >= 1 and found[0]["outside"] == "法院" and found[0]["words"]
    assert complaints(reader, Question(date(2020, 1, 1), date(2020, 1, 2))) == ([], 0, 0)
