"""How a programme counts: its variant and target from a day on, in every number, written down by who may."""

from __future__ import annotations

from datetime import date

import pytest

from qa.access.reading import Reader
from qa.errors import QAError
from qa.metrics.choosing import Choice, choices, choose, in_use
from qa.metrics.measuring import measure, recombined
from qa.metrics.question import Question
from qa.records.book import rows
from qa.scope import Scope

LEAD = Scope("lead", "lead")
WEEK, LATER = Question(date(2026, 3, 2), date(2026, 3, 8)), Question(date(2026, 3, 9), date(2026, 3, 20))


def _choice(**told):
    usual = dict(programme_id="tiny", key="service_level", variant="every_miss", target=0.9)
    return Choice(**(usual | dict(since=date(2026, 3, 1), words="合同", by="") | told))


def test_a_programmes_formula_counts_from_its_day_on(tiny):
    lead, brand = Reader(tiny, LEAD), Reader(tiny, Scope("x", "executive", programmes=("tiny",)))
    choose(lead, _choice())
    value = measure(brand, ["service_level"], WEEK)[0]
    assert (value.value, value.variant) == (pytest.approx(3 / 8), "every_miss")
    assert measure(lead, ["service_level"], WEEK)[0].value == pytest.approx(3 / 6)  # all brands: the usual one
    assert in_use(brand, "service_level", WEEK).target == 0.9
    assert measure(brand, ["service_level"], WEEK, variant={"service_level": ""})[0].value == pytest.approx(3 / 6)
    choose(lead, _choice(variant="answered_only", since=date(2026, 3, 9)))
    assert measure(brand, ["service_level"], WEEK)[0].value == pytest.approx(3 / 8)
    assert in_use(brand, "service_level", LATER).varied == "answered_only"
    assert [c.variant for c in choices("service_level")] == ["every_miss", "answered_only"]
    assert [a["action"] for a in rows("audit")] == ["choose metric"] * 2


def test_parts_counted_so_come_together_so(tiny):
    choose(Reader(tiny, LEAD), _choice(programme_id="", key="csat", variant="mean", target=4.0))
    reader = Reader(tiny, LEAD)
    whole = recombined(["csat"], measure(reader, ["csat"], WEEK, ("day",)))["csat"]
    assert whole.value == 3.0 and whole.metric.unit == "points" and whole.high <= 5.0


@pytest.mark.parametrize(
    "told", [{"key": "nonsense"}, {"variant": "nonsense"}, {"target": 90.0}, {"target": -0.1}, {"words": " "}]
)
def test_what_cannot_be_is_refused(tiny, told):
    with pytest.raises(QAError):
        choose(Reader(tiny, LEAD), _choice(**told))
    assert not rows("metric_choice")


def test_only_who_may_says_how_its_own_programme_counts(tiny):
    for scope in (Scope("s", "supervisor", teams=("tiny/一组",)), Scope("l", "lead", programmes=("other",))):
        with pytest.raises(QAError):
            choose(Reader(tiny, scope), _choice())
