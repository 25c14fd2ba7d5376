"""How a programme counts: which variant of a metric, which target, from which day; and what people keep looking at."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, String

from qa.records.tables import written

METRIC_CHOICE = written(
    "metric_choice",
    "a person says by which variant a programme counts a metric and what it aims at, from a day on; the last counts",
    Column("programme_id", String, nullable=False, default="", comment="empty: every programme without its own"),
    Column("metric", String, nullable=False),
    Column("variant", String, nullable=False, default="", comment="empty: the usual formula"),
    Column("target", Float, comment="none: the usual one"),
    Column("since", String, nullable=False, comment="first local day it is valid on"),
    Column("words", String, nullable=False, comment="why"),
)
KEPT_QUESTION = written(
    "kept_question",
    "a person keeps a question of the page of exploring under a name, or drops one",
    Column("name", String, nullable=False),
    Column("value", String, nullable=False, comment="the address of the page, as JSON"),
    Column("takes_back", Integer, nullable=False, default=0),
)
