"""From what was heard to what is done: a decision with an owner, a day to look again, and every step that follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from qa.access.reading import Reader
from qa.clock import local, this_day
from qa.records.book import rows, write
from qa.voice.failures import DECISION_INCOMPLETE, DECISION_NOT_SEEN, DECISION_OVER, MAY_NOT_DECIDE, STEP_INCOMPLETE

MAY_DECIDE = ("executive", "lead", "supervisor")
USUAL_DAYS, MOST_DAYS, LONGEST_WORDS = 28, 370, 500
# {kind of step: (zh, en)}
STEPS = {
    "done": ("开始做了", "In force"),
    "answer": ("部门答复", "Answer of the department"),
    "note": ("记一笔", "Note"),
    "goodwill": ("补偿客户", "Paid in goodwill"),
    "owner": ("换负责人", "Handed on"),
    "closed": ("收尾", "Closed"),
    "reopened": ("重新打开", "Opened again"),
    "dropped": ("不做了", "Dropped"),
}
ENDS = ("closed", "dropped")


@dataclass(frozen=True)
class Step:
    """`kind` of STEPS; `day` it holds from; `amount` in yuan, 0 where nothing was paid."""

    kind: str
    words: str
    day: date
    amount: float
    by: str
    at: datetime


@dataclass(frozen=True)
class Decision:
    """`topic`: the contact reason it is about, "" for none; `metric`: what is to fall, "" where nothing is counted;
    `thought`: what was heard and thought; `interaction_id`: a contact it was heard in, "" for none."""

    number: int
    programme_id: str
    topic: str
    metric: str
    words: str
    thought: str
    interaction_id: str
    first_owner: str
    department: str
    due_on: date
    by: str
    at: datetime
    steps: tuple[Step, ...] = ()

    @property
    def owner(self) -> str:
        """Whoever it was handed to last."""
        handed = [step.words for step in self.steps if step.kind == "owner"]
        return handed[-1] if handed else self.first_owner

    @property
    def state(self) -> str:
        """open, done (in force), closed or dropped."""
        kinds = [step.kind for step in self.steps if step.kind in ("done", "reopened", *ENDS)]
        if not kinds or kinds[-1] == "reopened":
            return "done" if "done" in kinds else "open"
        return kinds[-1]

    @property
    def since(self) -> date | None:
        """The day from which it is in force; None while it is not."""
        days = [step.day for step in self.steps if step.kind == "done"]
        return days[-1] if days else None

    @property
    def paid(self) -> float:
        """Yuan paid in goodwill."""
        return sum(step.amount for step in self.steps if step.kind == "goodwill")


def decide(
    reader: Reader,
    programme_id: str,
    words: str,
    owner: str,
    due_on: date,
    topic: str = "",
    metric: str = "",
    thought: str = "",
    interaction_id: str = "",
    department: str = "",
) -> int:
    """Write a decision down; its number. Raises QAError for a role that decides nothing, without words or owner, a day
    that is not ahead, and a programme or contact beyond the scope."""
    if reader.scope.role not in MAY_DECIDE:
        raise MAY_NOT_DECIDE()
    if not words.strip() or not owner.strip() or not this_day() < due_on <= this_day() + timedelta(MOST_DAYS):
        raise DECISION_INCOMPLETE(most=MOST_DAYS)
    if not _sees(reader, programme_id) or (interaction_id and not reader.holds(interaction_id)):
        raise DECISION_NOT_SEEN()
    return write(
        "decision",
        reader.scope.user,
        audited=("decide", programme_id, topic),
        programme_id=programme_id,
        topic=topic,
        metric=metric,
        words=words.strip()[:LONGEST_WORDS],
        note=thought.strip()[:LONGEST_WORDS],
        interaction_id=interaction_id,
        owner=owner.strip()[:LONGEST_WORDS],
        department=department.strip()[:LONGEST_WORDS],
        due_on=str(due_on),
    )


def decisions(reader: Reader) -> list[Decision]:
    """Those of the scope's programmes, the newest first."""
    steps: dict[int, list[Step]] = {}
    for row in rows("decision_step"):
        told = Step(
            row["kind"],
            row["words"],
            date.fromisoformat(row["day"]),
            row["amount"],
            row["written_by"],
            local(row["written_at"]),
        )
        steps.setdefault(row["decision_no"], []).append(told)
    return [
        Decision(
            row["id"],
            row["programme_id"],
            row["topic"],
            row["metric"],
            row["words"],
            row["note"],
            row["interaction_id"],
            row["owner"],
            row["department"],
            date.fromisoformat(row["due_on"]),
            row["written_by"],
            local(row["written_at"]),
            tuple(steps.get(row["id"], ())),
        )
        for row in reversed(rows("decision"))
        if _sees(reader, row["programme_id"])
    ]


def step(reader: Reader, number: int, kind: str, words: str, day: date | None = None, amount: float = 0.0) -> None:
    """Add what became of a decision; `curing` closes it. Raises QAError for a decision that is not seen or over, a day
    ahead, an amount below zero, and where words are needed and missing."""
    if reader.scope.role not in MAY_DECIDE:
        raise MAY_NOT_DECIDE()
    found = decision(reader, number)
    if found.state in ENDS and kind not in ("reopened", "note"):
        raise DECISION_OVER()
    day = day or this_day()
    if kind not in STEPS or kind == "closed" or day > this_day() or not amount >= 0:
        raise STEP_INCOMPLETE()
    if kind != "done" and not words.strip():
        raise STEP_INCOMPLETE()
    note(number, reader.scope.user, kind, words, day, amount)


def decision(reader: Reader, number: int) -> Decision:
    """One of the scope's. Raises QAError for another."""
    found = next((one for one in decisions(reader) if one.number == number), None)
    if found is None:
        raise DECISION_NOT_SEEN()
    return found


def note(number: int, by: str, kind: str, words: str, day: date, amount: float = 0.0) -> None:
    """Write a step down, whoever takes it."""
    told = dict(kind=kind, words=words.strip()[:LONGEST_WORDS], day=str(day), amount=float(amount))
    write("decision_step", by, audited=("decision", str(number), kind), decision_no=number, **told)


def _sees(reader: Reader, programme_id: str) -> bool:
    mine = reader.scope.programmes
    return programme_id in mine if mine is not None else reader.scope.role != "agent"
