"""Every coefficient of agreement equals what others worked out: SAS PROC FREQ, irrCAC, Krippendorff, Fleiss, Shrout and
Fleiss."""

from __future__ import annotations

import numpy as np
import pytest

from qa.quality.calibration.agreement import ac1, alpha, exact, fleiss, icc, kappa, table_of

ABSTRACTORS = np.array([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
SAS = np.array([[0, 4, 1], [0, 8, 0], [0, 1, 5]])
_ = None
KRIPPENDORFF_C = list(
    zip(
        [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
        [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
    )
)
WIKIPEDIA = list(
    zip(
        [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
        [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
        [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
    )
)
SHROUT = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], float)
FLEISS_1971 = np.array(
    [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
    ]
)


def close(found, value, low=None, high=None):
    assert found.value == pytest.approx(value, abs=5e-4)
    if low is not None:
        assert found.low == pytest.approx(low, abs=1.5e-3) and found.high == pytest.approx(high, abs=1.5e-3)


def test_cohen_of_sas_proc_freq():
    close(kappa(SAS), 0.4842, 0.2137, 0.7547)
    close(kappa(SAS, "linear"), 0.4701, 0.1845, 0.7558)


@pytest.mark.parametrize(
    ("counts", "value"), [([[20, 5], [10, 15]], 0.4), ([[45, 15], [25, 15]], 0.1304), ([[25, 35], [5, 35]], 0.2593)]
)
def test_cohen_of_two_by_two(counts, value):
    close(kappa(np.array(counts)), value)


def units_of(counts):
    return [(a, b) for a, row in enumerate(counts) for b, n in enumerate(row) for _unit in range(n)]


def test_abstractors_of_irr_cac():
    close(kappa(ABSTRACTORS), 0.796, 0.680, 0.913)
    close(kappa(ABSTRACTORS, "linear"), 0.843, 0.748, 0.938)
    close(kappa(ABSTRACTORS, "quadratic"), 0.892, 0.822, 0.962)
    units = units_of(ABSTRACTORS)
    close(ac1(units), 0.849, 0.764, 0.935)
    close(ac1(units, "linear"), 0.900)
    close(ac1(units, "quadratic"), 0.940)
    found = alpha(units)
    close(found, 0.797)
    assert found.low == pytest.approx(0.680, abs=0.03) and found.high == pytest.approx(0.914, abs=0.03)
    assert (table_of(units, [0, 1, 2]) == ABSTRACTORS).all()


def test_krippendorff_with_gaps():
    for kind, value in (("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)):
        close(alpha(KRIPPENDORFF_C, kind), value)
    close(ac1(KRIPPENDORFF_C), 0.775)
    assert ac1(KRIPPENDORFF_C).low == pytest.approx(0.461, abs=0.04)
    close(alpha(WIKIPEDIA), 0.691)
    close(alpha(WIKIPEDIA, "interval"), 0.811)


def test_fleiss_of_1971():
    assert fleiss(FLEISS_1971) == pytest.approx(0.210, abs=5e-4)


def test_shrout_and_fleiss():
    close(icc(SHROUT, "1,1"), 0.166)
    close(icc(SHROUT, "3,1"), 0.715)
    found = icc(SHROUT)
    close(found, 0.290)
    assert round(found.low, 2) == 0.02 and round(found.high, 2) == 0.76


def test_why_kappa_alone_misleads():
    """Pass rate 95 %, two reviewers 97 % right: both agree on .943, kappa says .584, AC1 .932."""
    lot, kappas, others, same = np.random.default_rng(3), [], [], []
    for _again in range(300):
        truth = lot.random(100) < 0.95
        one, two = (np.where(lot.random(100) < 0.97, truth, ~truth) for _rater in range(2))
        counts = table_of(list(zip(one.tolist(), two.tolist())), [True, False])
        found = kappa(counts).value
        kappas.append(found if found is not None else 1.0)
        others.append(ac1(list(zip(one.tolist(), two.tolist()))).value)
        same.append(exact(counts).value)
    assert np.mean(same) == pytest.approx(0.943, abs=0.01) and np.mean(others) == pytest.approx(0.932, abs=0.012)
    assert np.mean(kappas) == pytest.approx(0.584, abs=0.04)


def test_nothing_to_compare_says_so():
    empty = np.zeros((2, 2))
    assert kappa(empty).value is None and exact(empty).value is None and alpha([]).value is None
    assert ac1([]).value is None and kappa(np.array([[9, 0], [0, 0]])).value is None
    assert ac1([(1, 1)] * 9).value == 1.0 and alpha([(1, 1)] * 9).value == 1.0
    assert exact(np.array([[4, 1, 0], [0, 3, 0], [1, 0, 1]]), within=1).value == pytest.approx(0.9)
