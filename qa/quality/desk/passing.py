"""What a list drawn by lot says of everybody: the share that passes, each contact weighing for all it stands for."""

from __future__ import annotations

from collections.abc import Iterable

from qa.interval import wilson
from qa.quality.desk.plans import Drawn


def passing(judged: Iterable[tuple[Drawn, bool]]) -> tuple[float, float, float] | None:
    """(share, low, high at 95 %) of all contacts a list was drawn from: each weighs by the inverse of its chance;
    None without any. The interval is Wilson's at the effective number of contacts, the weights' sum squared over the
    sum of their squares (Kish, Survey Sampling, 11.7), so that it has a width also where all pass."""
    weighed = [(1 / one.chance, is_met) for one, is_met in judged]
    if not weighed:
        return None
    whole = sum(weight for weight, _met in weighed)
    share = sum(weight for weight, is_met in weighed if is_met) / whole
    return share, *wilson(share, whole**2 / sum(weight**2 for weight, _met in weighed))
