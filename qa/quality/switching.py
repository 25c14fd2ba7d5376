"""A person's word on an item of the machine: switched off for a programme, its verdicts take no points and are no
hints; switched on, its evidence decides again. Nothing is deleted, every switch stands in the audit."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.failures import NOT_YOUR_ROLE
from qa.records.book import rows, write

MAY_SWITCH = ("admin", "reviewer", "lead")
Place = tuple[str, str, str]


def switched_off() -> frozenset[Place]:
    """(programme, scorecard, item) of every item that is off; the newest word counts."""
    words = {(row["programme_id"], row["scorecard_id"], row["item_id"]): row["is_off"] for row in rows("item_switch")}
    return frozenset(place for place, is_off in words.items() if is_off)


def switch(reader: Reader, place: Place, is_off: bool, note: str) -> None:
    """Switch an item off or on; scores follow with the next refresh. Raises QAError for other roles, other people's
    programmes, and without a reason."""
    programme, scorecard, item = place
    seen = reader.scope.programmes
    if reader.scope.role not in MAY_SWITCH or (seen is not None and programme not in seen):
        raise NOT_YOUR_ROLE()
    write(
        "item_switch",
        reader.scope.user,
        audited=("switch off" if is_off else "switch on", f"{scorecard}/{item}", programme),
        programme_id=programme,
        scorecard_id=scorecard,
        item_id=item,
        is_off=is_off,
        note=note.strip(),
    )
