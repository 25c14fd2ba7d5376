"""Records of an earlier release are brought to the tables of this one; nothing that people wrote is lost or changed."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, Integer, MetaData, Table, insert, inspect, select, text

from qa.records import chain
from qa.records.model import EVALUATION, EVALUATION_ITEM, TABLES

ONE_FORM = timedelta(seconds=60)


def complete(connection: Connection) -> None:
    """Add the columns that a table lacks; keep verdicts of before 0.4 as whole evaluations; link an audit that has no
    chain."""
    for name, table in TABLES.items():
        have = {column["name"] for column in inspect(connection).get_columns(name)}
        for column in (c for c in table.columns if c.name not in have):
            kind = column.type.compile(connection.dialect)
            usual = "0" if isinstance(column.type, Integer) else "''"
            connection.execute(text(f"alter table {name} add column {column.name} {kind} not null default {usual}"))
    if inspect(connection).has_table("review"):
        _reviews(connection)
    chain.begin(connection)


def _reviews(connection: Connection) -> None:
    """One row a verdict becomes one evaluation a form: rows of one person on one contact with one note, written
    together.

    Which version was on the screen was not written down, nor what an item is worth: both stay empty (version '') until
    quality fills them in.
    """
    old = Table("review", MetaData(), autoload_with=connection)
    forms: list[list] = []
    for row in connection.execute(select(old).order_by(old.c.id)):
        last = forms[-1] if forms else None
        same = last and all(
            getattr(last[-1], f) == getattr(row, f) for f in ("interaction_id", "scorecard_id", "written_by", "note")
        )
        if same and row.written_at - last[0].written_at <= ONE_FORM and row.item_id not in {r.item_id for r in last}:
            last.append(row)
        else:
            forms.append([row])
    for form in forms:
        first = form[0]
        stamp = dict(written_at=first.written_at, written_by=first.written_by)
        head = dict(
            interaction_id=first.interaction_id,
            scorecard_id=first.scorecard_id,
            scorecard_version="",
            occasion="review",
            note=first.note,
        )
        number = connection.execute(insert(EVALUATION).values(**stamp, **head)).inserted_primary_key[0]
        items = [
            stamp
            | dict(
                evaluation_no=number, item_id=r.item_id, verdict=r.verdict, points=0.0, points_possible=0.0, critical=""
            )
            for r in form
        ]
        connection.execute(insert(EVALUATION_ITEM), items)
    connection.execute(text("alter table review rename to review_before_0_4"))
