"""Disputes: an agent contests one item, an arbiter who did not judge it answers, and the answer counts above all."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.quality.failures import (
    ALREADY_DISPUTED,
    DISPUTE_ANSWERED,
    DISPUTE_IS_THE_AGENTS,
    DISPUTE_NEEDS_ANOTHER,
    DISPUTE_WITHOUT_WORDS,
    ITEM_NO_LONGER_SCORED,
    MAY_NOT_REVIEW,
    NO_SUCH_ITEM,
)
from qa.quality.reviewing import MAY_REVIEW, judge, not_own, within
from qa.records.book import write


def contest(reader: Reader, interaction_id: str, scorecard_id: str, item_id: str, words: str) -> int:
    """An agent contests one item of an own contact, as it counts now; the id of the dispute.

    Raises QAError for another role, an item that does not count, one that waits for an answer already, or no reason.
    """
    if reader.scope.role != "agent":
        raise DISPUTE_IS_THE_AGENTS()
    within(reader, interaction_id)
    if not words.strip():
        raise DISPUTE_WITHOUT_WORDS()
    place = [scorecard_id, item_id]
    if not reader.about(
        [interaction_id], "select 1 from {item_in_force} where scorecard_id = ? and item_id = ?", place
    ):
        raise NO_SUCH_ITEM()
    if reader.about(
        [interaction_id], "select 1 from {dispute_open} where scorecard_id in ('', ?) and item_id = ?", place
    ):
        raise ALREADY_DISPUTED()
    by = reader.scope.agent or reader.scope.user
    fields = dict(interaction_id=interaction_id, scorecard_id=scorecard_id, item_id=item_id, words=words)
    number = write("dispute", by, audited=("dispute", interaction_id, item_id), **fields)
    reader.pull()
    return number


def answer_dispute(reader: Reader, dispute_id: int, verdict: str, note: str) -> None:
    """An arbiter decides a contested item; it counts above every other verdict. Raises QAError when answered already,
    or by who judged the contact before."""
    if reader.scope.role not in MAY_REVIEW:
        raise MAY_NOT_REVIEW()
    found = reader.rows("select * from {dispute_open} where dispute_id = ?", [dispute_id])
    if not found:
        raise DISPUTE_ANSWERED()
    dispute = found[0]
    within(reader, dispute["interaction_id"])
    not_own(reader, dispute["interaction_id"])
    counting = reader.about(
        [dispute["interaction_id"]],
        "select scorecard_id, scorecard_version from {item_in_force} where item_id = ? and ? in ('', scorecard_id)",
        [dispute["item_id"], dispute["scorecard_id"]],
    )
    if not counting:
        raise ITEM_NO_LONGER_SCORED()
    judged = """select 1 from {evaluation} where interaction_id = ? and scorecard_id = ? and occasion in ('review',
        'blind')
        and evaluator = ?"""
    if reader.one(judged, [dispute["interaction_id"], counting[0]["scorecard_id"], reader.scope.user]):
        raise DISPUTE_NEEDS_ANOTHER()
    judge(
        reader,
        "dispute",
        dispute["interaction_id"],
        counting[0]["scorecard_id"],
        counting[0]["scorecard_version"],
        {dispute["item_id"]: verdict},
        note,
    )


def open_disputes(reader: Reader, interaction_id: str) -> list[dict]:
    """What is contested in a contact and not answered yet."""
    within(reader, interaction_id)
    return reader.rows("select * from {dispute_open} where interaction_id = ? order by dispute_id", [interaction_id])
