"""The table of taxonomies that people wrote: drafts, what was published, what was taken back."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String

from qa.records.tables import written

TAXONOMY_EDITION = written(
    "taxonomy_edition",
    "a taxonomy of contact reasons as somebody left it: a draft, or published, the last of each counts",
    Column("name", String, nullable=False, index=True),
    Column("action", String, nullable=False, comment="draft, dropped, published, restored"),
    Column("value", String, nullable=False, comment="JSON: floor, group → reason"),
    Column("based_on", Integer, comment="the published row it was begun from; none: what came along"),
    Column("words", String, comment="why it was published"),
)
TAXONOMY_USE = written(
    "taxonomy_use",
    "a programme is told by another taxonomy: the last row of a programme counts",
    Column("programme_id", String, nullable=False, index=True),
    Column("name", String, nullable=False),
)
