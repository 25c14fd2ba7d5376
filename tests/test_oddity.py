"""Odd days: planted ones are told, ordinary weeks are not, on made-up series of a centre's size."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from qa.access.reading import Reader
from qa.metrics.estimate import Estimate
from qa.metrics.measuring import as_value
from qa.metrics.metric import metrics
from qa.metrics.oddity import judge, odd_days, standing_out
from qa.metrics.question import Question, Value
from qa.scope import Scope

FIRST, WEEKLY = date(2026, 1, 5), (1.18, 1.06, 1.0, 0.98, 1.0, 0.84, 0.78)
SINCE = FIRST + timedelta(days=56)
ODD = SINCE + timedelta(days=14)


def _month(draw: np.random.Generator, key: str, shift: float = 0.0) -> dict[date, Value]:
    """Eight weeks and a month: a weekly rhythm, a slow rise, more than chance alone; `shift` on one day."""
    found = {}
    for place in range(86):
        day = FIRST + timedelta(days=place)
        odd = shift if day == ODD else 0.0
        rate = 230 * WEEKLY[place % 7] * (1 + 0.0008 * place) * np.exp(draw.normal(0, 0.04))
        n = int(draw.poisson(rate * (1 + odd) if key == "contacts" else rate))
        hits = float(draw.binomial(n, min(1.0, 0.82 + draw.normal(0, 0.01) + odd))) if key != "contacts" else None
        parts = Estimate(n) if key == "contacts" else Estimate(n, hits, float(n))
        found[day] = as_value(metrics()[key], parts, {"day": day}, 1)
    return found


@pytest.mark.parametrize("key,shift", [("contacts", 0.5), ("service_level", -0.14)])
def test_planted_days_are_told_and_at_most_one_other_a_month(key, shift):
    draw, found, false = np.random.default_rng(5), 0, 0
    for _centre in range(60):
        days = [odd.day for odd in standing_out(list(judge(_month(draw, key, shift), SINCE)))]
        found += ODD in days
        false += len([day for day in days if day != ODD])
    assert found >= 54 and false <= 30


@pytest.mark.parametrize("key", ["contacts", "service_level"])
def test_ordinary_months_are_left_alone(key):
    draw = np.random.default_rng(6)
    false = sum(len(standing_out(list(judge(_month(draw, key), SINCE)))) for _centre in range(80))
    assert false <= 40


def test_a_day_without_weeks_before_is_not_judged():
    days = _month(np.random.default_rng(7), "contacts", 3.0)
    young = {day: value for day, value in days.items() if ODD - timedelta(days=10) <= day <= ODD}
    assert not list(judge(young, ODD))


def test_what_was_usual_is_told_in_the_metrics_own_unit():
    days = _month(np.random.default_rng(8), "contacts", 1.0)
    (odd,) = [odd for odd in judge(days, ODD) if odd.day == ODD]
    assert odd.low < odd.usual < odd.high < odd.value and 150 < odd.usual < 330


def test_an_open_question_and_an_empty_centre_tell_nothing(tiny):
    reader = Reader(tiny, Scope("boss", "executive"))
    assert odd_days(reader, ["contacts"], Question()) == []
    assert odd_days(reader, ["contacts"], Question(date(2026, 3, 1), date(2026, 3, 14))) == []
