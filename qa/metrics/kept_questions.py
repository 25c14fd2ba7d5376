"""Questions that a person comes back to: kept under a name, for that person alone; others get the address."""

from __future__ import annotations

import json
from dataclasses import dataclass

from qa.access.reading import Reader
from qa.metrics.failures import QUESTION_WITHOUT_NAME
from qa.records.book import rows, write

MOST_LETTERS, MOST_KEPT = 30, 40


@dataclass(frozen=True)
class KeptQuestion:
    """`address`: the parts of the page's address."""

    number: int
    name: str
    address: dict[str, str]


def kept_questions(reader: Reader) -> list[KeptQuestion]:
    """Those of who asks that were not dropped, the newest first; a name kept again replaces the older one."""
    newest = {row["name"]: row for row in rows("kept_question") if row["written_by"] == reader.scope.user}
    kept = [row for row in newest.values() if not row["takes_back"]]
    found = [KeptQuestion(row["id"], row["name"], json.loads(row["value"])) for row in kept]
    return sorted(found, key=lambda kept: -kept.number)[:MOST_KEPT]


def keep(reader: Reader, name: str, address: dict[str, str]) -> None:
    """Keep what is looked at. Raises QAError without a name or with too long a one."""
    if not name.strip() or len(name.strip()) > MOST_LETTERS:
        raise QUESTION_WITHOUT_NAME(most=MOST_LETTERS)
    write("kept_question", reader.scope.user, name=name.strip(), value=json.dumps(address, ensure_ascii=False))


def drop(reader: Reader, number: int) -> None:
    """One of one's own is not kept any more."""
    for row in rows("kept_question"):
        if row["id"] == number and row["written_by"] == reader.scope.user:
            write("kept_question", reader.scope.user, name=row["name"], value=row["value"], takes_back=number)
