"""Three pillars: rest between shifts, disputes and coachings by week, hand-worked; the page beside them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from looking import html, opened

from qa.access.reading import Reader
from qa.motivation import pillars
from qa.motivation.pillars import monday, signals
from qa.scope import Scope

BOSS, FIRST = Scope("boss", "executive"), date(2026, 3, 2)
ZONE = timezone(timedelta(hours=8))


@pytest.fixture
def shifts(tiny):
    """Thirty people, two shifts each in one week: ten with nine hours between, twenty with twelve; one free weekend."""
    with tiny.writing() as writer:
        writer.execute("delete from agent_shift")
        for person in range(30):
            end = datetime(2026, 3, 2, 22, tzinfo=ZONE)
            rest = 9 if person < 10 else 12
            for begin in (end - timedelta(hours=8), end + timedelta(hours=rest), end + timedelta(days=6)):
                writer.execute(
                    "insert into agent_shift values (?, 'tiny/一组', 'tiny', 'work', ?, ?)",
                    [f"tiny/P{person}", begin, begin + timedelta(hours=8)],
                )
    return tiny


def _by_key(store):
    return {one.key: one for one in signals(Reader(store, BOSS), FIRST, FIRST + timedelta(days=13))}


def test_rest_between_shifts(shifts):
    found = _by_key(shifts)["rested"]
    assert found.whole == {FIRST: pytest.approx(20 / 30)} and found.cells == {
        ("tiny/一组", FIRST): pytest.approx(20 / 30)
    }


def test_disputes_and_coachings_by_week(tiny, monkeypatch):
    at = datetime(2026, 3, 4, 9, tzinfo=ZONE)
    asked = [
        {"agent_id": "tiny/A1", "disputed_at": at, "answered_at": at + timedelta(days=2)},
        {"agent_id": "tiny/A1", "disputed_at": at, "answered_at": at + timedelta(days=4)},
        {"agent_id": "tiny/A1", "disputed_at": at, "answered_at": None},
    ]
    monkeypatch.setattr(pillars, "told", lambda reader: asked)
    plan = type("Plan", (), {"agent_id": "tiny/A1", "begins_on": FIRST + timedelta(days=8)})()
    monkeypatch.setattr(pillars, "coachings", lambda reader: [plan])
    found = _by_key(tiny)
    assert found["answered"].whole == {FIRST: pytest.approx(3.0)}
    people = tiny.one("select count(distinct agent_id) from contact_fact")
    assert found["coached"].whole == {FIRST: 0.0, FIRST + timedelta(days=7): pytest.approx(10 / people)}


def test_weeks_begin_on_mondays():
    assert [monday(FIRST + timedelta(days=n)) for n in (0, 6, 7)] == [FIRST, FIRST, FIRST + timedelta(days=7)]


def test_the_page(tiny):
    app = opened("executive/32_three_pillars.py")
    assert "客户体验" in html(app) and "谁先动，谁后动" in [s.value for s in app.subheader]
    assert any("还看不出" in text.value for text in app.text)
    assert "还没有整周的数" in html(opened("executive/32_three_pillars.py", period="2020-01-01..2020-01-09"))
