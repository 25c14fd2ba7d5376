"""A source and its programme as they describe themselves: name, contact reasons, names of its own."""

from __future__ import annotations

from datetime import datetime

from qa.adapters.source import Source
from qa.records.book import rows
from qa.warehouse.model import contracts
from qa.warehouse.writer import Writer

DESCRIBED = "select name, taxonomy, own_brands from programme where programme_id = ?"


TOLD = ("source_id", "programme_id", "programme_name", "taxonomy", "own_brands", "auto_reply_ms", "space")


def describe(writer: Writer, s: Source, now: datetime) -> None:
    """The source and its programme as they describe themselves; whichever of a programme's sources comes first changes
    nothing."""
    row = s.where() | dict(
        programme_name=s.programme_name or None,
        taxonomy=s.options.get("taxonomy"),
        own_brands="、".join(s.options.get("own_brands") or ()) or None,
        space=s.space or s.source_id,
        auto_reply_ms=_milliseconds(s.options.get("auto_reply_seconds")),
        zone=s.zone,
        first_seen_at=now,
    )
    if writer.execute(
        """select 1 from source where source_id = ? and programme_id = ? and programme_name is not distinct from ?
            and taxonomy is not distinct from ?
        and own_brands is not distinct from ? and auto_reply_ms is not distinct from ? and space = ?""",
        [row[c] for c in TOLD],
    ):
        return
    writer.execute(
        """insert into due select distinct 'build', i.interaction_id from interaction i join source s using (source_id)
        where s.source_id = ? and s.auto_reply_ms is distinct from ?""",
        [s.source_id, row["auto_reply_ms"]],
    )
    writer.execute("delete from source where source_id = ?", [s.source_id])
    writer.insert("source", contracts()["source"].arrow([row]))
    before = writer.execute(DESCRIBED, [s.programme_id])
    writer.execute("delete from programme where programme_id = ?", [s.programme_id])
    writer.execute(
        """insert into programme by name select programme_id, coalesce(min(programme_name), programme_id) as name,
            coalesce(?, min(taxonomy)) as taxonomy,
        string_agg(distinct own_brands, '、' order by own_brands) as own_brands from source where programme_id = ?
            group by 1""",
        [_chosen(s.programme_id), s.programme_id],
    )
    if before and writer.execute(DESCRIBED, [s.programme_id]) != before:
        writer.execute(
            "insert into due select 'annotate', interaction_id from interaction where programme_id = ?",
            [s.programme_id],
        )


def _chosen(programme_id: str) -> str | None:
    """The taxonomy somebody chose for a programme."""
    return next((r["name"] for r in reversed(rows("taxonomy_use")) if r["programme_id"] == programme_id), None)


def _milliseconds(seconds: object) -> int | None:
    return None if seconds is None else round(float(seconds) * 1000)
