"""Coaching against regression to the mean: no effect is rarely called one, a planted one is found, and who was coached
for a bad month is not called cured."""

from __future__ import annotations

import random

from qa.quality.coaching.effect import LEAST_PEERS, effect

CONTACTS, AGENTS = 60, 25


def _team(chance, gain=0.0):
    """(before, after) of everybody; the worst of before is coached and rises by `gain`."""
    diligence = [min(0.97, max(0.3, chance.gauss(0.75, 0.08))) for _agent in range(AGENTS)]
    rate = lambda share: sum(chance.random() < share for _contact in range(CONTACTS)) / CONTACTS  # noqa: E731
    before = [rate(share) for share in diligence]
    worst = before.index(min(before))
    after = [rate(min(0.99, share + (gain if at == worst else 0))) for at, share in enumerate(diligence)]
    return before[worst], after[worst], [(b, a) for at, (b, a) in enumerate(zip(before, after)) if at != worst]


def test_no_effect_is_rarely_called_one_though_the_worst_come_up_again():
    chance, called, risen = random.Random(4), 0, 0
    for _again in range(600):
        before, after, peers = _team(chance)
        risen += after > before
        called += effect(before, after, peers).is_shown
    assert risen / 600 > 0.75, "the worst come up again by chance alone"
    assert called / 600 <= 0.06, called / 600


def test_a_planted_effect_is_found():
    chance, found, off = random.Random(9), 0, []
    for _again in range(300):
        before, after, peers = _team(chance, gain=0.25)
        one = effect(before, after, peers)
        found += one.is_shown and one.value > 0
        off.append(one.value - 0.25)
    assert found / 300 >= 0.7, found / 300
    assert abs(sum(off) / len(off)) < 0.05


def test_too_few_colleagues_say_nothing():
    assert effect(0.4, 0.9, [(0.5, 0.5)] * (LEAST_PEERS - 1)).value is None
    same = effect(0.5, 0.5, [(0.5, 0.5)] * LEAST_PEERS)
    assert abs(same.value) < 1e-9 and not same.is_shown and same.peers == LEAST_PEERS
