"""A calibration round: blind until everybody is in, moves no number, says who is stricter and what to talk of first."""

from __future__ import annotations

import random

import pytest
from saying import AGENT, LEAD, number

from qa import pipeline
from qa.access.reading import Reader
from qa.errors import QAError
from qa.quality.calibration.round_result import by_item, drift, of_totals, severity, talk_first, totals
from qa.quality.calibration.rounds import begin, close, of_number, rounds, submit, verdicts_of, waiting_for
from qa.quality.desk.worklist import todays
from qa.quality.reviewing import Grounds, last_of
from qa.quality.scorecards import scorecards
from qa.scope import Scope

QUALITY, ONE, TWO = Scope("ling", "lead"), Scope("qa1", "reviewer"), Scope("qa2", "reviewer")
CARD = scorecards()["voice"]


def _round(tiny, size=3):
    return begin(Reader(tiny, QUALITY), "三月", "tiny", "voice", ["qa1", "qa2"], size, "ling")


def _judge(tiny, who, number, **missed):
    one = of_number(Reader(tiny), number)
    for contact in one.contacts:
        verdicts = {i.item_id: "not_met" if missed.get(i.item_id) else "met" for i in CARD.items}
        grounds = Grounds(round_no=number, is_once=True, seen=0)
        submit(Reader(tiny, who), number, contact, verdicts, CARD.version, grounds)


def test_nobody_sees_before_all_are_in_and_no_number_moves(tiny):
    with pytest.raises(QAError):
        begin(Reader(tiny, ONE), "x", "tiny", "voice", ["a", "b"], 3)
    with pytest.raises(QAError, match="至少要两个人"):
        begin(Reader(tiny, QUALITY), "x", "tiny", "voice", ["qa1"], 3)
    before, made = number(tiny, "qa_score"), _round(tiny)
    tasks = todays(Reader(tiny, ONE), Reader(tiny).last_day())
    assert [t.drawn.kind for t in tasks[:3]] == ["calibration"] * 3 and all(t.is_blind for t in tasks[:3])
    assert not [
        t
        for t in todays(Reader(tiny, Scope("qa3", "reviewer")), Reader(tiny).last_day())
        if t.drawn.kind == "calibration"
    ]
    _judge(tiny, ONE, made, closing=True)
    assert waiting_for(Reader(tiny, ONE)) == [] and len(waiting_for(Reader(tiny, TWO))) == 3
    with pytest.raises(QAError, match="qa2"):
        verdicts_of(Reader(tiny, QUALITY), made)
    _judge(tiny, TWO, made)
    with pytest.raises(QAError):
        verdicts_of(Reader(tiny, QUALITY), made)
    _judge(tiny, QUALITY, made)
    pipeline.refresh(tiny)
    assert number(tiny, "qa_score") == before and rounds(Reader(tiny))[0].is_over
    assert last_of(of_number(Reader(tiny), made).contacts[0], "voice") is None, "a calibration is nobody's verdict"
    found = verdicts_of(Reader(tiny, QUALITY), made)
    assert len(found) == 3 * 3 * len(CARD.items) and by_item(found)[0].item_id == "closing"
    worst = by_item(found)[0]
    assert worst.same.value == pytest.approx(1 / 3) and len(worst.split) == 3
    assert {item for _contact, item, _sides in talk_first(found)} == {"closing"}
    strict = {s.login: s for s in severity(found, "ling")}
    assert strict["qa1"].raw < 0 < strict["qa2"].raw and strict["ling"].gold.value is None
    assert strict["qa1"].gold.value < 1 == strict["qa2"].gold.value


def test_only_who_is_asked_submits_and_once(tiny):
    made = _round(tiny)
    contact = of_number(Reader(tiny), made).contacts[0]
    form = ({"closing": "met"}, CARD.version, Grounds(round_no=made, is_once=True, seen=0))
    for who in (LEAD, AGENT, Scope("qa9", "reviewer")):
        with pytest.raises(QAError):
            submit(Reader(tiny, who), made, contact, *form)
    submit(Reader(tiny, ONE), made, contact, *form)
    with pytest.raises(QAError, match="已经提交过"):
        submit(Reader(tiny, ONE), made, contact, *form)
    with pytest.raises(QAError):
        close(Reader(tiny, ONE), made)
    close(Reader(tiny, QUALITY), made)
    with pytest.raises(QAError):
        submit(Reader(tiny, TWO), made, contact, *form)
    assert len(verdicts_of(Reader(tiny, QUALITY), made)) == 1 and waiting_for(Reader(tiny, TWO)) == []


def _forms(lot, strict, contacts):
    """Four people judge twelve items of every contact with the same small error; `strict` misses a quarter more."""
    told = []
    for contact in range(contacts):
        truth = [lot.random() < 0.8 for _item in range(12)]
        for who in ("a", "b", "c", "d"):
            for item, is_met in enumerate(truth):
                said = is_met and not (who == strict and lot.random() < 0.25)
                said = said if lot.random() > 0.05 else not said
                point = dict(points=10.0 * said, points_possible=10.0)
                verdict = "met" if said else "not_met"
                told.append(dict(interaction_id=str(contact), login=who, item_id=f"i{item}", verdict=verdict) | point)
    return told


def test_who_grew_stricter_is_told_from_who_did_not():
    lot = random.Random(8)
    months = [("2026-09", _forms(lot, "", 40)), ("2026-10", _forms(lot, "c", 40))]
    found = drift(months[::-1])
    assert [month for month, _one in found["c"]] == ["2026-09", "2026-10"]
    (_sep, before), (_oct, after) = found["c"]
    assert after.high < before.low, "the strict one parts from before"
    (_sep, before), (_oct, after) = found["a"]
    assert after.high > before.low and before.high > after.low
    assert drift(months[:1]) == {} and drift([]) == {}


def test_two_who_differ_by_the_same_each_time_are_not_known_for_sure():
    told = [
        dict(interaction_id=str(n), login=who, item_id="i", verdict="met", points=points, points_possible=10.0)
        for n in range(5)
        for who, points in (("a", 8.0), ("b", 9.0))
    ]
    for one in severity(told):
        assert one.low < one.shrunk < one.high and one.n == 5


def test_severity_finds_the_strict_one_and_shrinks_chance():
    lot = random.Random(5)
    forms = lambda strict, contacts: _forms(lot, strict, contacts)  # noqa: E731
    found = {s.login: s for s in severity(forms("c", 60))}
    assert found["c"].high < 0 and all(abs(s.shrunk) <= abs(s.raw) for s in found.values())
    assert found["c"].shrunk == min(s.shrunk for s in found.values())
    flat = severity(forms("", 4))
    assert all(abs(s.shrunk) < abs(s.raw) or s.raw == 0 for s in flat) and all(s.low <= 0 <= s.high for s in flat)
    told = forms("", 30)
    assert 0.3 < of_totals(told).value < 1 and len(totals(told)) == 30
