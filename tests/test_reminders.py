"""What waits is told to who it waits for, and to nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from saying import AGENT, LEAD, REVIEWER, say

from qa.access.reading import Reader
from qa.clock import this_day
from qa.quality.coaching.coachings import begin
from qa.quality.contesting.disputes import contest
from qa.quality.reviewing import review
from qa.scope import Scope
from qa.ui import reminders as told
from qa.ui.session import Viewer


@pytest.fixture
def words(monkeypatch):
    monkeypatch.setattr(told, "_", lambda text: text)
    return lambda store, scope: [line for line, _place in told.reminders(Viewer(Reader(store, scope), "zh"))]


def test_each_hears_of_their_own(tiny, v3, words):
    lead = Scope("lead2", "lead")
    assert words(tiny, lead) == []
    say(tiny, REVIEWER, v3, {"ownership": "not_met"})
    contest(Reader(tiny, AGENT), v3, "voice", "ownership", "说了去哪里办")
    review(Reader(tiny, REVIEWER), v3, "voice", {"ownership": "not_met", "closing": "met"})
    day = this_day()
    begin(Reader(tiny, LEAD), "tiny/A2", "voice", "ownership", "说清楚", day + timedelta(days=1), [], day)
    assert words(tiny, lead) == ["1 条申诉等你答复", "1 份质检等放行"]
    assert words(tiny, REVIEWER) == ["1 条申诉等你答复"], "releasing is not theirs"
    assert words(tiny, AGENT) == words(tiny, Scope("x", "lead", programmes=("other",))) == []


def test_a_coaching_is_told_on_its_day(tiny, words, monkeypatch):
    day = this_day()
    begin(Reader(tiny, LEAD), "tiny/A2", "voice", "ownership", "说清楚", day + timedelta(days=2), [], day)
    assert words(tiny, LEAD) == []
    monkeypatch.setattr(told, "this_day", lambda: day + timedelta(days=2))
    assert words(tiny, LEAD) == ["1 份辅导到了回看的日子"]
