"""What a list drawn by lot says of everybody: the share that passes, each contact weighing for all it stands for."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from qa.interval import Z
from qa.quality.plans import Drawn


def passing(judged: Iterable[tuple[Drawn, bool]]) -> tuple[float, float, float] | None:
    """(share, low, high at 95 %) of all contacts the list was drawn from, by agent as strata: contacts weigh by the
    inverse of their chance; None without any. An agent of whom one was drawn takes the spread of the others (Cochran,
    Sampling Techniques, 5.A)."""
    strata: dict[str, tuple[float, list[bool]]] = {}
    for one, is_met in judged:
        strata.setdefault(one.agent_id, (one.chance, []))[1].append(is_met)
    if not strata:
        return None
    whole = sum(len(met) / chance for chance, met in strata.values())
    share = sum(sum(met) / chance for chance, met in strata.values()) / whole
    spreads = {agent: _spread(met) for agent, (_chance, met) in strata.items() if len(met) > 1}
    usual = sum(spreads.values()) / len(spreads) if spreads else share * (1 - share)
    variance = sum(
        (len(met) / chance / whole) ** 2 * (1 - chance) * spreads.get(agent, usual) / len(met)
        for agent, (chance, met) in strata.items()
    )
    half = Z * sqrt(variance)
    return share, max(0.0, share - half), min(1.0, share + half)


def _spread(met: list[bool]) -> float:
    mean = sum(met) / len(met)
    return sum((one - mean) ** 2 for one in met) / (len(met) - 1)
