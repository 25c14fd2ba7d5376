"""What the pulse asks, and what an answer is worth."""

from __future__ import annotations

from qa.motivation.pulse_items import BURDENS, ITEMS, asked


def test_a_round_asks_one_burden_fairness_and_recommending():
    kinds = [{item.scale for item in asked(number)} for number in (0, 1)]
    assert [BURDENS[n] in kinds[n] and BURDENS[1 - n] not in kinds[n] for n in (0, 1)] == [True, True]
    assert all({"fairness", "recommend"} <= some for some in kinds) and len(ITEMS) == 7 + 6 + 4 + 1
    turned = next(item for item in ITEMS if item.is_turned)
    assert turned.worth(0) == 0 and turned.worth(4) == 100 and ITEMS[0].worth(0) == 100 and ITEMS[0].worth(4) == 0
