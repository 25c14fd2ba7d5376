"""A contact whose words come in several files, or change, is put in order and masked again as one whole, from its
sealed originals."""

from __future__ import annotations

import pyarrow as pa

from qa.adapters.staging.contact_words import masked
from qa.adapters.staging.gathering import originals
from qa.adapters.staging.hiding import Masker
from qa.adapters.staging.staged_file import Parcel
from qa.warehouse.model import contracts
from qa.warehouse.store import Writer

MOST_AT_ONCE = 20_000


def rejoin(writer: Writer, parcel: Parcel, masker: Masker) -> int:
    """Mask anew the contacts that this file made larger or smaller; how many. Words whose original has expired stay as
    they were masked."""
    _touched(writer, "message" in parcel.tables)
    if not writer.execute("select 1 from touched limit 1"):
        return 0
    writer.execute(
        """create or replace temp table theirs as select * from message where rowid in (select rowid from message
            where interaction_id in (select interaction_id from touched))"""
    )
    writer.execute(
        """create or replace temp table whole as select m.*, r.file_id, r.row_no from theirs m
        left join (select * from ingest_row where row_key in (select row_key from theirs)) r on r.row_key = m.row_key"""
    )
    ids = [row[0] for row in writer.execute("select distinct interaction_id from whole order by 1")]
    for first in range(0, len(ids), MOST_AT_ONCE):
        _mask(writer, ids[first : first + MOST_AT_ONCE], masker)
    return len(ids)


def _touched(writer: Writer, has_words: bool) -> None:
    """Contacts that had words before, of which a row was not taken or stands twice, or that lost a row."""
    parts = ["select interaction_id from shrunk"]
    if has_words:
        taken = "select interaction_id from message_said where _row_no in (select row_no from taken)"
        parts += [
            f"(select interaction_id from grown intersect {taken})",
            f"""(select interaction_id from message_said where _row_no not in (select row_no from taken)
                or _row_no in (select row_no from judged where is_repeat) intersect {taken})""",
        ]
    writer.execute(f"create or replace temp table touched as {' union '.join(parts)}")


def _mask(writer: Writer, ids: list[str], masker: Masker) -> None:
    writer.view("chosen", pa.table({"interaction_id": pa.array(ids, pa.string())}))
    files = [
        row[0]
        for row in writer.execute(
            """select distinct file_id from whole where interaction_id in (select interaction_id from chosen)
            and file_id is not null"""
        )
    ]
    for file_id in files:
        found = originals(file_id, ids)
        if found is not None:
            writer.view("original", found)
            writer.execute(
                """update whole set text = o.text, begin_ms = o.begin_ms, end_ms = o.end_ms from original o
                where whole.file_id = ? and whole.row_no = o._row_no and whole.part_no = o.part_no
                    and whole.interaction_id = o.interaction_id""",
                [file_id],
            )
    found = writer.table(
        "select * exclude (file_id, row_no) from whole where interaction_id in (select interaction_id from chosen)"
    )
    writer.execute("delete from message where interaction_id in (select interaction_id from chosen)")
    writer.insert("message", masked(found.select(contracts()["message"].schema.names), masker))
