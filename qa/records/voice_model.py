"""The tables of the voice: who heard which contacts, and what was decided about a matter customers came with."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, String

from qa.records.tables import written

HEARING = written(
    "hearing",
    "somebody heard a drawn set of contacts to its end",
    Column("programme_id", String, nullable=False, default="", comment="empty for every programme of the scope"),
    Column("since", String, nullable=False, comment="ISO date"),
    Column("until", String, nullable=False, comment="ISO date"),
    Column("population", Integer, nullable=False, comment="contacts the set stands for"),
    Column("contacts", String, nullable=False, comment="JSON: what was heard, in order"),
)
DECISION = written(
    "decision",
    "something is decided about a matter, with an owner and a day to look whether it helped",
    Column("programme_id", String, nullable=False, index=True),
    Column("topic", String, nullable=False, default="", comment="a contact reason, or empty"),
    Column("metric", String, nullable=False, default="", comment="the number that is to fall, or empty"),
    Column("words", String, nullable=False, comment="what is decided"),
    Column("note", String, nullable=False, default="", comment="what was heard and thought"),
    Column("interaction_id", String, nullable=False, default="", comment="a contact it was heard in"),
    Column("owner", String, nullable=False),
    Column("department", String, nullable=False, default=""),
    Column("due_on", String, nullable=False, comment="ISO date"),
)
DECISION_STEP = written(
    "decision_step",
    "what became of a decision: done, answered, paid, handed on, closed, opened again, dropped",
    Column("decision_no", Integer, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("words", String, nullable=False, default=""),
    Column("day", String, nullable=False, comment="ISO date it holds from"),
    Column("amount", Float, nullable=False, default=0.0, comment="yuan, where something was paid"),
)
