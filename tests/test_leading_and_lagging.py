"""Which of two numbers moves first: planted leads come out at their lag, slow chance does not."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from qa.motivation.leading_and_lagging import ERROR, leads, panel

TEAMS, WEEKS = 6, 26


def _slow(rng, teams=TEAMS, weeks=WEEKS, memory=0.6):
    told = rng.normal(size=(teams, weeks))
    for week in range(1, weeks):
        told[:, week] += memory * told[:, week - 1]
    return told + rng.normal(size=(teams, 1)) * 3 + rng.normal(size=(1, weeks))


def _cells(table):
    first = date(2026, 1, 5)
    return {(f"t{t}", first + timedelta(weeks=w)): v for (t, w), v in np.ndenumerate(table)}


@pytest.mark.parametrize("lag, sign", [(1, 1), (2, -1), (3, 1)])
def test_a_planted_lead_comes_out(lag, sign):
    hit = 0
    for seed in range(10):
        rng = np.random.default_rng(seed)
        x = _slow(rng, memory=0.3)
        y = rng.normal(size=x.shape) * 0.6 + rng.normal(size=(TEAMS, 1))
        y[:, lag:] += sign * x[:, :-lag] * 0.8
        others = [(f"a{n}", _cells(_slow(rng)), f"b{n}", _cells(_slow(rng))) for n in range(9)]
        found, looked = leads([("x", _cells(x), "y", _cells(y)), *others], seed)
        hit += any((one.first, one.then, one.lag, np.sign(one.size)) == ("x", "y", lag, sign) for one in found)
        assert looked == 10
    assert hit >= 9


def test_chance_is_told_of_seldom():
    false = 0
    for seed in range(60):
        rng = np.random.default_rng(1000 + seed)
        pairs = [(f"a{n}", _cells(_slow(rng)), f"b{n}", _cells(_slow(rng))) for n in range(8)]
        false += bool(leads(pairs, seed)[0])
    assert false / 60 <= ERROR + 2 * (ERROR * (1 - ERROR) / 60) ** 0.5


def test_too_little_is_not_looked_at():
    rng = np.random.default_rng(1)
    few = _cells(_slow(rng, teams=2))
    assert panel(few, few) is None
    assert panel(_cells(_slow(rng, weeks=9)), _cells(_slow(rng, weeks=9))) is None
    flat = dict.fromkeys(_cells(_slow(rng)), 1.0)
    assert panel(flat, _cells(_slow(rng))) is None
    half = {key: value for key, value in _cells(_slow(rng)).items() if rng.random() < 0.5}
    assert panel(half, _cells(_slow(rng))) is None
