"""A centre with planted truth: some items go with what customers do next, others only look so through agent and kind of
contact."""

from __future__ import annotations

import numpy as np

TRUE = {"i0": 0.08, "i1": 0.05}
ITEMS = tuple(f"i{at}" for at in range(10))


def planted(seed: int, n: int = 12_000, agents: int = 60, kinds: int = 24) -> tuple[dict, dict, object, object]:
    """(verdicts, outcomes, agents, kinds): two of ten items matter; with better agents customers return less."""
    rng = np.random.default_rng(seed)
    agent, kind = rng.integers(0, agents, n), rng.integers(0, kinds, n)
    skill, hard = rng.normal(0, 0.12, agents), rng.normal(0, 0.08, kinds)
    verdicts, chance = {}, 0.15 + hard[kind] + 0.5 * skill[agent]
    for at, item in enumerate(ITEMS):
        missed = rng.random(n) < np.clip(0.3 + skill[agent] + hard[kind] + 0.02 * at, 0.02, 0.95)
        if at:
            missed = np.where(rng.random(n) < 0.15, verdicts["i0"] > 0, missed)
        verdicts[item] = missed.astype(float)
        chance = chance + TRUE.get(item, 0.0) * missed
    for item in ITEMS[5:]:
        verdicts[item][rng.random(n) < 0.3] = np.nan
    happened = (rng.random(n) < np.clip(chance, 0.01, 0.99)).astype(float)
    happened[rng.random(n) < 0.1] = np.nan
    return verdicts, {"repeat": happened}, agent, kind
