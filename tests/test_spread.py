"""The interval of a predicted satisfaction: worked by hand, and held in every third of the scale."""

from __future__ import annotations

import numpy as np
import pytest

from qa.language.lexicon import Lexicon, read_lexicon, write_lexicon
from qa.language.spread import coverage, errors_of, interval, widest

FLAT = ((-0.2, 0.1), (-0.3, 0.4), (-0.1, 0.5))


@pytest.mark.parametrize(
    ("value", "low", "high"),
    (
        (-0.9, -1.0, -0.8),  # only the lowest third is reached; cut at the end of the scale
        (0.0, -0.3, 0.5),  # the middle reaches from -0.3 to 1/3, the highest on to 0.5
        (0.2, -0.1, 0.7),
        (0.9, 0.8, 1.0),
    ),
)
def test_every_truth_the_value_may_come_from(value, low, high):
    found = interval(np.array([value]), FLAT)
    assert [float(end[0]) for end in found] == pytest.approx([low, high])


def test_predictions_drawn_to_the_middle_still_hold_the_satisfied():
    chance = np.random.default_rng(7)
    label = chance.uniform(-1, 1, 4000)
    predicted = label * 0.3 + chance.normal(0, 0.15, 4000)
    errors = errors_of(predicted[:2000], label[:2000])
    held = coverage(*interval(predicted[2000:], errors), label[2000:])
    assert set(held) == {"all", "low", "middle", "high"} and min(held.values()) >= 0.87
    narrow = float(np.quantile(np.abs(predicted - label)[:2000], 0.9))
    even = coverage(predicted[2000:] - narrow, predicted[2000:] + narrow, label[2000:])
    assert even["high"] < 0.87 < even["middle"]


def test_a_third_nobody_rated_takes_the_errors_of_all():
    errors = errors_of(np.zeros(100), np.linspace(-0.3, 0.3, 100))
    assert errors[0] == errors[1] == errors[2]


def test_the_widest_holds_in_each_kind_of_text():
    assert widest(FLAT, ((-0.1, 0.3),) * 3) == ((-0.2, 0.3), (-0.3, 0.4), (-0.1, 0.5))


def test_a_lexicon_keeps_its_errors_and_an_older_one_is_read(tmp_path):
    path = tmp_path / "contact.tsv"
    write_lexicon(path, Lexicon("ours", 0.1, 1.0, False, {"c:好": (1.0, 2.0)}, FLAT))
    assert read_lexicon(path).errors == FLAT
    ends = "\t".join(f"{end:.5f}" for both in FLAT for end in both)
    path.write_text(path.read_text("utf-8").replace(f"#errors\t{ends}", "#error\t0.40000\t0.00000"), "utf-8")
    assert read_lexicon(path).errors == ((-0.4, 0.4),) * 3
