"""People's verdicts: a review is one form in the records, with reasons, evidence and remarks. What counts then is the
view's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qa.access.person import person
from qa.access.reading import Reader
from qa.failures import OUT_OF_SCOPE
from qa.quality.contesting.releasing import waits
from qa.quality.desk.drafts import place_of
from qa.quality.failures import FORM_SENT_ALREADY, JUDGES_OWN, MAY_NOT_REVIEW, NO_SUCH_ITEM, REVIEWED_MEANWHILE
from qa.quality.scorecard import Scorecard
from qa.quality.scorecard_file import parse_scorecard
from qa.quality.scorecards import scorecards
from qa.records.book import Connection, drop_in, hidden, newest, write
from qa.records.spending import spend_in
from qa.warehouse.store import Store

MAY_REVIEW = ("reviewer", "lead", "supervisor")
# Occasions on which a person judges on their own: what they say may have to be released.
REVIEWS = ("review", "blind")
VERDICTS = ("met", "not_met", "na")
# Why an item cannot be judged, as a person says it.
REASONS = ("did_not_happen", "inaudible", "handed_over", "not_ours")


@dataclass(frozen=True)
class Grounds:
    """What stands beside a person's verdicts. `reasons`: item → why it does not apply; `evidence`: item → sentence it
    rests on; `remarks`: (item or empty, sentence or 0, words); `drawn`: the kind of sample it came from; `seconds`:
    worked on; `seen`: the newest evaluation by a person that was there when the form was opened, None when nobody
    asks; `is_once`: the same form sent twice is one; `round_no`: the calibration round it is for."""

    reasons: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[tuple[str, int, str], ...] = ()
    drawn: str = ""
    seconds: int = 0
    seen: int | None = None
    is_once: bool = False
    round_no: int = 0


NONE = Grounds()


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
    grounds: Grounds = NONE,
) -> int:
    """Write one form, a verdict an item; how many. `version`: of the scorecard on the screen, the one of today when
    empty. `is_blind`: the person had not seen what the machine says; such forms are the evidence of what its word is
    worth.

    Raises QAError for a role that may not, a contact out of scope, an item that the version does not have, or when
    somebody else judged it since the form was opened.
    """
    if reader.scope.role not in MAY_REVIEW:
        raise MAY_NOT_REVIEW()
    within(reader, interaction_id)
    not_own(reader, interaction_id)
    occasion = "blind" if is_blind else "review"
    judge(reader, occasion, interaction_id, scorecard_id, version, verdicts, note, grounds)
    return len(verdicts)


def last_of(interaction_id: str, scorecard_id: str, connection: Connection | None = None) -> dict | None:
    """The newest evaluation by a person that counts, {id, written_by, written_at, …}; None while there is none."""
    place = dict(interaction_id=interaction_id, scorecard_id=scorecard_id)
    found = newest("evaluation", (*place, "occasion"), connection, **place)
    return max((row for row in found if row["occasion"] != "calibration"), key=lambda row: row["id"], default=None)


def judge(
    reader: Reader,
    occasion: str,
    interaction_id: str,
    scorecard_id: str,
    version: str,
    verdicts: dict[str, str],
    note: str,
    grounds: Grounds = NONE,
) -> int:
    """Write one form of any occasion, with its remarks; its number. Its draft goes with it. Raises QAError for an item
    that is none, or for a form that somebody overtook."""
    card, by = card_of(reader, scorecard_id, version), reader.scope.user
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
            na_reason=grounds.reasons.get(i, "") if verdict == "na" else "",
            message_seq=grounds.evidence.get(i, 0) if verdict != "na" else 0,
        )
        for i, verdict in verdicts.items()
    ]
    remarks = [
        dict(interaction_id=interaction_id, item_id=item, message_seq=seq, words=hidden(words.strip()))
        for item, seq, words in grounds.remarks
        if words.strip()
    ]

    def holds(connection: Connection) -> None:
        drop_in(connection, "draft", "place", place_of(by, interaction_id, scorecard_id))

    def is_first(connection: Connection) -> None:
        other = last_of(interaction_id, scorecard_id, connection)
        if (
            grounds.seen is not None
            and not grounds.round_no
            and other
            and other["id"] > grounds.seen
            and other["written_by"] != by
        ):
            raise REVIEWED_MEANWHILE(who=other["written_by"])
        was = grounds.seen if grounds.seen is not None else other["id"] if other else 0
        what = f"form {place_of(by, interaction_id, scorecard_id)}|{grounds.round_no or was}"
        if grounds.is_once and not spend_in(connection, what, by):
            raise FORM_SENT_ALREADY()

    number = write(
        "evaluation",
        by,
        {"evaluation_item": parts} | ({"remark": remarks} if remarks else {}),
        (occasion, interaction_id, f"{len(parts)} items"),
        holds,
        is_first,
        interaction_id=interaction_id,
        scorecard_id=scorecard_id,
        scorecard_version=card.version,
        occasion=occasion,
        note=note,
        drawn=grounds.drawn,
        seconds=grounds.seconds,
        round_no=grounds.round_no,
        is_held=int(occasion in REVIEWS and waits(parts)),
    )
    reader.pull()
    return number


def within(reader: Reader, interaction_id: str) -> None:
    """Raises QAError for a contact out of scope."""
    if not reader.holds(interaction_id):
        raise OUT_OF_SCOPE()


def not_own(reader: Reader, interaction_id: str) -> None:
    """Raises QAError for a contact that who asks served, in whatever role they ask."""
    whose = person(reader.scope.user)
    mine = {grant.agent_id for grant in whose.grants if grant.agent_id} if whose else set()
    served = reader.about([interaction_id], "select agent_id from {interaction}") if mine else []
    if served and served[0]["agent_id"] in mine:
        raise JUDGES_OWN()
