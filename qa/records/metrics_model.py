"""The table of how a programme counts: which variant of a metric, which target, from which day."""

from __future__ import annotations

from sqlalchemy import Column, Float, String

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
