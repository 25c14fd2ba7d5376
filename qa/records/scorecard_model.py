"""The tables of scorecards, lists of phrases and kept conversations that people wrote."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String

from qa.records.tables import written

SCORECARD_EDITION = written(
    "scorecard_edition",
    "a scorecard as somebody left it: a draft, or what is in force from which day, the last of each counts",
    Column("name", String, nullable=False, index=True),
    Column("action", String, nullable=False, comment="draft, dropped, published, restored"),
    Column("value", String, nullable=False, comment="JSON: the card, or [[first day or empty, the card]]"),
    Column("based_on", Integer, comment="the row in force it was begun from; none: what came along"),
    Column("words", String, comment="why it was published"),
)
PHRASE_LIST_EDITION = written(
    "phrase_list_edition",
    "a list of phrases as somebody left it: a draft, or what is in force from which day, the last of each counts",
    Column("name", String, nullable=False, index=True),
    Column("action", String, nullable=False, comment="draft, dropped, published, restored"),
    Column("value", String, nullable=False, comment="JSON: the list, or [[first day or empty, the list]]"),
    Column("based_on", Integer, comment="the row in force it was begun from; none: what came along"),
    Column("words", String, comment="why it was published"),
)
BENCH_TALK = written(
    "bench_talk",
    "a conversation kept to try a scorecard on, masked, with the verdicts that are wished; the last of a name counts",
    Column("name", String, nullable=False, comment="the scorecard"),
    Column("called", String, nullable=False),
    Column("value", String, nullable=False, comment="JSON: lines, wished item → verdict"),
    Column("is_gone", Boolean, nullable=False, default=False),
)
