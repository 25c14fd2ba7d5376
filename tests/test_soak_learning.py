"""Learning what is shipped once more gives what is shipped."""

from __future__ import annotations

import numpy as np
import pytest
from test_repeats import ANOTHER_HAND

from qa.language.returning import path, read_returns
from qa.language.returning_learning import PAIRS, learn, read_pairs, read_sentences

pytestmark = pytest.mark.soak


def test_why_people_come_back_is_learned_the_same_again():
    again, kept = learn(read_sentences(), read_pairs(PAIRS)), read_returns(path())
    said = [one.text for said, _cause in read_pairs(ANOTHER_HAND) for one in said]
    for place in (0, 1):
        assert np.abs(again.chances(place, said) - kept.chances(place, said)).max() < 0.05, "run: train-returns"
