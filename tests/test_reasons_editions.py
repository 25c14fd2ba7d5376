"""Who publishes what they saw, every edition can be gone back to, an answer can be taken back."""

from __future__ import annotations

import pytest
from test_calibration import REVIEWER
from test_reasons_published import DAYS, LEAD, centre, water_draft, water_in_use

from qa import pipeline
from qa.access.reading import Reader
from qa.errors import QAError
from qa.language.correcting import MACHINE, correct
from qa.language.reasons.draft import reasons, remove
from qa.language.reasons.editions import current, draft_of, earlier, history, publish, roll_back, save
from qa.language.reasons.settling import settled
from qa.scope import Scope

__all__ = ["centre"]


def test_nobody_publishes_a_draft_they_have_not_seen_and_every_edition_can_be_gone_back_to(centre):
    reader = Reader(centre, LEAD)
    draft, water, bill = water_draft()
    save(LEAD, "water", draft)
    seen = draft_of("water").at
    other = Scope("lead2", "lead")
    save(other, "water", remove(draft, bill))
    with pytest.raises(QAError, match="lead2"):
        publish(reader, "water", "改", seen)
    assert not history("water"), "nothing was published"
    first = None
    for kept in (draft, remove(draft, bill), remove(draft, water)):
        save(LEAD, "water", kept)
        publish(reader, "water", "改", draft_of("water").at)
        first = first or history("water")[0]["id"]
    assert [r["id"] == 0 for r in earlier("water")] == [False, False, True]
    roll_back(reader, "water", "第一版好", first)
    assert current("water")["group"] == draft["group"] and len(earlier("water")) == 3
    roll_back(reader, "water", "再看看")
    assert [r["zh"] for _g, r in reasons(current("water"))] == ["水费"]
    with pytest.raises(QAError, match="没有更早"):
        roll_back(reader, "water", "", 10**9)


def test_an_answer_is_counted_and_can_be_taken_back(centre):
    reader, water, bill = water_in_use(centre)
    contact = centre.one(f"select interaction_id from contact_fact where reason_id = 'water.{water}' order by 1")
    reason = "select reason_id from contact_fact where interaction_id = ?"
    for value, then, n in ((f"water.{bill}", f"water.{bill}", 1), (MACHINE, f"water.{water}", 0)):
        correct(Reader(centre, REVIEWER), contact, "reason", value)
        pipeline.refresh(centre)
        assert (centre.one(reason, [contact]), settled(reader, "water", *DAYS)) == (then, n)
