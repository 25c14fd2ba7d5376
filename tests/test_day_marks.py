"""What people note of a day: on the charts, for everybody who may see it, and taken back without a trace lost."""

from __future__ import annotations

from datetime import date

import pytest
from saying import AGENT, LEAD

from qa.access.reading import Reader
from qa.errors import QAError
from qa.masking import install
from qa.metrics.day_marks import MOST_LETTERS, mark, marks, take_back
from qa.records.book import rows
from qa.scope import Scope

DAY, SPAN = date(2026, 3, 3), (date(2026, 3, 1), date(2026, 3, 31))


def test_a_note_stands_until_it_is_taken_back(tiny):
    install()
    lead = Reader(tiny, LEAD)
    first, second = mark(lead, DAY, "sale", "会员日"), mark(lead, DAY, "outage", "13800001111 打不进来")
    assert [(m.day, m.kind) for m in marks(lead, *SPAN)] == [(DAY, "sale"), (DAY, "outage")]
    assert "13800001111" not in marks(lead, *SPAN)[1].words
    assert marks(Reader(tiny, AGENT), *SPAN) and not marks(lead, date(2026, 3, 4), SPAN[1])
    take_back(lead, first)
    assert [m.number for m in marks(lead, *SPAN)] == [second]
    assert len(rows("day_mark")) == 3 and [a["action"] for a in rows("audit")] == ["mark day"] * 2 + ["unmark day"]


def test_one_brands_note_is_not_another_brands_business(tiny):
    mark(Reader(tiny, LEAD), DAY, "rule", "退货改七天", programme_id="tiny")
    other = Reader(tiny, Scope("x", "executive", programmes=("elsewhere",)))
    assert marks(Reader(tiny, LEAD), *SPAN) and not marks(other, *SPAN)


@pytest.mark.parametrize("kind,words", [("party", "会员日"), ("sale", "x" * (MOST_LETTERS + 1)), ("sale", "  ")])
def test_notes_that_say_nothing_are_refused(tiny, kind, words):
    with pytest.raises(QAError):
        mark(Reader(tiny, LEAD), DAY, kind, words)
    assert not rows("day_mark")


def test_agents_write_no_notes(tiny):
    with pytest.raises(QAError):
        mark(Reader(tiny, AGENT), DAY, "sale", "会员日")
    with pytest.raises(QAError):
        take_back(Reader(tiny, AGENT), 1)
