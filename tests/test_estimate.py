"""Estimates add up: days, teams and channels give the whole again; unknown stays unknown; intervals stay possible."""

from itertools import product
from random import Random

import pytest

from qa.access.reading import Reader
from qa.interval import student
from qa.metrics.estimate import SKETCH_ERROR, Estimate, together
from qa.metrics.measuring import measure, recombined
from qa.metrics.metric import metrics
from qa.scope import Scope

ALL = Scope("x", "admin")
SPLITS = [("day",), ("channel",), ("queue", "hour"), ("day", "programme")]


def test_different_customers_do_not_add_up(seen):
    keys = [key for key, metric in metrics().items() if not metric.is_additive]
    assert keys and recombined(keys, measure(Reader(seen, ALL), keys, by=("day",))) == {}


def test_a_quotients_interval_holds_its_number_nineteen_times_of_twenty():
    """Replies of chats of very different length: the linearised ratio's interval, over 400 drawn days."""
    draw, held = Random(5), 0
    for _day in range(400):
        turns = [draw.randrange(1, 9) for _chat in range(60)]
        waits = [sum(draw.expovariate(1 / 20) for _turn in range(n)) for n in turns]
        sums = (sum(waits), sum(turns), sum(w * w for w in waits))
        cross, lower = sum(w * n for w, n in zip(waits, turns)), sum(n * n for n in turns)
        part = Estimate(60, *sums, cross=cross, lower=lower)
        _value, low, high = part.figures(metrics()["average_response"])
        held += low <= 20 <= high
    assert 0.92 <= held / 400 <= 0.98


@pytest.mark.parametrize(
    "key,by",
    product((k for k, m in metrics().items() if m.is_additive), SPLITS),
    ids=lambda x: x if isinstance(x, str) else "-".join(x),
)
def test_parts_give_the_whole_again(seen, key, by):
    reader, metric = Reader(seen, ALL), metrics()[key]
    if metric.fact in ("state_fact", "plan_fact") and set(by) - {"day", "programme"}:
        by = ("day",)
    whole, again = measure(reader, [key])[0], recombined([key], measure(reader, [key], by=by, is_summed=True))[key]
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
    assert value == pytest.approx(mean) and high - value == pytest.approx(student(59) * (spread / len(both)) ** 0.5)
