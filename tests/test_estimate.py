"""Estimates add up: days, teams and channels give the whole again; unknown stays unknown; intervals stay possible."""

from itertools import product

import pytest

from qa.access.reading import Reader
from qa.metrics.estimate import SKETCH_ERROR, Estimate, together
from qa.metrics.measuring import measure, recombined
from qa.metrics.metric import metrics
from qa.scope import Scope

ALL = Scope("x", "admin")
SPLITS = [("day",), ("channel",), ("queue", "hour"), ("day", "programme")]


@pytest.mark.parametrize("key,by", product(metrics(), SPLITS), ids=lambda x: x if isinstance(x, str) else "-".join(x))
def test_parts_give_the_whole_again(seen, key, by):
    reader, metric = Reader(seen, ALL), metrics()[key]
    if metric.fact == "state_fact" and set(by) - {"day", "programme"}:
        by = ("day",)
    whole, again = measure(reader, [key])[0], recombined([key], measure(reader, [key], by=by))[key]
    assert (again.n, again.excluded) == (whole.n, whole.excluded)
    near = SKETCH_ERROR * 1.01 if metric.kind == "quantile" else 1e-9
    for one, other in zip((again.value, again.low, again.high), (whole.value, whole.low, whole.high)):
        assert (one is None) == (other is None) and (one is None or one == pytest.approx(other, rel=near)), again


def test_unknown_and_unknown_is_unknown_and_never_a_zero():
    csat, p90 = metrics()["csat"], metrics()["wait_p90"]
    assert together([]).figures(csat) == (None, None, None) == together([Estimate(), Estimate()]).figures(csat)
    known = Estimate(40, 30.0, 40)
    assert (Estimate() + known).figures(csat)[0] == 0.75 == (known + Estimate()).figures(csat)[0]
    assert together([]).figures(p90)[0] is None
    assert together([]).figures(metrics()["contacts"])[0] == 0.0


def test_an_interval_stays_within_what_is_possible():
    waits = Estimate(40, 40.0, 40, squares=40_000.0)
    value, low, high = waits.figures(metrics()["asa"])
    assert value == 1.0 and low == 0.0 and high > 5
    value, low, high = Estimate(40, 3_900.0, 40, squares=395_000.0).figures(metrics()["qa_score"])
    assert value == 97.5 and high == 100.0


def test_the_spread_is_the_one_of_all_cases_together():
    one, two = [3.0, 5.0, 4.0, 9.0] * 10, [1.0, 2.0] * 10
    parts = [Estimate(len(x), sum(x), len(x), sum(v * v for v in x)) for x in (one, two)]
    both = one + two
    mean = sum(both) / len(both)
    spread = sum((v - mean) ** 2 for v in both) / (len(both) - 1)
    value, low, high = together(parts).figures(metrics()["qa_score"])
    assert value == pytest.approx(mean) and high - value == pytest.approx(1.96 * (spread / len(both)) ** 0.5)
