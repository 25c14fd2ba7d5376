"""Calibration rounds: the same contacts for several people, blind to the machine and to each other until all have
submitted; then how far they agree, who is stricter, and what to talk about first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from random import Random

import orjson

from qa.access.reading import Reader
from qa.quality.desk.plans import MAY_PLAN
from qa.quality.failures import MAY_NOT_PLAN, ROUND_NOT_READY, ROUND_NOT_YOURS, ROUND_TOO_SMALL
from qa.quality.reviewing import Grounds, judge, not_own, within
from qa.records.book import rows, write

LEAST, MOST = 3, 30
FRAME = """select f.interaction_id from {contact_fact} f where f.programme_id = ? and f.customer_message_count > 0
and f.agent_id is not null and f.day >= (select max(day) - 13 from {contact_fact} where programme_id = ?)
and f.interaction_id in (select interaction_id from {evaluation} where scorecard_id = ? and occasion = 'machine')
order by f.interaction_id"""


@dataclass(frozen=True)
class Round:
    """`submitted`: {login: contacts judged}; `is_over`: all have submitted everything, or somebody closed it."""

    number: int
    name: str
    programme_id: str
    scorecard_id: str
    contacts: tuple[str, ...]
    reviewers: tuple[str, ...]
    gold_by: str
    submitted: dict[str, frozenset[str]]
    is_closed: bool
    begun_at: datetime

    @property
    def missing(self) -> list[str]:
        """Who has not submitted every contact yet."""
        return [who for who in self.reviewers if not set(self.contacts) <= self.submitted.get(who, frozenset())]

    @property
    def is_over(self) -> bool:
        """Whether results may be seen."""
        return self.is_closed or not self.missing


def begin(
    reader: Reader, name: str, programme_id: str, scorecard_id: str, reviewers: list[str], size: int, gold_by: str = ""
) -> int:
    """A new round over `size` contacts drawn by lot from the last two weeks; its number. Raises QAError for a role that
    may not, or too few people or contacts."""
    mine = reader.scope.programmes
    if reader.scope.role not in MAY_PLAN or (mine is not None and programme_id not in mine):
        raise MAY_NOT_PLAN()
    people = sorted({*reviewers, *([gold_by] if gold_by else [])})
    frame = [r["interaction_id"] for r in reader.rows(FRAME, [programme_id, programme_id, scorecard_id])]
    if len(people) < 2 or size < LEAST or len(frame) < size:
        raise ROUND_TOO_SMALL(least=LEAST)
    drawn = Random().sample(frame, min(size, MOST))
    return write(
        "round",
        reader.scope.user,
        audited=("round", programme_id, f"{len(drawn)} contacts, {len(people)} people"),
        words=name,
        programme_id=programme_id,
        scorecard_id=scorecard_id,
        contacts=orjson.dumps(drawn).decode(),
        reviewers=orjson.dumps(people).decode(),
        gold_by=gold_by,
    )


def close(reader: Reader, number: int) -> None:
    """End a round before everybody has submitted. Raises QAError for a role that may not."""
    found = of_number(reader, number)
    if reader.scope.role not in MAY_PLAN:
        raise MAY_NOT_PLAN()
    write("round_end", reader.scope.user, audited=("round_end", str(number), found.name), round_no=number)


def rounds(reader: Reader) -> list[Round]:
    """Rounds of the scope's programmes, the newest first."""
    ended = {r["round_no"] for r in rows("round_end")}
    judged: dict[int, dict[str, set[str]]] = {}
    for row in rows("evaluation", occasion="calibration"):
        judged.setdefault(row["round_no"], {}).setdefault(row["written_by"], set()).add(row["interaction_id"])
    mine = reader.scope.programmes
    return [
        Round(
            r["id"],
            r["words"],
            r["programme_id"],
            r["scorecard_id"],
            tuple(orjson.loads(r["contacts"])),
            tuple(orjson.loads(r["reviewers"])),
            r["gold_by"],
            {who: frozenset(done) for who, done in judged.get(r["id"], {}).items()},
            r["id"] in ended,
            r["written_at"],
        )
        for r in reversed(rows("round"))
        if mine is None or r["programme_id"] in mine
    ]


def of_number(reader: Reader, number: int) -> Round:
    """One round. Raises QAError for one that is out of scope or none."""
    found = next((one for one in rounds(reader) if one.number == number), None)
    if found is None:
        raise ROUND_NOT_YOURS()
    return found


def waiting_for(reader: Reader) -> list[tuple[Round, str]]:
    """(round, contact) of everything who asks is still to judge, the oldest round first."""
    user = reader.scope.user
    return [
        (one, contact)
        for one in reversed(rounds(reader))
        if user in one.reviewers and not one.is_closed
        for contact in one.contacts
        if contact not in one.submitted.get(user, frozenset())
    ]


def submit(
    reader: Reader, number: int, interaction_id: str, verdicts: dict[str, str], version: str, grounds: Grounds
) -> int:
    """One contact's form of a round; how many verdicts. It moves no number of anybody. Raises QAError for a round that
    does not ask, or is over."""
    one = of_number(reader, number)
    if reader.scope.user not in one.reviewers or interaction_id not in one.contacts or one.is_closed:
        raise ROUND_NOT_YOURS()
    within(reader, interaction_id)
    not_own(reader, interaction_id)
    judge(reader, "calibration", interaction_id, one.scorecard_id, version, verdicts, "", grounds)
    return len(verdicts)


def verdicts_of(reader: Reader, number: int) -> list[dict]:
    """[{interaction_id, login, item_id, verdict, points, points_possible}] of a round that is over, each
    person's newest. Raises QAError while it is not."""
    one = of_number(reader, number)
    if not one.is_over:
        raise ROUND_NOT_READY(who="、".join(one.missing))
    forms = {
        (r["interaction_id"], r["written_by"]): r for r in rows("evaluation", occasion="calibration", round_no=number)
    }
    numbers = {form["id"]: (contact, login) for (contact, login), form in forms.items()}
    first = min(numbers, default=1) - 1
    return [
        dict(interaction_id=numbers[r["evaluation_no"]][0], login=numbers[r["evaluation_no"]][1])
        | {name: r[name] for name in ("item_id", "verdict", "points", "points_possible")}
        for r in rows("evaluation_item", after=first, cursor="evaluation_no")
        if r["evaluation_no"] in numbers
    ]
