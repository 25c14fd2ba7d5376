"""Good sentences that colleagues may learn from: asked for by name, given by who said them, shown without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from qa.access.reading import Reader
from qa.failures import NOT_YOUR_ROLE, OUT_OF_SCOPE
from qa.motivation.failures import EXAMPLE_TWICE
from qa.records.book import newest, rows, write

MAY_ASK = ("supervisor", "lead", "reviewer")
SAID = "select message_seq, text, speaker from {message} where interaction_id = ?"


@dataclass(frozen=True)
class Ask:
    """One sentence asked for: by whom, what was good about it, and whether it is given (None before an answer)."""

    number: int
    by: str
    at: datetime
    interaction_id: str
    message_seq: int
    scorecard_id: str
    item_id: str
    words: str
    is_given: bool | None


def ask(reader: Reader, interaction_id: str, message_seq: int, scorecard_id: str, item_id: str, words: str) -> int:
    """Ask for a sentence of an agent as an example for an item. Raises QAError for who may not, for a contact or
    sentence out of reach, without words, and when it was asked for before."""
    if reader.scope.role not in MAY_ASK:
        raise NOT_YOUR_ROLE()
    found = reader.rows("select agent_id from {contact_fact} where interaction_id = ?", [interaction_id])
    said = {r["message_seq"]: r for r in reader.about([interaction_id], SAID, [interaction_id])}
    if not found or not found[0]["agent_id"] or said.get(message_seq, {}).get("speaker") != "agent":
        raise OUT_OF_SCOPE()
    told = dict(interaction_id=interaction_id, message_seq=message_seq, scorecard_id=scorecard_id, item_id=item_id)
    if any(all(row[name] == value for name, value in told.items()) for row in rows("example_ask")):
        raise EXAMPLE_TWICE()
    agent = found[0]["agent_id"]
    audited = ("example_ask", interaction_id, item_id)
    return write("example_ask", reader.scope.user, audited=audited, agent_id=agent, words=words, **told)


def asked_of_me(reader: Reader) -> list[Ask]:
    """What the agent who asks was asked for, the newest first. Raises QAError for everybody else."""
    if reader.scope.role != "agent" or not reader.scope.agent:
        raise NOT_YOUR_ROLE()
    return [_ask(row) for row in reversed(rows("example_ask", agent_id=reader.scope.agent))]


def give(reader: Reader, number: int, is_given: bool) -> None:
    """Let a sentence of one's own stand as an example, or not, or no longer. Raises QAError for others'."""
    mine = next((one for one in asked_of_me(reader) if one.number == number), None)
    if mine is None:
        raise OUT_OF_SCOPE()
    agent = reader.scope.agent or ""
    told = dict(ask_no=number, agent_id=agent, interaction_id=mine.interaction_id, is_given=is_given)
    write("example_answer", agent, **told)
    reader.pull()


def example_of(reader: Reader, scorecard_id: str, item_id: str) -> str | None:
    """A colleague's sentence for an item, the newest that is given in the scope's programmes and still has its words;
    whose it is stays untold."""
    given = {row["ask_no"] for row in newest("example_answer", ("ask_no",)) if row["is_given"]}
    for row in reversed(rows("example_ask", scorecard_id=scorecard_id, item_id=item_id)):
        if row["id"] in given and row["agent_id"] != reader.scope.agent:
            told = reader.peers.about([row["interaction_id"]], SAID, [row["interaction_id"]])
            words = next((one["text"] for one in told if one["message_seq"] == row["message_seq"]), "")
            if words:
                return words
    return None


def _ask(row: dict) -> Ask:
    answer = newest("example_answer", ("ask_no",), ask_no=row["id"])
    told = {name: row[name] for name in ("interaction_id", "message_seq", "scorecard_id", "item_id", "words")}
    is_given = answer[0]["is_given"] if answer else None
    return Ask(row["id"], row["written_by"], row["written_at"], **told, is_given=is_given)
