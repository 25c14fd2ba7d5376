"""One contact under one scorecard: every item met, not met or not applicable, with its evidence. Pure: the same input gives the same bytes."""

from __future__ import annotations

import ast
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import blake2b

import orjson

from qa.quality.operator import Case, Hit, NotApplicable, operators
from qa.quality.places import narrowed
from qa.quality.scorecard import Item, Scorecard, expression


@dataclass(frozen=True)
class ItemResult:
    """`points` of `points_possible`; a not-applicable item has neither and says why."""

    item_id: str
    verdict: str
    points: float
    points_possible: float
    na_reason: str = ""
    seq: int | None = None
    begin: int | None = None
    end: int | None = None
    because: str = ""


@dataclass(frozen=True)
class Judgement:
    """`score` is 100 × earned / applicable, None when nothing applies; critical errors stand beside it, never inside."""

    scorecard_id: str
    version: str
    items: tuple[ItemResult, ...]
    points: float
    points_possible: float
    score: float | None
    critical: frozenset[str]
    result_hash: str


@lru_cache(maxsize=500)
def _tree(text: str, names: tuple[str, ...]) -> ast.expr:
    return expression(text, set(names))


def _holds(node: ast.expr, found: dict[str, Hit | None]) -> bool:
    if isinstance(node, ast.Name):
        return found[node.id] is not None
    if isinstance(node, ast.UnaryOp):
        return not _holds(node.operand, found)
    parts = (_holds(part, found) for part in node.values)
    return all(parts) if isinstance(node.op, ast.And) else any(parts)


def _names(text: str, item: Item) -> list[str]:
    return [n.id for n in ast.walk(_tree(text, tuple(sorted(item.conditions)))) if isinstance(n, ast.Name)] if text else []


class _Looking:
    """The conditions of one item on one contact, each looked at once, where its place says."""

    def __init__(self, item: Item, case: Case) -> None:
        self.item, self.case, self.known = item, case, {}

    def hits(self, name: str) -> list[Hit]:
        if name not in self.known:
            condition = self.item.conditions[name]
            self.known[name] = operators()[condition["op"]].find(self.seen(name), condition)
        return self.known[name]

    def seen(self, name: str) -> Case:
        """The part of the contact where a condition looks."""
        place = self.item.places.get(name)
        return narrowed(self.case, place, self.item.conditions[name].get("who", "agent"), self.hits) if place else self.case

    def first(self, names: list[str]) -> dict[str, Hit | None]:
        return {name: next(iter(self.hits(name)), None) for name in names}


def judge_item(item: Item, case: Case) -> ItemResult:
    names = tuple(sorted(item.conditions))
    if not case.lines:
        return ItemResult(item.item_id, "na", 0.0, 0.0, "no_messages")
    if not any(line.speaker == "agent" for line in case.lines) and not any(c["op"] == "response_time" for c in item.conditions.values()):
        return ItemResult(item.item_id, "na", 0.0, 0.0, "no_agent")
    looking = _Looking(item, case)
    try:
        because = looking.first(_names(item.applies, item))
        if item.applies and not _holds(_tree(item.applies, names), because):
            return ItemResult(item.item_id, "na", 0.0, 0.0, "condition")
        found = looking.first(_names(item.met, item))
    except NotApplicable as reason:
        return ItemResult(item.item_id, "na", 0.0, 0.0, str(reason))
    met = _holds(_tree(item.met, names), found)
    hit = next((h for h in found.values() if h is not None), None) or (None if met else next((h for h in because.values() if h is not None), None))
    evidence = dict(seq=hit.seq, begin=hit.begin, end=hit.end, because=hit.because) if hit else {}
    return ItemResult(item.item_id, "met" if met else "not_met", item.points if met else 0.0, item.points, "", **evidence)


def searched(item: Item, case: Case) -> dict[str, int]:
    """{condition: messages looked through} of the conditions of `met` that did not hold: what is said where something was missed."""
    looking = _Looking(item, case)
    try:
        return {name: len(looking.seen(name).by(item.conditions[name].get("who", "agent"))) for name in _names(item.met, item) if not looking.hits(name)}
    except NotApplicable:
        return {}


def judge(card: Scorecard, case: Case) -> Judgement:
    items = tuple(judge_item(item, case) for item in card.items)
    points, possible = sum(i.points for i in items), sum(i.points_possible for i in items)
    critical = frozenset(item.critical for item, result in zip(card.items, items) if item.critical and result.verdict == "not_met")
    digest = blake2b(orjson.dumps([asdict(i) for i in items]) + card.version.encode(), digest_size=16).hexdigest()
    return Judgement(card.scorecard_id, card.version, items, points, possible, round(100 * points / possible, 2) if possible else None, critical, digest)
