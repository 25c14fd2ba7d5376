"""What happened on a day, noted by people: a sale, an outage, a new rule. It stands on every chart of that day, so that
nobody looks for another cause first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.access.reading import Reader
from qa.failures import NOT_YOUR_ROLE
from qa.metrics.failures import MARK_TOO_LONG
from qa.records.book import rows, write

KINDS = {
    "sale": ("大促", "Sale"),
    "outage": ("系统故障", "Outage"),
    "rule": ("新规则", "New rule"),
    "partner": ("物流或合作方", "Partner"),
    "other": ("其他", "Other"),
}
MOST_LETTERS = 40


@dataclass(frozen=True)
class DayMark:
    """One note. `programme_id` "" is for everybody."""

    number: int
    day: date
    kind: str
    words: str
    by: str
    programme_id: str = ""


def marks(reader: Reader, since: date, until: date) -> list[DayMark]:
    """The notes of these days that were not taken back, of the reader's programmes, by day."""
    written = rows("day_mark")
    gone = {row["takes_back"] for row in written if row["takes_back"]}
    seen = reader.scope.programmes
    return sorted(
        (
            DayMark(r["id"], date.fromisoformat(r["on_day"]), r["kind"], r["words"], r["written_by"], r["programme_id"])
            for r in written
            if not r["takes_back"]
            and r["id"] not in gone
            and since.isoformat() <= r["on_day"] <= until.isoformat()
            and (not r["programme_id"] or seen is None or r["programme_id"] in seen)
        ),
        key=lambda mark: (mark.day, mark.number),
    )


def mark(reader: Reader, day: date, kind: str, words: str, programme_id: str = "") -> int:
    """Note what happened; the note's number. Raises QAError for agents, an unknown kind, no words or too many."""
    _allowed(reader)
    if kind not in KINDS or len(words.strip()) > MOST_LETTERS:
        raise MARK_TOO_LONG(most=MOST_LETTERS)
    told = {"on_day": day.isoformat(), "kind": kind, "words": words.strip(), "programme_id": programme_id}
    return write("day_mark", reader.scope.user, audited=("mark day", day.isoformat(), kind), **told)


def take_back(reader: Reader, number: int) -> None:
    """The note no longer stands; who wrote it and who took it back stay on record."""
    _allowed(reader)
    for row in rows("day_mark"):
        if row["id"] == number:
            told = {name: row[name] for name in ("on_day", "kind", "words", "programme_id")}
            write("day_mark", reader.scope.user, audited=("unmark day", row["on_day"], ""), **told, takes_back=number)


def _allowed(reader: Reader) -> None:
    if reader.scope.role == "agent":
        raise NOT_YOUR_ROLE()
