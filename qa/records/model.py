"""The tables of the records; every row says who and when, and no row is ever changed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, Float, Integer, String

from qa.records import (
    access_model,
    coaching_model,
    metrics_model,
    motivation_model,
    reasons_model,
    scorecard_model,
    voice_model,
)
from qa.records.tables import METADATA, written

HOUSE = written("house", "what this records database is known by", Column("value", String, nullable=False))
EVALUATION = written(
    "evaluation",
    "a person judges one contact under one scorecard version, on one occasion: review, calibration or dispute",
    Column("interaction_id", String, nullable=False),
    Column("scorecard_id", String, nullable=False),
    Column("scorecard_version", String, nullable=False),
    Column("occasion", String, nullable=False),
    Column("note", String, nullable=False, default=""),
    Column("drawn", String, nullable=False, default="", comment="how it came to be judged"),
    Column("seconds", Integer, nullable=False, default=0, comment="that the form was worked on"),
    Column("round_no", Integer, nullable=False, default=0, comment="the calibration round it belongs to; 0 for none"),
    Column("is_held", Integer, nullable=False, default=0, comment="1: it counts only once it is released"),
)
RELEASE = written(
    "release",
    "a held evaluation begins to count, by a person or by the rule; or it goes back to who wrote it, with words",
    Column("evaluation_no", Integer, nullable=False, unique=True),
    Column("interaction_id", String, nullable=False),
    Column("is_released", Boolean, nullable=False),
    Column("words", String, nullable=False, default=""),
)
EVALUATION_ITEM = written(
    "evaluation_item",
    "one item's verdict in a person's evaluation, with the points it is worth in that scorecard version",
    Column("evaluation_no", Integer, nullable=False, index=True),
    Column("item_id", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("points", Float, nullable=False),
    Column("points_possible", Float, nullable=False),
    Column("critical", String, nullable=False, default=""),
    Column("na_reason", String, nullable=False, default=""),
    Column("message_seq", Integer, nullable=False, default=0, comment="the sentence it rests on; 0 for none"),
)
REMARK = written(
    "remark",
    "a reviewer's words on one item or one sentence of a contact, part of an evaluation",
    Column("evaluation_no", Integer, nullable=False, index=True),
    Column("interaction_id", String, nullable=False),
    Column("item_id", String, nullable=False, default=""),
    Column("message_seq", Integer, nullable=False, default=0),
    Column("words", String, nullable=False),
)
DRAFT = written(
    "draft",
    "a form that somebody is filling in: written over as it grows, gone when it is submitted",
    Column("place", String, nullable=False, unique=True, comment="who, contact and scorecard"),
    Column("interaction_id", String, nullable=False, index=True),
    Column("scorecard_id", String, nullable=False),
    Column("words", String, nullable=False, comment="JSON"),
    Column("kept_at", DateTime(timezone=True), nullable=False),
)
ROUND = written(
    "round",
    "a calibration round: the same contacts, judged by several people without seeing each other's verdicts",
    Column("words", String, nullable=False, comment="what it is called"),
    Column("programme_id", String, nullable=False),
    Column("scorecard_id", String, nullable=False),
    Column("contacts", String, nullable=False, comment="JSON"),
    Column("reviewers", String, nullable=False, comment="JSON: logins"),
    Column("gold_by", String, nullable=False, default="", comment="whose verdicts are the right ones"),
)
ROUND_END = written(
    "round_end",
    "a person closes a calibration round before everybody has submitted",
    Column("round_no", Integer, nullable=False),
)
SAMPLING_PLAN = written(
    "sampling_plan",
    "how many contacts of a programme are drawn to be reviewed: the newest row of a programme counts",
    Column("programme_id", String, nullable=False, index=True),
    Column("value", String, nullable=False, comment="JSON"),
)
SAMPLE = written(
    "sample",
    "a list of contacts drawn to be reviewed, with the plan and the seed it was drawn by",
    Column("place", String, nullable=False, unique=True, comment="programme, week and kind"),
    Column("programme_id", String, nullable=False, index=True),
    Column("period", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("plan", String, nullable=False, comment="JSON"),
    Column("seed", String, nullable=False),
    Column("drawn", String, nullable=False, comment="JSON: contact, agent, why, chance"),
)
DISPUTE = written(
    "dispute",
    "an agent contests one item of one scorecard",
    Column("interaction_id", String, nullable=False),
    Column("item_id", String, nullable=False),
    Column("words", String, nullable=False),
    Column("scorecard_id", String, nullable=False, server_default=""),
)
ACKNOWLEDGED = written(
    "acknowledged",
    "an agent has seen what people judged of an own contact, up to an evaluation",
    Column("interaction_id", String, nullable=False),
    Column("evaluation_no", Integer, nullable=False),
)
KUDOS = written(
    "kudos",
    "thanks between colleagues",
    Column("agent_id", String, nullable=False),
    Column("interaction_id", String),
    Column("words", String, nullable=False),
)
CORRECTION = written(
    "correction",
    "a person corrects what the machine heard in a contact",
    Column("interaction_id", String, nullable=False),
    Column("message_seq", Integer),
    Column("kind", String, nullable=False),
    Column("label", String),
    Column("value", String, nullable=False),
)
CALIBRATION = written(
    "calibration",
    "a version of the satisfaction lexicon learned from this centre's own labels is proposed, accepted or taken back",
    Column("action", String, nullable=False),
    Column("version", String, nullable=False),
    Column("figures", String, nullable=False, default=""),
)
DAY_MARK = written(
    "day_mark",
    "a person notes what happened on a day, or takes such a note back",
    Column("on_day", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("words", String, nullable=False),
    Column("programme_id", String, nullable=False, default=""),
    Column("takes_back", Integer, nullable=False, default=0),
)
ITEM_SWITCH = written(
    "item_switch",
    "a person switches the machine's verdict on an item off for a programme, or on again",
    Column("programme_id", String, nullable=False),
    Column("scorecard_id", String, nullable=False),
    Column("item_id", String, nullable=False),
    Column("is_off", Boolean, nullable=False),
    Column("note", String, nullable=False),
)
PARTING = written(
    "parting",
    "a person decides that an address is not this customer's, or takes that back",
    Column("address_hash", String, nullable=False),
    Column("customer_id", String, nullable=False),
    Column("is_parted", Boolean, nullable=False),
)
UNMASKING = written(
    "unmasking",
    "a person opens one contact's unmasked words for a reason and for a while",
    Column("interaction_id", String, nullable=False),
    Column("note", String, nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
)
AUDIT = written(
    "audit",
    "who did or saw what",
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", String, nullable=False, default=""),
    Column("hash", String, nullable=False, default=""),
)
# Wings with tables of their own: reading them here makes them known.
WINGS = (access_model, coaching_model, metrics_model, motivation_model, reasons_model, scorecard_model, voice_model)
TABLES = {name: table for name, table in METADATA.tables.items() if "written_by" in table.columns}
# Tables that name nobody: no who, no when.
UNSIGNED = {name: table for name, table in METADATA.tables.items() if name not in TABLES}
# Of these a row may be written over; of all others none ever is.
LIVING = frozenset({access_model.SESSION.name, DRAFT.name})
# These are kept for a while: attempts, sessions, drafts and what was on its way. All others are kept for good.
PASSING = frozenset(t.name for t in (access_model.SIGN_IN, access_model.SESSION, access_model.SSO_ASKING, DRAFT))
