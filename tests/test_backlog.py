"""Tickets that wait: counted by age as the data end, with the cycles they are late."""

from __future__ import annotations

from datetime import timedelta

import pytest
from looking import html, opened

from qa.access.reading import Reader
from qa.metrics.backlog import backlog
from qa.metrics.measuring import measure
from qa.scope import Scope


@pytest.fixture
def waiting(tiny):
    """Six open tickets of known age beside a solved one, as of the last contact."""
    at = tiny.one("select max(started_at) from contact_fact")
    with tiny.writing() as writer:
        writer.execute("create or replace temp table t as select * from ticket_fact limit 1")
        writer.execute("delete from ticket_fact")
        for hours in (6, 20, 36, 60, 24 * 10, 24 * 40):
            began = at - timedelta(hours=hours)
            writer.execute(
                "insert into ticket_fact select * replace (?::timestamptz as started_at, ?::date as day,"
                " null as solve_ms, 'open' as status) from t",
                [began, began.date()],
            )
        writer.execute("insert into ticket_fact select * replace (1 as solve_ms, 'solved' as status) from t")
    return tiny, at


def test_ages_and_cycles_late(waiting):
    tiny, at = waiting
    found = backlog(Reader(tiny, Scope("boss", "executive")))
    assert (found.open, found.late, found.as_of) == (6, 4, at)
    assert [(age.since, age.count) for age in found.ages] == [(0, 2), (1, 2), (3, 0), (7, 1), (30, 1)]
    assert found.cycles == pytest.approx(((36 + 60 + 240 + 960) / 24 - 4) / 4)
    assert measure(Reader(tiny), ["tickets_open"])[0].value == 6
    assert found.ages[4].first == (at - timedelta(days=40)).date() and found.ages[2].first is None


def test_another_brand_and_a_centre_without_tickets_tell_nothing(tiny, waiting):
    assert backlog(Reader(tiny, Scope("x", "executive", programmes=("other",)))) is None
    with tiny.writing() as writer:
        writer.execute("delete from ticket_fact")
    assert backlog(Reader(tiny, Scope("boss", "executive"))) is None


def test_the_page_says_how_many(waiting):
    page = opened("supervisor/11_operations.py", role="lead")
    assert "还没办完的工单" in {head.value for head in page.subheader}
    assert "6 张没办完" in html(page) and "4 张超过 24 小时" in html(page)
