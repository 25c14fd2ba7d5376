"""The tables of the records; every row says who and when, and no row is ever changed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, Integer, MetaData, String, Table

METADATA = MetaData()


def _written(name: str, grain: str, *columns: Column) -> Table:
    return Table(
        name,
        METADATA,
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("written_at", DateTime(timezone=True), nullable=False, comment="UTC"),
        Column("written_by", String, nullable=False),
        *columns,
        comment=grain,
    )


REVIEW = _written(
    "review",
    "a reviewer's verdict on one item of one contact",
    Column("interaction_id", String, nullable=False),
    Column("scorecard_id", String, nullable=False),
    Column("item_id", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("note", String, nullable=False, default=""),
)
DISPUTE = _written(
    "dispute",
    "an agent contests one line",
    Column("interaction_id", String, nullable=False),
    Column("item_id", String, nullable=False),
    Column("words", String, nullable=False),
)
KUDOS = _written(
    "kudos", "thanks between colleagues", Column("agent_id", String, nullable=False), Column("interaction_id", String), Column("words", String, nullable=False)
)
CORRECTION = _written(
    "correction",
    "a person corrects what the machine heard in a contact",
    Column("interaction_id", String, nullable=False),
    Column("message_seq", Integer),
    Column("kind", String, nullable=False),
    Column("label", String),
    Column("value", String, nullable=False),
)
CALIBRATION = _written(
    "calibration",
    "a version of the satisfaction lexicon learned from this centre's own labels is proposed, accepted or taken back",
    Column("action", String, nullable=False),
    Column("version", String, nullable=False),
    Column("figures", String, nullable=False, default=""),
)
PARTING = _written(
    "parting",
    "a person decides that an address is not this customer's, or takes that back",
    Column("address_hash", String, nullable=False),
    Column("customer_id", String, nullable=False),
    Column("is_parted", Boolean, nullable=False),
)
AUDIT = _written(
    "audit",
    "who did or saw what",
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", String, nullable=False, default=""),
)
TABLES = {t.name: t for t in (REVIEW, DISPUTE, KUDOS, CORRECTION, CALIBRATION, PARTING, AUDIT)}
