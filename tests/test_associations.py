"""Does an item go with what customers do? Planted truth is found, what only looks so is not, and intervals cover."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from planted import ITEMS, TRUE, planted
from test_card_editions import LEAD

from qa.access.reading import Reader
from qa.editing.associations import associations, proposed
from qa.editing.editions import current
from qa.editing.predicting import predicting

MOST_FALSE, LEAST_COVERED = 0.1, 0.93


def _looked_at(seeds) -> tuple[float, float, float]:
    """(false discoveries, found of what is true, covered), mean shares."""
    false, found, covered = [], [], []
    for seed in seeds:
        told = {one.item_id: one for one in associations(*planted(seed))}
        said = [item for item, one in told.items() if one.says in ("more", "less")]
        false.append(sum(item not in TRUE for item in said) / max(1, len(said)))
        found.append(sum(item in said for item in TRUE) / len(TRUE))
        covered += [one.low <= TRUE.get(item, 0.0) <= one.high for item, one in told.items()]
    return tuple(float(np.mean(some)) for some in (false, found, covered))


def test_planted_items_are_found_among_those_that_only_look_so():
    false, found, covered = _looked_at(range(12))
    assert false <= MOST_FALSE and found >= 0.95 and covered >= 0.9


@pytest.mark.soak
def test_two_hundred_centres():
    false, found, covered = _looked_at(range(200))
    print(f"false discoveries {false:.3f}, found {found:.3f}, intervals cover {covered:.3f}")
    assert false <= MOST_FALSE and found >= 0.95 and covered >= LEAST_COVERED


def test_raw_shares_would_name_items_that_do_not_matter():
    verdicts, outcomes, *_ = planted(1)
    happened = outcomes["repeat"]
    some = ~np.isnan(happened)
    raw = {
        item: happened[some & (told == 1)].mean() - happened[some & (told == 0)].mean()
        for item, told in verdicts.items()
    }
    assert min(raw[item] for item in ITEMS[2:5]) > 0.02, "planted so that agent and kind mislead"


def test_too_little_says_so_and_points_follow_what_is_known():
    verdicts, outcomes, agents, kinds = planted(2)
    few = associations(
        {k: v[:200] for k, v in verdicts.items()}, {"repeat": outcomes["repeat"][:200]}, agents[:200], kinds[:200]
    )
    assert {one.says for one in few} == {"too_few"} and {one.estimate for one in few} == {None}
    points = dict.fromkeys(ITEMS, 10.0)
    said = {"i4": "none", "i9": "none", "i5": "unknown", "i0": "more", "i1": "more"}
    known = [one._replace(says=said.get(one.item_id, one.says)) for one in associations(*planted(2))]
    told = proposed(points, known, {"i9"})
    assert told["i0"] > told["i1"] > 10 and told["i4"] == 5 and told["i9"] == told["i5"] == 10
    assert abs(sum(told.values()) - sum(points.values())) <= 1
    assert proposed(points, few, set()) == points


def test_on_a_centre_every_item_has_its_word(tiny):
    reader = Reader(tiny, LEAD)
    found = predicting(reader, "voice", current("voice"), date(2000, 1, 1), date(2100, 1, 1))
    assert {one.outcome for one in found} == {"repeat", "complaint", "dissatisfied"}
    assert {one.says for one in found} == {"too_few"}
    assert predicting(reader, "nothing", {"section": []}, date(2000, 1, 1), date(2100, 1, 1)) == []
