"""One contact's words as they were said, for a reason and for a quarter of an hour: opened from the sealed original,
never stored, and written down."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from qa.access.reading import Reader
from qa.adapters.failures import REASON_MISSING, UNMASKED_GONE
from qa.adapters.staging.gathering import originals
from qa.failures import NOT_YOUR_ROLE, OUT_OF_SCOPE
from qa.records.book import hidden, rows, write

MAY_UNMASK = ("lead",)
GOOD_FOR, LEAST_REASON = timedelta(minutes=15), 6


def ask(reader: Reader, interaction_id: str, reason: str) -> None:
    """Open one contact's words for a while. Raises QAError for a role that may not, a contact out of reach, or a reason
    of a word or two."""
    if reader.scope.role not in MAY_UNMASK:
        raise NOT_YOUR_ROLE()
    if not reader.opens(interaction_id):
        raise OUT_OF_SCOPE()
    if len(reason.strip()) < LEAST_REASON:
        raise REASON_MISSING(least=LEAST_REASON)
    ends = datetime.now(timezone.utc) + GOOD_FOR
    note = hidden(reason.strip())
    fields = dict(interaction_id=interaction_id, note=note, expires_at=ends)
    write("unmasking", reader.scope.user, audited=("unmask", interaction_id, note[:200]), **fields)


def minutes_left(reader: Reader, interaction_id: str) -> int:
    """How long the words of a contact stay open to this person; 0 for closed."""
    mine = rows("unmasking", interaction_id=interaction_id, written_by=reader.scope.user)
    now = datetime.now(timezone.utc)
    is_open = reader.scope.role in MAY_UNMASK and mine and mine[-1]["written_at"] <= now < mine[-1]["expires_at"]
    return int((mine[-1]["expires_at"] - now).total_seconds() // 60) + 1 if is_open else 0


def unmasked(reader: Reader, interaction_id: str) -> list[dict]:
    """[{message_seq, speaker, text}] as they were said, while they are open to this person. Raises QAError when they
    are not, or their original has expired."""
    if not minutes_left(reader, interaction_id) or not reader.holds(interaction_id):
        raise OUT_OF_SCOPE()
    said = Reader(reader.store).rows(
        """select m.message_seq, m.speaker, m.part_no, r.file_id, r.row_no from {message} m
        join {ingest_row} r on r.row_key = m.row_key where m.interaction_id = ? order by m.message_seq""",
        [interaction_id],
    )
    words: dict[tuple, str] = {}
    for file_id in dict.fromkeys(row["file_id"] for row in said):
        found = originals(file_id, [interaction_id])
        if found is not None:
            words |= {(file_id, r["_row_no"], r["part_no"]): r["text"] or "" for r in found.to_pylist()}
    if not words:
        raise UNMASKED_GONE()
    keys = [(row["file_id"], row["row_no"], row["part_no"]) for row in said]
    return [
        dict(message_seq=row["message_seq"], speaker=row["speaker"], text=words[key])
        for row, key in zip(said, keys)
        if key in words
    ]
