"""The coaching page and the agent's page with a coaching on them: drawn, written to, ended, refused kindly."""

from __future__ import annotations

from datetime import timedelta

import pytest
from looking import notices
from saying import LEAD
from test_pages import _open

from qa.access.reading import Reader
from qa.clock import this_day
from qa.quality.coaching.coachings import begin, coachings
from qa.records.book import rows
from qa.ui.menu import COACHING, HOME


@pytest.fixture
def agreed(tiny, v3):
    clip = {"interaction_id": v3, "message_seq": 2, "kind": "next"}
    until = this_day() + timedelta(days=7)
    return begin(Reader(tiny, LEAD), "tiny/A2", "voice", "ownership", "说清楚谁来办", until, [clip], this_day())


def press(app, label):
    next(b for b in app.button if b.label == label).click().run()
    assert not app.exception, [e.message for e in app.exception]


def test_both_see_it_and_write_to_it(agreed):
    agent = _open("agent", HOME["agent"], as_agent="tiny/A2")
    assert "说清楚谁来办" in [t.value for t in agent.text]
    press(agent, "记下")
    assert notices(agent, "wrong"), "nothing was written"
    agent.text_input(key=f"note_words_{agreed}").input("明天开始")
    press(agent, "记下")
    lead = _open("lead", COACHING)
    assert any("坐席：明天开始" in t.value for t in lead.text)
    press(lead, "结束这一份")
    assert notices(lead, "wrong") and not rows("coaching_end")
    lead.text_input(key=f"note_words_{agreed}").input("顺了")
    press(lead, "结束这一份")
    assert [r["words"] for r in rows("coaching_end")] == ["顺了"]


def test_one_is_begun_for_who_the_address_names(tiny):
    app = _open("lead", COACHING, agent="tiny/A1", item="voice/closing")
    assert next(s for s in app.selectbox if s.label == "和谁").value == "tiny/A1"
    press(app, "约好了")
    (made,) = coachings(Reader(tiny, LEAD))
    assert (made.agent_id, made.begins_on) == ("tiny/A1", this_day()) and notices(app, "done")
    press(app, "约好了")
    assert notices(app, "wrong") and len(coachings(Reader(tiny, LEAD))) == 1, "one item is coached once at a time"


def test_a_day_that_is_past_is_refused(tiny):
    app = _open("lead", COACHING, agent="tiny/A1")
    app.date_input[0].set_value(this_day() - timedelta(days=2))
    press(app, "约好了")
    assert notices(app, "wrong") and not coachings(Reader(tiny, LEAD))
