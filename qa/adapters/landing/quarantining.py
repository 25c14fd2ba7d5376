"""Rows that were set aside: counted when they come again, settled when they are fine, and every conflict named with
what was kept."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b

import pyarrow as pa
import pyarrow.parquet as pq

from qa.adapters.staging.staged_file import Parcel
from qa.warehouse.model import contracts
from qa.warehouse.store import Writer


def set_aside(writer: Writer, parcel: Parcel, now: datetime) -> None:
    """Rows set aside; one that came before is counted, one that is fine now is settled."""
    rows = pq.read_table(parcel.file("quarantine")).to_pylist()
    for no, key, entity, content, other in writer.execute(
        """select j.row_no, j.row_key, j.entity, j.content_hash, coalesce(f.name || ' ' || r.row_no, '') from judged j
            left join ingest_row r using (row_key)
        left join ingest_file f on f.file_id = r.file_id where j.verdict = 'conflict'"""
    ):
        identity = blake2b(f"{key}|{content}|DUP_CONFLICT".encode(), digest_size=8).hexdigest()
        rows.append(
            dict(
                quarantine_id=identity,
                file_id=parcel.file_id,
                row_no=no,
                source_id=parcel.source.source_id,
                entity=entity,
                reason_code="DUP_CONFLICT",
                column_name="",
                masked_value="",
                detail=other,
                severity="error",
            )
        )
    ids = {r["quarantine_id"]: r for r in rows}
    writer.view("aside", pa.table({"quarantine_id": pa.array(list(ids), pa.string())}))
    writer.execute(
        """update quarantine set resolved_at = ?, resolution = 'replayed' where file_id = ? and resolved_at is null
            and quarantine_id not in (select quarantine_id from aside)""",
        [now, parcel.file_id],
    )
    found = writer.table("""select quarantine_id, first_seen_at, seen_count, resolved_at, resolution from quarantine
            where quarantine_id in (select quarantine_id from aside)""")
    before = {row.pop("quarantine_id"): row for row in found.to_pylist()}
    writer.execute("delete from quarantine where quarantine_id in (select quarantine_id from aside)")
    for quarantine_id, row in ids.items():
        known = before.get(quarantine_id, dict(first_seen_at=now, seen_count=0))
        row |= known | dict(last_seen_at=now, seen_count=known["seen_count"] + 1)
        if row.get("resolution") in ("replayed", "arrived"):
            row |= dict(resolved_at=None, resolution=None)
    writer.insert("quarantine", contracts()["quarantine"].arrow(list(ids.values())))
