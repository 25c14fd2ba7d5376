"""The tables of coaching: a plan between a person and who coaches them, what it is practised on, what both say, how it
ended."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String

from qa.records.tables import written

COACHING = written(
    "coaching",
    "somebody is coached on one item, from a day on, with a day to look at it again",
    Column("agent_id", String, nullable=False, index=True),
    Column("scorecard_id", String, nullable=False),
    Column("item_id", String, nullable=False),
    Column("words", String, nullable=False, comment="the goal"),
    Column("begins_on", String, nullable=False, comment="ISO date"),
    Column("look_again_on", String, nullable=False, comment="ISO date"),
)
COACHING_CLIP = written(
    "coaching_clip",
    "one sentence of a contact that is practised on, part of a plan",
    Column("coaching_no", Integer, nullable=False, index=True),
    Column("interaction_id", String, nullable=False),
    Column("message_seq", Integer, nullable=False),
    Column("kind", String, nullable=False, comment="good or next"),
)
COACHING_NOTE = written(
    "coaching_note",
    "the person coached or who coaches says something to a plan",
    Column("coaching_no", Integer, nullable=False, index=True),
    Column("words", String, nullable=False),
    Column("is_agent", Integer, nullable=False, default=0),
)
COACHING_END = written(
    "coaching_end",
    "a plan is over, with what both take from it",
    Column("coaching_no", Integer, nullable=False, unique=True),
    Column("words", String, nullable=False),
)
