"""People's verdicts: a review is one form in the records. What counts then is the view's."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.failures import OUT_OF_SCOPE
from qa.quality.failures import MAY_NOT_REVIEW, NO_SUCH_ITEM
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
    within(reader, interaction_id)
    judge(reader, "blind" if is_blind else "review", interaction_id, scorecard_id, version, verdicts, note)
    return len(verdicts)


def judge(
    reader: Reader,
    occasion: str,
    interaction_id: str,
    scorecard_id: str,
    version: str,
    verdicts: dict[str, str],
    note: str,
) -> None:
    """Write one form of any occasion: a verdict an item. Raises QAError for an item that is none."""
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


def within(reader: Reader, interaction_id: str) -> None:
    """Raises QAError for a contact out of scope."""
    if not reader.holds(interaction_id):
        raise OUT_OF_SCOPE()
