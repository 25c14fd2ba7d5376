"""A dispute: its window counts working days and respects holidays, one a line and decided once, asked of somebody who
neither judged nor served, counted by item and by judge."""

from __future__ import annotations

from datetime import date

import pytest
from accounts import ADMIN
from saying import AGENT, LEAD, REVIEWER, number, say

from qa import pipeline
from qa.access.people import add, give
from qa.access.reading import Reader
from qa.errors import QAError
from qa.quality.contesting import disputes
from qa.quality.contesting.acknowledging import acknowledge, unseen
from qa.quality.contesting.disputes import answer_dispute, arbiter_of, contest, last_day_for, told, waiting
from qa.records.book import rows
from qa.settings import data_folder
from qa.working_days import after, between, hours, problem, works


def test_working_days_of_a_golden_week(folder):
    assert not works(date(2026, 10, 7)) and works(date(2026, 10, 8)) and works(date(2026, 10, 10)), "Saturday worked"
    assert not works(date(2026, 2, 16)) and works(date(2026, 2, 14)) and not works(date(2026, 2, 22))
    assert after(date(2026, 9, 30), 1) == date(2026, 10, 8) and after(date(2026, 9, 30), 3) == date(2026, 10, 10)
    assert after(date(2026, 11, 27), 1) == date(2026, 11, 30) and after(date(2026, 11, 27), 0) == date(2026, 11, 27)
    assert between(date(2026, 9, 30), date(2026, 10, 9)) == 2 and between(date(2026, 10, 9), date(2026, 9, 30)) == -2


def test_a_centre_has_a_calendar_of_its_own(folder):
    path = data_folder() / "calendar.toml"
    path.write_text('[default]\noff = ["2026-11-30"]\n[shop]\non = ["2026-11-28..2026-11-29"]\n')
    assert after(date(2026, 11, 27), 1) == date(2026, 12, 1) and after(date(2026, 11, 27), 2, "shop") == date(
        2026, 11, 29
    )
    assert problem() is None
    wrong = ['off = ["gestern"]', 'off = ["2026-03-07..2026-03-01"]', 'hours = "9-5"', 'hours = "21:00-09:00"']
    wrong += ["weekend_hours = 3", 'hours = "09:00Z-21:00Z"', 'hour = "09:00-21:00"', 'hours = "09:00-24:01"']
    for words in wrong:
        path.write_text(f"[default]\n{words}\n")
        assert "calendar.toml" in str(problem()), words
        assert works(date(2026, 11, 27)) and not works(date(2026, 10, 7)), "the national one stands"
    path.write_text('hours = "09:00-21:00"\n')
    assert "calendar.toml" in str(problem())
    path.write_bytes(b"\xef\xbb\xbf" + '[default]\nhours = "9:00–24:00"\n'.encode())
    assert problem() is None and hours(date(2026, 11, 27)) == (540, 1440)


def test_the_window_ends_and_begins_anew_with_a_persons_verdict(tiny, v3, monkeypatch):
    agent = Reader(tiny, AGENT)
    assert last_day_for(agent, v3, "voice") == date(2026, 3, 16)
    (data_folder() / "calendar.toml").write_text('[tiny]\noff = ["2026-03-09..2026-03-10"]\n')
    assert last_day_for(agent, v3, "voice") == date(2026, 3, 18), "two days off make it two days longer"
    monkeypatch.setattr(disputes, "today", lambda reader: date(2026, 3, 19))
    with pytest.raises(QAError, match="过了申诉期：这一项到 2026-03-18"):
        contest(agent, v3, "voice", "ownership", "说了去哪里办")
    say(tiny, REVIEWER, v3, {"ownership": "not_met"})
    assert last_day_for(agent, v3, "voice") > date(2026, 11, 1)
    contest(agent, v3, "voice", "ownership", "说了去哪里办")


def test_one_a_line_decided_once_and_counted(tiny, v3):
    agent = Reader(tiny, AGENT)
    say(tiny, REVIEWER, v3, {"ownership": "not_met", "closing": "not_met"})
    before = number(tiny, "qa_score", agent="tiny/A2")
    contest(agent, v3, "voice", "ownership", "说了去哪里办")
    with pytest.raises(QAError):
        contest(agent, v3, "voice", "ownership", "再说一次")
    row = waiting(Reader(tiny, LEAD))[0]
    assert row["item_id"] == "ownership" and row["due"] > date(2026, 3, 1) and row["arbiter"] == ""
    with pytest.raises(QAError, match="另一个人"):
        answer_dispute(Reader(tiny, REVIEWER), row["dispute_id"], "met", "我自己评的")
    answer_dispute(Reader(tiny, LEAD), row["dispute_id"], "met", "她说了窗口和要带的东西")
    pipeline.carry(Reader(tiny, LEAD), [v3])
    assert number(tiny, "qa_score", agent="tiny/A2") > before and waiting(Reader(tiny, LEAD)) == []
    with pytest.raises(QAError, match="已经有人裁定过"):
        contest(agent, v3, "voice", "ownership", "还要申诉")
    with pytest.raises(QAError):
        answer_dispute(Reader(tiny, LEAD), row["dispute_id"], "not_met", "再裁一次")
    found = told(Reader(tiny))
    assert [(r["item_id"], r["judged_by"], r["verdict"], r["arbiter"]) for r in found] == [
        ("ownership", "qa1", "met", "lead1")
    ]


def test_it_is_asked_of_somebody_who_neither_judged_nor_served(tiny, v3):
    for login, role, more in (
        ("qa1", "reviewer", {}),
        ("ling", "lead", {}),
        ("far", "lead", {"programmes": ("other",)}),
        ("both", "reviewer", {}),
        ("boss", "supervisor", {"teams": ("tiny/一组",)}),
    ):
        add(ADMIN, login, login)
        give(ADMIN, login, role, **more)
    give(ADMIN, "both", "agent", agent_id="tiny/A2")
    say(tiny, REVIEWER, v3, {"ownership": "not_met"})
    contest(Reader(tiny, AGENT), v3, "voice", "ownership", "说了去哪里办")
    assert {arbiter_of(Reader(tiny), row | {"dispute_id": n}) for row in waiting(Reader(tiny)) for n in range(40)} == {
        "ling"
    }
    assert waiting(Reader(tiny))[0]["arbiter"] == "ling"


def test_an_agent_says_to_have_seen_and_new_verdicts_come_again(tiny, v3):
    agent = Reader(tiny, AGENT)
    assert unseen(agent) == [] and unseen(Reader(tiny, LEAD)) == []
    say(tiny, REVIEWER, v3, {"ownership": "met"})
    assert [row["interaction_id"] for row in unseen(agent)] == [v3]
    for who in (LEAD, REVIEWER):
        with pytest.raises(QAError):
            acknowledge(Reader(tiny, who), v3)
    acknowledge(agent, v3)
    acknowledge(agent, v3)
    assert unseen(agent) == [] and len(rows("acknowledged")) == 1
    say(tiny, LEAD, v3, {"ownership": "not_met"})
    assert [row["interaction_id"] for row in unseen(agent)] == [v3]
