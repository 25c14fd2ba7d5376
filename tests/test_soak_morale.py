"""Long runs of what judges people's numbers and people's morale, on floors with known truth; figures are printed."""

from __future__ import annotations

import random

import numpy as np
import pytest
from gamers import floor
from test_rollout import seen

from qa.motivation.comparison import compared
from qa.motivation.paired_shift import paired, told
from qa.motivation.stepped import effect

pytestmark = pytest.mark.soak


def test_a_stepped_rollout_errs_as_often_as_it_says():
    null = [effect(*seen(seed, 0.0)).p <= 0.05 for seed in range(1000)]
    planted = [effect(*seen(seed, 8.0)) for seed in range(5000, 5200)]
    found = sum(f.is_known and f.value > 0 for f in planted) / len(planted)
    covered = sum((f.low or -99) <= 8.0 <= (f.high or 99) for f in planted) / len(planted)
    print(f"\nfalse {np.mean(null):.3f}, found {found:.3f}, covered {covered:.3f}")
    assert 0.035 <= np.mean(null) <= 0.065 and found >= 0.9 and 0.92 <= covered <= 0.98


@pytest.mark.parametrize(
    ("how", "least"),
    [({}, 0.8), (dict(is_mix_new=True), 0.8), (dict(gamers=0), 0.0), (dict(gamers=0, is_mix_new=True), 0.0)],
    ids=["planted", "planted and another mix", "nothing", "another mix"],
)
def test_the_radar_over_200_floors(how, least):
    hits = games = 0
    wrong = []
    for seed in range(200):
        first, second, who = floor(seed, **how)
        one = paired(first, second, len(who))
        is_told = np.zeros(len(who), bool) if one.is_common else told(one.p)
        hits, games = hits + (is_told & who).sum(), games + who.sum()
        wrong.append((is_told & ~who).sum() / max(1, is_told.sum()))
    print(f"\n{how}: found {hits / max(1, games):.3f}, false among told {np.mean(wrong):.3f}")
    assert hits / max(1, games) >= least and np.mean(wrong) <= 0.1


def test_true_skill_is_covered_over_200_floors():
    """People on hard and easy work: intervals hold the truth, equals are not set apart, errors are below raw means'."""
    inside = count = apart = equals = 0
    raw_error = own_error = 0.0
    raw_rank, own_rank = [], []
    for seed in range(200):
        chance = random.Random(seed)
        truth = [chance.gauss(0.0, 0.06) for _agent in range(40)]
        rows = []
        for at, skill in enumerate(truth):
            n, usual = chance.randint(30, 400), 0.6 if at % 2 else 0.85
            met = sum(chance.random() < min(0.99, usual + skill) for _contact in range(n)) / n
            rows.append(dict(agent_id=str(at), n=n, raw=met, usual=usual, spread=met * (1 - met) * n / (n - 1)))
        found = compared(rows, "up")
        middle = sum(r["raw"] for r in rows) / len(rows)
        raws, owns = [], []
        for at, (row, skill) in enumerate(zip(rows, truth)):
            one = found[str(at)]
            own, aim = one.value - row["usual"], min(0.99, row["usual"] + skill) - row["usual"]
            inside, count = inside + (one.low <= row["usual"] + aim <= one.high), count + 1
            raw_error, own_error = raw_error + (row["raw"] - middle - aim) ** 2, own_error + (own - aim) ** 2
            raws.append(row["raw"])
            owns.append(own)
        order = lambda values: np.argsort(np.argsort(values))  # noqa: E731
        raw_rank.append(np.corrcoef(order(raws), order(truth))[0, 1])
        own_rank.append(np.corrcoef(order(owns), order(truth))[0, 1])
        for row in rows:
            row["raw"] = sum(chance.random() < row["usual"] for _contact in range(row["n"])) / row["n"]
            row["spread"] = row["raw"] * (1 - row["raw"])
        same = compared(rows, "up")
        apart, equals = apart + sum(s.band in ("above", "room") for s in same.values()), equals + len(same)
    print(
        f"\ncovered {inside / count:.3f}, squared error {own_error / count:.5f} against raw {raw_error / count:.5f}, "
        f"rank {np.mean(own_rank):.3f} against raw {np.mean(raw_rank):.3f}, equals apart {apart / equals:.4f}"
    )
    assert 0.93 <= inside / count <= 0.97 and own_error < raw_error
    assert np.mean(own_rank) > np.mean(raw_rank) and apart / equals <= 0.05
