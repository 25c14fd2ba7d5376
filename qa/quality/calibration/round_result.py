"""What a calibration round says: agreement by item and in total, severity of each person with shrinkage, and what to
talk about first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from qa.quality.calibration.agreement import Coefficient, ac1, alpha, exact, icc, kappa, table_of

CATEGORIES = ("met", "not_met", "na")
# Points of 100: who differs by the same each time is known no finer than a score is.
FINEST = 1.0


@dataclass(frozen=True)
class OfItem:
    """Agreement on one item: `same` over all pairs of people; kappa of two people, alpha of more; `split` contacts on
    which they differ."""

    item_id: str
    same: Coefficient
    kappa: Coefficient
    alpha: Coefficient
    ac1: Coefficient
    split: tuple[str, ...]


@dataclass(frozen=True)
class Severity:
    """How much lower a person scores the same contacts than the others do, in points of 100, shrunk towards none by how
    little is known; `gold`: share of verdicts as the right ones."""

    login: str
    raw: float
    shrunk: float
    low: float
    high: float
    n: int
    gold: Coefficient


def by_item(verdicts: list[dict]) -> list[OfItem]:
    """Every item of a round, the one most disagreed on first."""
    items = sorted({v["item_id"] for v in verdicts})
    people = sorted({v["login"] for v in verdicts})
    found = []
    for item in items:
        told = {(v["interaction_id"], v["login"]): v["verdict"] for v in verdicts if v["item_id"] == item}
        contacts = sorted({contact for contact, _login in told})
        units = [[told.get((contact, who)) for who in people] for contact in contacts]
        pairs = [(a, b) for unit in units for a, b in combinations([v for v in unit if v], 2)]
        counts = table_of(pairs, CATEGORIES)
        two = table_of([tuple(u) for u in units if None not in u], CATEGORIES) if len(people) == 2 else None
        split = tuple(c for c, unit in zip(contacts, units) if len({v for v in unit if v}) > 1)
        found.append(
            OfItem(
                item,
                exact(counts),
                kappa(two) if two is not None else Coefficient(None),
                alpha(units),
                ac1(units, categories=CATEGORIES),
                split,
            )
        )
    return sorted(found, key=lambda one: (one.same.value if one.same.value is not None else 2, one.item_id))


def totals(verdicts: list[dict]) -> dict[str, dict[str, float]]:
    """{contact: {login: score 0…100}} of each person's form."""
    sums: dict[str, dict[str, list[float]]] = {}
    for v in verdicts:
        both = sums.setdefault(v["interaction_id"], {}).setdefault(v["login"], [0.0, 0.0])
        both[0] += v["points"]
        both[1] += v["points_possible"]
    return {
        contact: {who: 100 * earned / possible for who, (earned, possible) in theirs.items() if possible}
        for contact, theirs in sums.items()
    }


def of_totals(verdicts: list[dict]) -> Coefficient:
    """ICC(2,1) of the scores of contacts that everybody judged."""
    scores, people = totals(verdicts), {v["login"] for v in verdicts}
    rows = [[theirs[who] for who in sorted(people)] for theirs in scores.values() if set(theirs) == people]
    if len(rows) < 3 or len(people) < 2 or float(np.var(rows)) == 0:
        return Coefficient(None, n=len(rows))
    return icc(np.array(rows))


def severity(verdicts: list[dict], gold_by: str = "") -> list[Severity]:
    """Every person beside the middle of the others on the same contacts, which one strict colleague does not move: the
    mean difference, shrunk by the share of its variance
    that is real (a random effect of persons; between people by the method of moments)."""
    scores, people = totals(verdicts), sorted({v["login"] for v in verdicts})
    off: dict[str, list[float]] = {who: [] for who in people}
    for theirs in scores.values():
        for who, score in theirs.items():
            others = [s for other, s in theirs.items() if other != who]
            if others:
                off[who].append(score - float(np.median(others)))
    known = {who: np.array(d) for who, d in off.items() if len(d) > 1}
    noise = {who: max(float(d.var(ddof=1)), FINEST**2) / len(d) for who, d in known.items()}
    means = np.array([float(d.mean()) for d in known.values()])
    real = max(0.0, float(means.var(ddof=1)) - float(np.mean(list(noise.values())))) if len(means) > 1 else 0.0
    found = []
    for who, d in known.items():
        trust = real / (real + noise[who]) if real + noise[who] else 0.0
        middle, half = float(d.mean()) * trust, 1.96 * (real * noise[who] / (real + noise[who] or 1)) ** 0.5
        found.append(
            Severity(who, float(d.mean()), middle, middle - half, middle + half, len(d), _gold(verdicts, who, gold_by))
        )
    return sorted(found, key=lambda one: one.login)


def drift(rounds: list[tuple[str, list[dict]]]) -> dict[str, list[tuple[str, Severity]]]:
    """{login: [(month, severity)]} of rounds as (month, verdicts), the earliest first: whether somebody grew stricter
    or milder than the others; only who took part in two months or more."""
    months: dict[str, list[dict]] = {}
    for month, verdicts in rounds:
        months.setdefault(month, []).extend(verdicts)
    found: dict[str, list[tuple[str, Severity]]] = {}
    for month in sorted(months):
        for one in severity(months[month]):
            found.setdefault(one.login, []).append((month, one))
    return {login: told for login, told in sorted(found.items()) if len(told) > 1}


def talk_first(verdicts: list[dict]) -> list[tuple[str, str, int]]:
    """[(contact, item, sides)] to talk about first: where people differ most evenly, on items that are split most."""
    told: dict[tuple[str, str], list[str]] = {}
    for v in verdicts:
        told.setdefault((v["interaction_id"], v["item_id"]), []).append(v["verdict"])
    weight = {one.item_id: len(one.split) for one in by_item(verdicts)}
    split = [
        (place, len(said) - max(said.count(v) for v in set(said))) for place, said in told.items() if len(set(said)) > 1
    ]
    order = sorted(split, key=lambda one: (-one[1], -weight[one[0][1]], one[0]))
    return [(contact, item, sides) for (contact, item), sides in order]


def _gold(verdicts: list[dict], who: str, gold_by: str) -> Coefficient:
    if not gold_by or who == gold_by:
        return Coefficient(None)
    right = {(v["interaction_id"], v["item_id"]): v["verdict"] for v in verdicts if v["login"] == gold_by}
    pairs = [
        (v["verdict"], right[v["interaction_id"], v["item_id"]])
        for v in verdicts
        if v["login"] == who and (v["interaction_id"], v["item_id"]) in right
    ]
    return exact(table_of(pairs, CATEGORIES))
