"""One contact under one scorecard: every item met, not met or not applicable, with its evidence. Pure: the same input
gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

import orjson

from qa.quality.expression import holds, rule
from qa.quality.operator import Case, Hit, NotApplicable, operators
from qa.quality.places import narrowed
from qa.quality.scorecard import Item, Scorecard


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
    """`score` is 100 × earned / applicable, None when nothing applies; critical errors stand beside it, never
    inside."""

    scorecard_id: str
    version: str
    items: tuple[ItemResult, ...]
    points: float
    points_possible: float
    score: float | None
    critical: frozenset[str]
    result_hash: str


class _Looking:
    """The conditions of one item, or of a whole card, on one contact, each looked at once, where its place says."""

    def __init__(self, of: Item | Scorecard, case: Case) -> None:
        self.conditions, self.places, self.case, self.known = of.conditions, of.places, case, {}

    def hits(self, name: str) -> list[Hit]:
        """Where a condition holds; found once a contact."""
        if name not in self.known:
            condition = self.conditions[name]
            self.known[name] = operators()[condition["op"]].find(self.seen(name), condition)
        return self.known[name]

    def seen(self, name: str) -> Case:
        """The part of the contact where a condition looks."""
        place = self.places.get(name)
        return narrowed(self.case, place, self.conditions[name].get("who", "agent"), self.hits) if place else self.case

    def first(self, text: str) -> dict[str, Hit | None]:
        """What makes each condition of a rule hold, None where nothing does."""
        return {name: next(iter(self.hits(name)), None) for name in _names(text)}


def _names(text: str) -> tuple[str, ...]:
    return rule(text)[1] if text else ()


def applies_to(card: Scorecard, case: Case) -> bool:
    """Whether a contact is judged by a card: its channel, and what the card asks of it beside."""
    if case.facts.get("channel") not in card.channels:
        return False
    if not card.applies:
        return True
    looking = _Looking(card, case)
    try:
        return holds(rule(card.applies)[0], looking.first(card.applies))
    except NotApplicable:
        return False


def judge_item(item: Item, case: Case) -> ItemResult:
    """One item of a card on one contact: met, missed or not applicable, with its evidence."""
    if item.mode == "off":
        return ItemResult(item.item_id, "na", 0.0, 0.0, "off")
    if not item.holds_on(case.facts.get("day")):
        return ItemResult(item.item_id, "na", 0.0, 0.0, "not_in_effect")
    if not case.lines:
        return ItemResult(item.item_id, "na", 0.0, 0.0, "no_messages")
    if not any(line.speaker == "agent" for line in case.lines) and not any(
        c["op"] == "response_time" for c in item.conditions.values()
    ):
        return ItemResult(item.item_id, "na", 0.0, 0.0, "no_agent")
    if (case.facts.get("people") or 0) > 1:
        return ItemResult(item.item_id, "na", 0.0, 0.0, "several_people")
    looking = _Looking(item, case)
    try:
        because = looking.first(item.applies)
        if item.applies and not holds(rule(item.applies)[0], because):
            return ItemResult(item.item_id, "na", 0.0, 0.0, "condition")
        found = looking.first(item.met)
    except NotApplicable as reason:
        return ItemResult(item.item_id, "na", 0.0, 0.0, str(reason))
    met = holds(rule(item.met)[0], found)
    hit = next((h for h in found.values() if h is not None), None) or (
        None if met else next((h for h in because.values() if h is not None), None)
    )
    evidence = dict(seq=hit.seq, begin=hit.begin, end=hit.end, because=hit.because) if hit else {}
    return ItemResult(
        item.item_id, "met" if met else "not_met", item.points if met else 0.0, item.points, "", **evidence
    )


def searched(item: Item, case: Case) -> dict[str, int]:
    """{condition: messages looked through} of the conditions of `met` that did not hold: what is said where something
    was missed."""
    looking = _Looking(item, case)
    try:
        return {
            name: len(looking.seen(name).by(item.conditions[name].get("who", "agent")))
            for name in _names(item.met)
            if not looking.hits(name)
        }
    except NotApplicable:
        return {}


def judge(card: Scorecard, case: Case) -> Judgement:
    """A whole card on one contact: points, critical classes, every item."""
    items = tuple(judge_item(item, case) for item in card.items)
    points, possible = sum(i.points for i in items), sum(i.points_possible for i in items)
    critical = frozenset(
        item.critical for item, result in zip(card.items, items) if item.critical and result.verdict == "not_met"
    )
    digest = blake2b(orjson.dumps(items) + card.version.encode(), digest_size=16).hexdigest()
    return Judgement(
        card.scorecard_id,
        card.version,
        items,
        points,
        possible,
        round(100 * points / possible, 2) if possible else None,
        critical,
        digest,
    )
