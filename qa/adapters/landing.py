"""Parsed rows → warehouse, exactly once: every row is new, updated, unchanged, stale, skipped or quarantined, in one transaction a file."""

from __future__ import annotations

from datetime import datetime, timezone
from hashlib import sha256

import pyarrow as pa

from qa.adapters.parsing import Parsed
from qa.adapters.receipt import Receipt, known
from qa.errors import QAError
from qa.warehouse.model import contracts, landed_tables
from qa.warehouse.store import Store, Writer

CLASSIFY = """
create or replace temp table judged as
with ranked as (
    select s.*, row_number() over best as position, first_value(content_hash) over best as best_hash, first_value(source_updated_at) over best as best_clock
    from staged s where status = ''
    window best as (partition by row_key order by source_updated_at desc nulls last, row_no rows between unbounded preceding and unbounded following)
)
select r.row_no, r.row_key, r.entity, case
    when position > 1 and r.content_hash = best_hash then 'unchanged'
    when position > 1 and r.source_updated_at < best_clock then 'stale'
    when position > 1 then 'conflict'
    when k.row_key is null then 'new'
    when k.content_hash = r.content_hash then 'unchanged'
    when r.source_updated_at > k.source_updated_at then 'updated'
    when r.source_updated_at < k.source_updated_at then 'stale'
    else 'conflict' end as verdict
from ranked r left join ingest_row k on k.row_key = r.row_key and k.source_id = ?
"""


def land(store: Store, parsed: Parsed) -> Receipt:
    """Write one parsed file. Raises QAError when the row accounting does not close; then nothing was written."""
    again = known(store, parsed.file_id)
    if again:
        return again
    now = datetime.now(timezone.utc)
    with store.writing() as writer:
        writer.view("staged", parsed.ledger)
        writer.execute(CLASSIFY, [parsed.source.source_id])
        counts = dict(writer.execute("select verdict, count(*) from judged group by 1"))
        counts |= dict(writer.execute("select status, count(*) from staged where status <> '' group by 1"))
        writer.execute("delete from ingest_file where file_id = ?", [parsed.file_id])
        writer.execute("delete from quarantine where file_id = ?", [parsed.file_id])
        receipt = Receipt(
            parsed.name,
            parsed.platform,
            parsed.ledger.num_rows,
            *(counts.get(k, 0) for k in ("new", "updated", "unchanged", "stale", "skipped")),
            counts.get("quarantined", 0) + counts.get("conflict", 0),
            parsed.skip_reason,
        )
        if receipt.read != receipt.new + receipt.updated + receipt.unchanged + receipt.stale + receipt.skipped + receipt.quarantined:
            raise QAError("文件 {name} 的行数对不上。", "没有写入任何数据；请把这个文件交给维护者。", name=parsed.name)
        _facts(writer, parsed)
        _ledger(writer, parsed, receipt, now)
        _quarantine(writer, parsed, now)
    return receipt


def _facts(writer: Writer, parsed: Parsed) -> None:
    writer.execute("create or replace temp table accepted as select row_no, row_key, verdict from judged where verdict in ('new', 'updated')")
    for name in landed_tables():
        if writer.execute("select 1 from judged where verdict = 'updated' limit 1"):
            writer.execute(f"delete from {name} where row_key in (select row_key from accepted where verdict = 'updated')")
        table = parsed.tables.get(name)
        if table is not None:
            writer.view("said", table)
            writer.execute(f"insert into {name} by name select * exclude (_row_no) from said where _row_no in (select row_no from accepted)")
    for table, column, stage in (
        ("interaction_claim", "interaction_id", "weave"),
        ("visit_claim", "interaction_id", "weave"),
        ("queue_event", "interaction_id", "weave"),
        ("message", "interaction_id", "weave"),
        ("survey", "interaction_id", "weave"),
        ("state_claim", "agent_native", "states"),
    ):
        if table in parsed.tables:
            writer.view("said", parsed.tables[table])
            writer.execute(
                f"insert into due select distinct '{stage}', {column} from said where _row_no in (select row_no from accepted) and {column} is not null"
            )
    if {"agent", "agent_alias", "team_membership", "customer_alias"} & set(parsed.tables) and writer.execute("select 1 from accepted limit 1"):
        writer.execute("insert into due select 'weave', interaction_id from interaction")
        writer.execute("insert into due select distinct 'states', agent_native from state_claim")


def _ledger(writer: Writer, parsed: Parsed, receipt: Receipt, now: datetime) -> None:
    writer.execute(
        "delete from ingest_row where source_id = ? and row_key in (select row_key from accepted where verdict = 'updated')", [parsed.source.source_id]
    )
    writer.execute(
        """insert into ingest_row by name select ? as source_id, s.entity, s.natural_key, s.content_hash, s.row_key, ? as file_id, s.row_no, s.source_updated_at
        from staged s join judged j using (row_no) where j.verdict in ('new', 'updated')""",
        [parsed.source.source_id, parsed.file_id],
    )
    writer.insert(
        "ingest_file",
        contracts()["ingest_file"].arrow(
            [
                dict(
                    file_id=parsed.file_id,
                    source_id=parsed.source.source_id,
                    platform=parsed.platform,
                    name=parsed.name,
                    bytes=parsed.size,
                    encoding=parsed.source.encoding or None,
                    received_at=now,
                    read_count=receipt.read,
                    new_count=receipt.new,
                    updated_count=receipt.updated,
                    unchanged_count=receipt.unchanged,
                    stale_count=receipt.stale,
                    skipped_count=receipt.skipped,
                    quarantined_count=receipt.quarantined,
                    skip_reason=receipt.skip_reason,
                    first_at=parsed.span[0],
                    last_at=parsed.span[1],
                )
            ]
        ),
    )
    source = parsed.source
    if not writer.execute("select 1 from source where source_id = ?", [source.source_id]):
        writer.insert(
            "source",
            contracts()["source"].arrow(
                [
                    dict(
                        source_id=source.source_id,
                        programme_id=source.programme_id,
                        space=source.space or source.source_id,
                        kind=parsed.platform,
                        zone=source.zone,
                        first_seen_at=now,
                    )
                ]
            ),
        )
    if not writer.execute("select 1 from programme where programme_id = ?", [source.programme_id]):
        writer.insert(
            "programme",
            contracts()["programme"].arrow(
                [dict(programme_id=source.programme_id, name=source.programme_name or source.programme_id, taxonomy=source.options.get("taxonomy"), row_key=0)]
            ),
        )


def _quarantine(writer: Writer, parsed: Parsed, now: datetime) -> None:
    conflicts = writer.execute("select row_no, entity from judged where verdict = 'conflict'")
    rows = list(parsed.quarantine) + [
        dict(
            row_no=no,
            entity=entity,
            source_id=parsed.source.source_id,
            reason_code="DUP_CONFLICT",
            column_name="",
            masked_value="",
            detail="",
            severity="error",
        )
        for no, entity in conflicts
    ]
    for row in rows:
        identity = "|".join(str(row[k]) for k in ("source_id", "row_no", "reason_code", "column_name"))
        row |= dict(
            quarantine_id=sha256(f"{parsed.file_id}|{identity}".encode()).hexdigest()[:16],
            file_id=parsed.file_id,
            first_seen_at=now,
            last_seen_at=now,
            seen_count=1,
        )
    if rows:
        writer.insert("quarantine", pa.Table.from_pylist(rows, contracts()["quarantine"].schema))
