"""People's verdicts: a review is one form in the records, a dispute names one item, an arbiter who did not judge it
answers. What counts then is the view's."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.failures import OUT_OF_SCOPE
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
from qa.quality.scorecard import Scorecard
from qa.quality.scorecard_file import parse_scorecard
from qa.quality.scorecards import scorecards
from qa.records.book import write
from qa.warehouse.store import Store

MAY_REVIEW = ("reviewer", "lead", "supervisor")
VERDICTS = ("met", "not_met", "na")


def card_of(store: Store | Reader, scorecard_id: str, version: str = "") -> Scorecard | None:
    """A scorecard as it was in a version, or as it is now; None when nobody knows it."""
    now = scorecards().get(scorecard_id)
    if not version or (now and now.version == version):
        return now
    content = store.one(
        "select content from scorecard_version where scorecard_id = ? and version = ?", [scorecard_id, version]
    )
    return parse_scorecard(str(content)) if content else None


def review(
    reader: Reader,
    interaction_id: str,
    scorecard_id: str,
    verdicts: dict[str, str],
    note: str = "",
    version: str = "",
    is_blind: bool = False,
) -> int:
    """Write one form, a verdict an item; how many. `version`: of the scorecard on the screen, the one of today when
    empty. `is_blind`: the person had not seen what the machine says; such forms are the evidence of what its word is
    worth.

    Raises QAError for a role that may not, a contact out of scope, or an item that the version does not have.
    """
    if reader.scope.role not in MAY_REVIEW:
        raise MAY_NOT_REVIEW()
    _within(reader, interaction_id)
    _judge(reader, "blind" if is_blind else "review", interaction_id, scorecard_id, version, verdicts, note)
    return len(verdicts)


def contest(reader: Reader, interaction_id: str, scorecard_id: str, item_id: str, words: str) -> int:
    """An agent contests one item of an own contact, as it counts now; the id of the dispute.

    Raises QAError for another role, an item that does not count, one that waits for an answer already, or no reason.
    """
    if reader.scope.role != "agent":
        raise DISPUTE_IS_THE_AGENTS()
    _within(reader, interaction_id)
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
    _within(reader, dispute["interaction_id"])
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
    _judge(
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
    _within(reader, interaction_id)
    return reader.rows("select * from {dispute_open} where interaction_id = ? order by dispute_id", [interaction_id])


def _judge(
    reader: Reader,
    occasion: str,
    interaction_id: str,
    scorecard_id: str,
    version: str,
    verdicts: dict[str, str],
    note: str,
) -> None:
    card = card_of(reader, scorecard_id, version)
    items = {i: card.item(i) for i in verdicts} if card else {}
    if not items or None in items.values() or set(verdicts.values()) - set(VERDICTS):
        raise NO_SUCH_ITEM()
    parts = [
        dict(
            item_id=i,
            verdict=verdict,
            points=items[i].points if verdict == "met" else 0.0,
            points_possible=0.0 if verdict == "na" else items[i].points,
            critical=items[i].critical,
        )
        for i, verdict in verdicts.items()
    ]
    form = dict(
        interaction_id=interaction_id,
        scorecard_id=scorecard_id,
        scorecard_version=card.version,
        occasion=occasion,
        note=note,
    )
    write(
        "evaluation",
        reader.scope.user,
        {"evaluation_item": parts},
        (occasion, interaction_id, f"{len(parts)} items"),
        **form,
    )
    reader.pull()


def _within(reader: Reader, interaction_id: str) -> None:
    if not reader.holds(interaction_id):
        raise OUT_OF_SCOPE()
