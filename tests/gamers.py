"""Floors where some people make a number look better: what each leg of a pattern shows, with known truth."""

from __future__ import annotations

import numpy as np

from qa.motivation.paired_shift import Leg

KINDS = 6


def floor(
    seed: int,
    people: int = 60,
    gamers: int = 8,
    is_mix_new: bool = False,
    for_all: float = 0.0,
    harm: float = 0.08,
    faster: float = 45.0,
    quicker: float = 0.0,
    rows: tuple[int, int] = (900, 450),
) -> tuple[Leg, Leg, np.ndarray]:
    """(talk time, returns, who games): people of different skill on six kinds of work. `is_mix_new`: everybody's mix of
    work changes; `for_all`: everybody's returns rise with a shorter talk, as after a new rule;
    `quicker`: talks alone are shorter for everybody, as with a new tool."""
    chance = np.random.default_rng(seed)
    usual, talk = chance.uniform(0.1, 0.4, KINDS), chance.uniform(150, 420, KINDS)
    who, kind = np.repeat(np.arange(people), KINDS), np.tile(np.arange(KINDS), people)
    games = np.zeros(people, bool)
    games[chance.choice(people, gamers, replace=False)] = True
    mixes = chance.dirichlet(np.full(KINDS, 3.0), people)
    later = chance.dirichlet(np.full(KINDS, 3.0), people) if is_mix_new else mixes
    before, now = (
        np.concatenate([chance.multinomial(n, mix[a]) for a in range(people)]).astype(float)
        for n, mix in zip(rows, (mixes, later))
    )
    share = np.clip(usual[kind] + chance.normal(0, 0.04, people)[who], 0.01, 0.95)
    worse = np.clip(share + harm * games[who] + for_all, 0.01, 0.95)
    came, comes = (chance.binomial(n.astype(int), p).astype(float) for n, p in ((before, share), (now, worse)))
    mean = talk[kind] + chance.normal(0, 25, people)[who]
    quick = mean - faster * games[who] - (40 if for_all else 0) - quicker
    talks = Leg(who, _talks(chance, before, mean), _talks(chance, now, quick), -1, 15.0)
    return talks, Leg(who, (before, came, came), (now, comes, comes), 1, 0.03), games


def _talks(chance, n: np.ndarray, mean: np.ndarray, spread: float = 100.0):
    seen = np.where(n > 0, chance.normal(mean, spread / np.sqrt(np.maximum(n, 1))), 0.0)
    return n, seen * n, n * (seen**2 + spread**2)
