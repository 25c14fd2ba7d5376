"""Nobody's evaluation counts before it is released: by another person, by the rule, and what goes back comes back."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from saying import AGENT, LEAD, REVIEWER, number

from qa.access.reading import Reader
from qa.errors import QAError
from qa.masking import install
from qa.metrics.lists import contact
from qa.pipeline import carry, fetch_due
from qa.quality.contesting import releasing
from qa.quality.contesting.acknowledging import unseen
from qa.quality.contesting.releasing import give_back, held, missed_in, release, returned
from qa.quality.desk.drafts import draft
from qa.quality.desk.opened import said_to_agent
from qa.quality.desk.worklist import todays
from qa.quality.reviewing import Grounds, last_of, review
from qa.records.book import rows
from qa.scope import Scope

OTHER = Scope("lead2", "lead")
MISSED = {"ownership": "not_met", "closing": "met"}


def judged(store, contact_id, verdicts=None, scope=REVIEWER):
    said = (("ownership", 0, "可以先说去哪里办"),)
    grounds = Grounds(evidence={"ownership": 2}, remarks=said, drawn="random", seconds=90)
    review(Reader(store, scope), contact_id, "voice", verdicts or MISSED, grounds=grounds)
    carry(Reader(store), [contact_id], is_heard_anew=False)
    return last_of(contact_id, "voice")["id"]


def test_a_critical_verdict_moves_nothing_until_another_person_releases_it(tiny, v3):
    before, agent = number(tiny, "qa_score", agent="tiny/A2"), Reader(tiny, AGENT)
    form = judged(tiny, v3)
    assert number(tiny, "qa_score", agent="tiny/A2") == before
    assert not unseen(agent) and not said_to_agent(agent, v3) and not contact(agent, v3, ("judgements",))["judgements"]
    waiting = held(Reader(tiny, OTHER))
    assert [row["number"] for row in waiting] == [form]
    missed = missed_in(Reader(tiny, OTHER), waiting[0])
    assert missed[0]["item_id"] == "ownership" and missed[0]["critical"] and missed[0]["text"]
    assert release(Reader(tiny, OTHER), form) == v3
    carry(Reader(tiny), [v3], is_heard_anew=False)
    assert number(tiny, "qa_score", agent="tiny/A2") != before
    assert [row["interaction_id"] for row in unseen(agent)] == [v3] and said_to_agent(agent, v3)
    with pytest.raises(QAError, match="已经有人处理过"):
        release(Reader(tiny, OTHER), form)


def test_who_may_not_release(tiny, v3):
    form = judged(tiny, v3, scope=LEAD)
    with pytest.raises(QAError, match="你自己评的"):
        release(Reader(tiny, LEAD), form)
    with pytest.raises(QAError, match="质检主管或班组长"):
        release(Reader(tiny, REVIEWER), form)
    elsewhere = Scope("lead3", "lead", programmes=("other",))
    with pytest.raises(QAError, match="已经有人处理过"):
        release(Reader(tiny, elsewhere), form)
    assert held(Reader(tiny, OTHER)) and not held(Reader(tiny, elsewhere))


def test_what_goes_back_is_on_the_desk_again_as_it_was_written(tiny, v3):
    form, day = judged(tiny, v3), Reader(tiny).last_day()
    with pytest.raises(QAError, match="写一句为什么"):
        give_back(Reader(tiny, OTHER), form, "  ")
    give_back(Reader(tiny, OTHER), form, "第 2 句说了去哪里办")
    assert not held(Reader(tiny, OTHER))
    task = next(t for t in todays(Reader(tiny, REVIEWER), day) if t.interaction_id == v3)
    assert task.state == "begun" and task.back == ("第 2 句说了去哪里办", "lead2")
    kept = draft("qa1", v3, "voice")
    assert kept["verdicts"] == MISSED and kept["evidence"]["ownership"] == 2
    assert kept["words"] == {"ownership": "可以先说去哪里办"}
    judged(tiny, v3, {"ownership": "met"})
    assert not any(t.back for t in todays(Reader(tiny, REVIEWER), day)), "judged anew, it is no longer sent back"


def test_what_is_said_with_it_is_hidden_as_all_that_people_write(tiny, v3):
    install()
    form = judged(tiny, v3)
    give_back(Reader(tiny, OTHER), form, "客户电话13800001234要回一下")
    assert "13800001234" not in rows("release")[0]["words"] and "手机号" in rows("release")[0]["words"]
    assert "13800001234" not in returned(Reader(tiny, OTHER))[0]["words"]


@pytest.mark.parametrize(
    ("rule", "verdicts", "waits"),
    [
        ("critical", {"closing": "not_met"}, False),
        ("critical", MISSED, True),
        ("person", {"closing": "met"}, True),
        ("at_once", MISSED, False),
    ],
)
def test_the_rule_of_the_centre_says_what_waits(tiny, v3, monkeypatch, rule, verdicts, waits):
    monkeypatch.setenv("XINSHENG_RELEASE", rule)
    judged(tiny, v3, verdicts)
    assert bool(held(Reader(tiny, OTHER))) == waits


def test_a_rule_that_is_none_says_so_and_writes_nothing(tiny, v3, monkeypatch):
    monkeypatch.setenv("XINSHENG_RELEASE", "later")
    with pytest.raises(QAError, match="写成了 later"):
        judged(tiny, v3)
    assert last_of(v3, "voice") is None


def test_after_some_hours_it_counts_by_itself_where_the_centre_says_so(tiny, v3, monkeypatch):
    before = number(tiny, "qa_score", agent="tiny/A2")
    judged(tiny, v3)
    later = datetime.now(timezone.utc) + timedelta(hours=25)

    class Clock(datetime):
        @classmethod
        def now(cls, zone=None):
            return later

    monkeypatch.setattr(releasing, "datetime", Clock)
    fetch_due(tiny)
    assert number(tiny, "qa_score", agent="tiny/A2") == before, "by itself only where it is set"
    monkeypatch.setenv("XINSHENG_RELEASE_HOURS", "24")
    fetch_due(tiny)
    assert number(tiny, "qa_score", agent="tiny/A2") != before and not held(Reader(tiny, OTHER))
