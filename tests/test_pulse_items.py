"""What the pulse asks, and what an answer is worth."""

from __future__ import annotations

import pytest
from test_pulse import Dice

from qa.motivation import pulse
from qa.motivation.pulse_items import BURDENS, ITEMS, asked


def test_a_round_asks_one_burden_fairness_and_recommending():
    kinds = [{item.scale for item in asked(number)} for number in (0, 1)]
    assert [BURDENS[n] in kinds[n] and BURDENS[1 - n] not in kinds[n] for n in (0, 1)] == [True, True]
    assert all({"fairness", "recommend"} <= some for some in kinds) and len(ITEMS) == 7 + 6 + 4 + 1
    turned = next(item for item in ITEMS if item.is_turned)
    assert turned.worth(0) == 0 and turned.worth(4) == 100 and ITEMS[0].worth(0) == 100 and ITEMS[0].worth(4) == 0


def test_dice_do_not_move_the_mean(monkeypatch):
    """Over many answers the fairness of 75 comes back as 75."""
    monkeypatch.setattr(pulse, "CHANCE", Dice(3))
    item = next(i for i in ITEMS if i.key == "fair_1")
    seen = [item.worth(pulse._thrown(item, 1)) for _one in range(20000)]
    assert pulse._put_right(sum(seen) / len(seen), 50.0) == pytest.approx(75, abs=0.7)
    ten = next(i for i in ITEMS if i.key == "recommend")
    places = [pulse._thrown(ten, 10) for _one in range(20000)]
    net = 100 * sum((p >= 9) - (p <= 6) for p in places) / len(places)
    assert pulse._put_right(net, 100 * (2 - 7) / 11) == pytest.approx(100, abs=1.5)
