"""Coaching: a goal on one item, sentences to practise on, a day to look at it again; both sides write, and it ends with
what both take from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qa.access.reading import Reader
from qa.quality.coaching.failures import (
    AGENT_LEFT,
    COACHING_INCOMPLETE,
    COACHING_NOT_SEEN,
    COACHING_OVER,
    COACHING_TOO_MANY,
    COACHING_TWICE,
    ENDS_WITHOUT_WORDS,
    MAY_NOT_COACH,
)
from qa.quality.failures import NO_SUCH_ITEM
from qa.quality.scorecards import scorecards
from qa.records.book import Connection, newest, rows, write

MAY_COACH = ("supervisor", "lead")
MOST_OPEN, MOST_DAYS, USUAL_DAYS = 2, 92, 14
AT_WORK = """select distinct a.agent_id, a.display_name from agent a
where a.left_on is null or a.left_on > ? order by 1"""


@dataclass(frozen=True)
class Coaching:
    """One plan. `notes`: {written_at, written_by, words, is_agent}; `clips`: {interaction_id, message_seq, kind};
    `end`: what both took from it, empty while it is at work."""

    number: int
    agent_id: str
    scorecard_id: str
    item_id: str
    goal: str
    by: str
    begins_on: date
    look_again_on: date
    notes: tuple[dict, ...]
    clips: tuple[dict, ...]
    end: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is at work."""
        return not self.end


def coachings(reader: Reader) -> list[Coaching]:
    """Every plan about people of the scope, the newest first; an agent's own."""
    seen = _people(reader)
    notes, clips = _by_number("coaching_note"), _by_number("coaching_clip")
    ends = {row["coaching_no"]: row["words"] for row in rows("coaching_end")}
    return [
        Coaching(
            row["id"],
            row["agent_id"],
            row["scorecard_id"],
            row["item_id"],
            row["words"],
            row["written_by"],
            date.fromisoformat(row["begins_on"]),
            date.fromisoformat(row["look_again_on"]),
            tuple(notes.get(row["id"], ())),
            tuple(clips.get(row["id"], ())),
            ends.get(row["id"], ""),
        )
        for row in reversed(rows("coaching"))
        if seen is None or row["agent_id"] in seen
    ]


def at_work(reader: Reader, today: date) -> dict[str, str]:
    """{agent_id: name} of people of the scope who have not left: those who can be coached."""
    seen = _people(reader)
    named = {r["agent_id"]: r["display_name"] for r in reader.rows(AT_WORK, [today])}
    return {a: name for a, name in named.items() if seen is None or a in seen}


def begin(
    reader: Reader,
    agent_id: str,
    scorecard_id: str,
    item_id: str,
    goal: str,
    look_again_on: date,
    clips: list[dict],
    today: date,
) -> int:
    """Agree on a plan; its number. Raises QAError for who may not, somebody who left, an item that is none, no goal, a
    day that is none, a second plan for the item or a third in all."""
    if reader.scope.role not in MAY_COACH:
        raise MAY_NOT_COACH()
    people = at_work(reader, today)
    if agent_id not in people:
        raise AGENT_LEFT(name=agent_id)
    card = scorecards().get(scorecard_id)
    if card is None or card.item(item_id) is None:
        raise NO_SUCH_ITEM()
    if not goal.strip() or not today < look_again_on <= today + timedelta(days=MOST_DAYS):
        raise COACHING_INCOMPLETE(most=MOST_DAYS)
    own = [c for c in clips if reader.holds(c["interaction_id"])]
    parts = [{n: c[n] for n in ("interaction_id", "message_seq", "kind")} for c in own]

    def is_first(connection: Connection) -> None:
        over = {r["coaching_no"] for r in newest("coaching_end", ("coaching_no",), connection)}
        open_ones = [
            r for r in newest("coaching", ("id",), connection, every=True, agent_id=agent_id) if r["id"] not in over
        ]
        if any((r["scorecard_id"], r["item_id"]) == (scorecard_id, item_id) for r in open_ones):
            raise COACHING_TWICE(name=people[agent_id])
        if len(open_ones) >= MOST_OPEN:
            raise COACHING_TOO_MANY(name=people[agent_id], n=len(open_ones))

    return write(
        "coaching",
        reader.scope.user,
        {"coaching_clip": parts} if parts else {},
        ("coach", agent_id, f"{scorecard_id}/{item_id}"),
        first=is_first,
        agent_id=agent_id,
        scorecard_id=scorecard_id,
        item_id=item_id,
        words=goal.strip(),
        begins_on=today.isoformat(),
        look_again_on=look_again_on.isoformat(),
    )


def say(reader: Reader, number: int, words: str) -> None:
    """The person coached, or who coaches, says something to it. Raises QAError when it is over or not theirs."""
    one = _mine(reader, number)
    if words.strip():
        is_agent = int(reader.scope.role == "agent")
        told = ("coach_note", one.agent_id, str(number))
        write("coaching_note", _who(reader), audited=told, coaching_no=number, words=words.strip(), is_agent=is_agent)


def finish(reader: Reader, number: int, words: str) -> None:
    """It is over, with what both take from it. Raises QAError as `say`, and for an agent alone or without words."""
    one = _mine(reader, number)
    if reader.scope.role not in MAY_COACH:
        raise MAY_NOT_COACH()
    if not words.strip():
        raise ENDS_WITHOUT_WORDS()
    told = ("coach_end", one.agent_id, str(number))
    write("coaching_end", _who(reader), audited=told, coaching_no=number, words=words.strip())


def _mine(reader: Reader, number: int) -> Coaching:
    one = next((c for c in coachings(reader) if c.number == number), None)
    if one is None or reader.scope.role not in (*MAY_COACH, "agent"):
        raise COACHING_NOT_SEEN()
    if not one.is_open:
        raise COACHING_OVER()
    return one


def _people(reader: Reader) -> set[str] | None:
    return {reader.scope.agent or ""} if reader.scope.role == "agent" else reader.agents()


def _who(reader: Reader) -> str:
    return reader.scope.agent or reader.scope.user if reader.scope.role == "agent" else reader.scope.user


def _by_number(table: str) -> dict[int, list[dict]]:
    found: dict[int, list[dict]] = {}
    for row in rows(table):
        found.setdefault(row["coaching_no"], []).append(row)
    return found
