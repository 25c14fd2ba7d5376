"""Buying again: the model gives the figures of its authors, finds planted ones, and its forecast holds."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from qa.access.reading import Reader
from qa.customers.lifetime import fit
from qa.customers.value import YEAR, outlook
from qa.scope import Scope
from qa.simulation.buying import orders_of

ORACLES = Path(__file__).parent / "oracles"
# Freireich and others 1963: weeks in remission under 6-MP; a plus is still in remission when last seen.
SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+".split()


@pytest.fixture(scope="module")
def cdnow():
    return np.genfromtxt(ORACLES / "cdnow.csv", delimiter=",", skip_header=2).T


def test_fader_hardie_lee_2005_cdnow(cdnow):
    found = fit(*cdnow)
    assert (found.r, found.alpha, found.a, found.b) == pytest.approx((0.2426, 4.4135, 0.7929, 2.4258), abs=5e-4)
    assert found.likelihood == pytest.approx(-9582.43, abs=0.01)
    again = found.expected(np.array([2.0]), np.array([30.43]), np.array([38.86]), 39.0)
    assert again[0] == pytest.approx(1.226, abs=5e-4)


def test_too_few_customers_are_no_model(cdnow):
    assert fit(*(column[:5] for column in cdnow[:3])) is None


def test_planted_buying_is_found_and_the_forecast_holds_on_time_unseen():
    """Fifteen thousand made-up customers seen for all but their last half year; that half year is what is foretold."""
    draw, half = Random(7), 182
    rows = []
    for _customer in range(15_000):
        made = orders_of(draw, 0)
        before = [day for day in made.days if day < -half]
        if before and made.first_day < -half:
            after = len(made.days) - len(before)
            rows.append((len(before) - 1, (before[-1] - before[0]) / 7, (-half - before[0]) / 7, after))
    orders, last, seen, after = np.array(rows, float).T
    model = fit(orders, last, seen)
    ahead = model.expected(orders, last, seen, half / 7)
    assert ahead.sum() == pytest.approx(after.sum(), rel=0.05)
    for low, high in ((0, 1), (1, 4), (4, 200)):
        mine = (orders >= low) & (orders < high)
        assert ahead[mine].mean() == pytest.approx(after[mine].mean(), rel=0.12)


def test_kaplan_and_meier_6_mp():
    """The library behind "back within": S(6), S(10), S(23) and their errors as published."""
    weeks = np.array([int(told.strip("+")) for told in SIX_MP])
    curve = SurvfuncRight(weeks, np.array([not told.endswith("+") for told in SIX_MP], int))
    at = dict(zip(curve.surv_times, zip(curve.surv_prob, curve.surv_prob_se)))
    assert at[6] == pytest.approx((0.8571, 0.0764), abs=5e-5)
    assert at[10][0] == pytest.approx(0.7529, abs=5e-5) and at[23] == pytest.approx((0.4482, 0.1346), abs=5e-5)


def test_an_outlook_a_group_from_the_list(tiny):
    boss = Reader(tiny, Scope("boss", "executive"))
    assert outlook(boss) == {}, "no list"
    draw, made = Random(5), []
    for n in range(1200):
        orders = orders_of(draw, 0)
        made.append((f"c{n}", orders.first_day, orders.last_day, orders.ever, orders.year, 40.0 * orders.year))
    with tiny.writing() as writer:
        for row in made:
            writer.execute(
                """insert into customer by name select ? as customer_id, 'tiny' as programme_id,
                date '2026-03-01' + ?::int as first_order_on, date '2026-03-01' + ?::int as last_order_on,
                ? as order_count, ? as order_count_year, ? as margin_year""",
                list(row),
            )
    found = outlook(boss)
    assert found["champion"].orders > found["asleep"].orders
    for one in found.values():
        assert one.low <= one.margin <= one.high and one.margin == pytest.approx(40 * one.orders, rel=0.25)
    assert outlook(boss, "other") == {} and YEAR == 52.0
