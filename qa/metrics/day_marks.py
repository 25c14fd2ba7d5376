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
MAY_NOTE = ("supervisor", "lead", "executive", "admin", "house")


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
    seen = _programmes(reader)
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
    """Note what happened, for one programme or all of the writer's; the number of the last note. Raises QAError for a
    role that notes nothing, a programme out of scope, an unknown kind, no words or too many."""
    _allowed(reader, programme_id)
    if kind not in KINDS or len(words.strip()) > MOST_LETTERS:
        raise MARK_TOO_LONG(most=MOST_LETTERS)
    told = {"on_day": day.isoformat(), "kind": kind, "words": words.strip()}
    mine = _programmes(reader)
    for programme in [programme_id] if programme_id or mine is None else mine:
        audited = ("mark day", day.isoformat(), f"{kind} {programme}".strip())
        number = write("day_mark", reader.scope.user, audited=audited, programme_id=programme, **told)
    return number


def take_back(reader: Reader, number: int) -> None:
    """The note no longer stands; who wrote it and who took it back stay on record. Raises QAError for a note of
    programmes out of scope."""
    _allowed(reader)
    for row in rows("day_mark"):
        if row["id"] == number:
            _allowed(reader, row["programme_id"], is_everybodys=not row["programme_id"])
            told = {name: row[name] for name in ("on_day", "kind", "words", "programme_id")}
            write("day_mark", reader.scope.user, audited=("unmark day", row["on_day"], ""), **told, takes_back=number)


def _allowed(reader: Reader, programme_id: str = "", is_everybodys: bool = False) -> None:
    mine = _programmes(reader)
    if reader.scope.role not in MAY_NOTE or (mine is not None and (is_everybodys or programme_id not in ("", *mine))):
        raise NOT_YOUR_ROLE()


def _programmes(reader: Reader) -> tuple[str, ...] | None:
    """Those of the scope; a supervisor's are those of the teams."""
    teams = reader.scope.teams
    return reader.scope.programmes or (tuple(sorted({t.split("/")[0] for t in teams})) if teams is not None else None)
