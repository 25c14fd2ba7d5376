"""Transcripts in, verdicts out: every item of the scorecards that apply, on JSON lines, without any database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import orjson

from qa.contact_reasons import facts_of
from qa.language.columns import Said
from qa.language.hearing import Heard, hear
from qa.language.privacy import Masker
from qa.language.scorer import Scorer
from qa.language.transcript_lines import Transcript, Unreadable, as_said, batches
from qa.quality.evidence import Evidence, own_path, read_evidence, shipped_evidence
from qa.quality.judging import Judgement, judge
from qa.quality.operator import Case, Line
from qa.quality.scorecard import Scorecard
from qa.quality.scorecards import judging
from qa.quality.standing import COUNTS, standing

VERDICTS = {"met": "met", "not_met": "missed", "na": "na"}


def judge_lines(
    lines: Iterable[bytes], masker: Masker, scorer: Scorer, cards: list[Scorecard], is_chosen: bool = False
) -> Iterator[bytes]:
    """A line of JSON for every line that is not blank, in order. `cards`: those to judge by, each on its channels; on
    any when `is_chosen`.

    Out: id, items [{card, item, verdict met | missed | na, seq from 1, because, counts}]; score 0…100 of everything the
    machine heard by the channel's own card, and counted_score of the items that have earned the right to deduct, null
    while they hold less than half of the points; scores {card: score}.
    """
    counting = that_count(cards)
    for batch in batches(lines):
        found = iter(judged([one for one in batch if isinstance(one, Transcript)], masker, scorer, cards, is_chosen))
        for one in batch:
            answer = (
                {
                    "id": None,
                    "line": one.number,
                    "error": one.words,
                    "items": [],
                    "score": None,
                    "counted_score": None,
                    "scores": {},
                }
                if isinstance(one, Unreadable)
                else _told(counting, *next(found))
            )
            yield orjson.dumps(answer) + b"\n"


def judged(
    contacts: list[Transcript], masker: Masker, scorer: Scorer, cards: list[Scorecard], is_chosen: bool = False
) -> list[tuple[Transcript, list[tuple[Scorecard, Judgement]]]]:
    """Every transcript with its judgement by each card of its channel."""
    said = as_said(contacts, masker)
    cases, known = cases_of(contacts, said, hear(said, scorer)), {card.scorecard_id: card for card in cards}
    return [
        (contact, [(card, judge(card, case)) for card in (cards if is_chosen else judging(known, case))])
        for contact, case in zip(contacts, cases)
    ]


def cases_of(contacts: list[Transcript], said: Said, heard: Heard) -> list[Case]:
    """Transcripts as rules see them; messages are numbered from 1."""
    moods = np.full(len(said.texts), np.nan)
    moods[heard.messages] = heard.moods
    found = []
    for number, contact in enumerate(contacts):
        first = int(said.first[number])
        labels: dict[str, list] = {}
        chances = {(found.label, found.message + 1): found.score for found in heard.findings[number]}
        for at, label, begin, end, words, _chance in heard.findings[number]:
            labels.setdefault(label, []).append((at + 1, begin, end, words))
        lines = tuple(
            Line(at + 1, speaker, heard.texts[first + at], _whole(begin), _whole(end), _whole(begin))
            for at, ((speaker, _), begin, end) in enumerate(zip(contact.spoken, contact.begin, contact.end))
        )
        mood = {at + 1: float(moods[first + at]) for at in range(len(lines)) if not np.isnan(moods[first + at])}
        found.append(Case(lines, labels, mood, _facts(contact), chances))
    return found


def _facts(contact: Transcript) -> dict:
    reason, roles = contact.reason or None, [role for role, _ in contact.spoken]
    return {
        "channel": contact.channel,
        "direction": contact.direction or None,
        "reason_id": reason,
        **facts_of(reason),
        "agent_messages": roles.count("agent"),
        "customer_messages": roles.count("customer"),
    }


def _whole(time: float | None) -> int | None:
    return None if time is None else int(time)


def that_count(cards: list[Scorecard]) -> frozenset[tuple[str, str]]:
    """{(card, item)} of what may deduct, by the evidence of this data folder and the one shipped."""
    own, shipped = read_evidence(own_path()), shipped_evidence()
    places = [(card.scorecard_id, item) for card in cards for item in card.items]
    stands = {
        (c, i.item_id): standing(i, own.get((c, i.item_id), Evidence()), shipped.get((c, i.item_id), Evidence()))
        for c, i in places
    }
    return frozenset(place for place, found in stands.items() if found.state == COUNTS)


def _told(
    counting: frozenset[tuple[str, str]], contact: Transcript, judgements: list[tuple[Scorecard, Judgement]]
) -> dict:
    items = [
        {
            "card": card.scorecard_id,
            "item": r.item_id,
            "verdict": VERDICTS[r.verdict],
            "seq": r.seq,
            "because": r.because or r.na_reason,
            "counts": (card.scorecard_id, r.item_id) in counting,
        }
        for card, found in judgements
        for r in found.items
    ]
    scores = {card.scorecard_id: _scores(counting, card, found) for card, found in judgements}
    own = next((card.scorecard_id for card, _ in judgements if not card.is_beside), next(iter(scores), ""))
    score, counted = scores.get(own, (None, None))
    return {
        "id": contact.name,
        "items": items,
        "score": score,
        "counted_score": counted,
        "scores": {name: one for name, (one, _) in scores.items()},
    }


def _scores(
    counting: frozenset[tuple[str, str]], card: Scorecard, found: Judgement
) -> tuple[float | None, float | None]:
    """Of what the machine may judge, and of what may deduct."""
    parts = [
        (r.points, r.points_possible, (card.scorecard_id, r.item_id) in counting)
        for item, r in zip(card.items, found.items, strict=True)
        if item.mode != "person"
    ]
    heard, counted = (
        [(earned, possible) for earned, possible, counts in parts if counts or not only] for only in (False, True)
    )
    is_covered = 2 * sum(p for _, p in counted) >= sum(p for _, p in heard)
    return _score(heard), _score(counted) if is_covered else None


def _score(parts: list[tuple[float, float]]) -> float | None:
    possible = sum(p for _, p in parts)
    return round(100 * sum(e for e, _ in parts) / possible, 2) if possible else None
