"""Evidence of how often a rule is right: shipped, of one's own, unreadable."""

from __future__ import annotations

import random

import pytest

from qa.errors import QAError
from qa.interval import wilson
from qa.labelled_items import compare_items, read_labels
from qa.language.privacy import Masker
from qa.language.scorer import in_force
from qa.quality.evidence import read_evidence, shipped_evidence
from qa.quality.scorecard import strict
from qa.quality.scorecards import scorecards
from qa.settings import PROJECT


def test_shipped_evidence_is_read_and_adds_up():
    assert shipped_evidence() and all(e.hits + e.others <= e.blind for e in shipped_evidence().values())


@pytest.mark.parametrize(
    "text",
    [
        "[[evidence]]\ncard = 'voice'\n",
        "[[evidence",
        "[[evidence]]\ncard='v'\nitem='i'\nblind=1\nhits=3\nright=2\nothers=0\noverlooked=0\n",
        "x = 1\n",
    ],
)
def test_evidence_that_cannot_be_read_says_so(tmp_path, text):
    path = tmp_path / "evidence.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(QAError):
        read_evidence(path)


def test_the_interval_covers_the_truth():
    chance, covered, truth = random.Random(5), 0, 0.9
    for _round in range(200):
        right = sum(chance.random() < truth for _ in range(60))
        low, high = wilson(right / 60, 60)
        covered += low <= truth <= high
    assert 0.93 <= covered / 200 <= 0.99


def test_evidence_of_its_own_comes_from_labelled_contacts(folder):
    labels = read_labels(PROJECT / "tests" / "probes" / "items.jsonl")
    found = compare_items(
        labels,
        [PROJECT / "tests" / "probes" / "items.jsonl"],
        Masker(b"x"),
        in_force(),
        [strict(card) for card in scorecards().values()],
    )
    rows = {row["measure"]: row["value"] for row in found.rows()}
    assert (
        rows["greeting precision"] >= 0.8
        and rows["empathy precision"] >= 0.75
        and rows["no_overpromise recall"] >= 0.8
        and rows["score, Spearman"] >= 0.7
    )
