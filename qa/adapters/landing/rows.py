"""A parcel → warehouse, exactly once: every row is new, updated, unchanged, stale, skipped or quarantined, in one
transaction a file."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

from qa.adapters.failures import ROWS_DO_NOT_ADD_UP
from qa.adapters.forgetting.ageing import keep_away
from qa.adapters.forgetting.person import ERASING
from qa.adapters.landing.describing import describe
from qa.adapters.landing.quarantining import set_aside
from qa.adapters.landing.reassembling import rejoin
from qa.adapters.landing.receipt import Receipt, known, note_again
from qa.adapters.staging.hiding import Masker
from qa.adapters.staging.name_book import learn
from qa.adapters.staging.staged_file import Parcel
from qa.warehouse.model import contracts, landed_tables
from qa.warehouse.store import Store, Writer

JUDGING = (Path(__file__).parent / "judging.sql").read_text("utf-8")
COUNTS = ("new", "updated", "unchanged", "stale", "skipped")
MOMENTS = {"happened_at", "starts_at"}
PEOPLE = {"agent", "agent_alias", "team_membership", "queue_name"}
DUE = {
    "message": [("annotate", "interaction_id")],
    "survey": [("count", "interaction_id")],
    "customer": [("count customer", "customer_id")],
    "ticket": [("count", "interaction_id"), ("follow", "interaction_id")],
    "offer": [("count", "interaction_id")],
    "ivr_step": [("count", "interaction_id")],
    "self_service_event": [("count address", "address_hash")],
    "cost": [("count programme", "programme_id")],
}


def land(store: Store, parcel: Parcel, masker: Masker, again: bool = False) -> Receipt:
    """Write one parsed file and clear its parcel away. Raises QAError when the row accounting does not close; then
    nothing was written.

    `again`: a file taken whole before is read once more, and what its rows said is replaced.
    """
    before = None if again else known(store, parcel.file_id)
    if before:
        note_again(store, parcel.file_id)
        parcel.discard()
        return before
    now = datetime.now(timezone.utc)
    with store.writing() as writer:
        receipt = _judge(writer, parcel)
        _facts(writer, parcel)
        _ledger(writer, parcel, receipt, now)
        rejoin(writer, parcel, masker)
        if writer.execute("select 1 from erased union all select 1 from erased_address limit 1"):
            for step in ERASING:
                writer.execute(step)
        keep_away(writer)
        set_aside(writer, parcel, now)
        describe(writer, parcel.source, now)
    learn(parcel.file_id)
    parcel.discard()
    return receipt


def _judge(writer: Writer, parcel: Parcel) -> Receipt:
    writer.parquet("ledger", parcel.file("ledger"))
    last_wins = str(bool(parcel.source.options.get("last_wins"))).lower()
    for step in JUDGING.replace("$last_wins", last_wins).replace("$file_id", parcel.file_id).split(";\n"):
        writer.execute(step)
    counts = dict(writer.execute("select verdict, count(*) from judged group by 1"))
    counts |= dict(writer.execute("select status, count(*) from staged where status <> '' group by 1"))
    receipt = Receipt(
        parcel.name,
        parcel.platform,
        parcel.read,
        *(counts.get(k, 0) for k in COUNTS),
        counts.get("quarantined", 0) + counts.get("conflict", 0),
        parcel.skip_reason,
    )
    if (
        receipt.read
        != receipt.new + receipt.updated + receipt.unchanged + receipt.stale + receipt.skipped + receipt.quarantined
    ):
        raise ROWS_DO_NOT_ADD_UP(name=parcel.name)
    return receipt


def _facts(writer: Writer, parcel: Parcel) -> None:
    """What the taken rows say replaces what their older versions said, and what this very file said before and no
    longer does is taken back."""
    writer.execute("create or replace temp table taken as select row_no, row_key from judged where is_taken")
    writer.execute(
        """create or replace temp table replaced as select row_key from judged where is_taken and is_known
        union select row_key from ingest_row where file_id = ? and row_key not in (select row_key from judged
            where row_key is not null)""",
        [parcel.file_id],
    )
    writer.execute("""create or replace temp table shrunk as select distinct interaction_id from message
        where row_key in (select row_key from replaced)""")
    has_replaced = bool(writer.execute("select 1 from replaced limit 1"))
    people_moved = bool(PEOPLE & set(parcel.tables) and writer.execute("select 1 from taken limit 1"))
    for name in landed_tables():
        columns = contracts()[name].columns
        if has_replaced:
            people_moved = people_moved or (
                name in PEOPLE
                and bool(
                    writer.execute(f"select 1 from {name} where row_key in (select row_key from replaced) limit 1")
                )
            )
            for stage, column in _due(name, columns):
                writer.execute(f"""insert into due select distinct '{stage}', {column} from {name}
                        where row_key in (select row_key from replaced) and {column} is not null""")
            writer.execute(f"delete from {name} where row_key in (select row_key from replaced)")
        if name not in parcel.tables:
            continue
        writer.parquet(f"{name}_said", parcel.file(name))
        if name == "message":
            writer.execute("""create or replace temp table grown as select distinct interaction_id from message
                    where interaction_id in (select interaction_id from message_said)""")
        writer.execute(
            f"""insert into {name} by name select s.* exclude (_row_no), t.row_key from {name}_said s join taken t
            on t.row_no = s._row_no"""
        )
        for stage, column in _due(name, columns):
            writer.execute(f"""insert into due select distinct '{stage}', {column} from {name}_said
                    where _row_no in (select row_no from taken) and {column} is not null""")
    if people_moved:
        writer.execute("insert into due select 'build', interaction_id from interaction union all select 'people', ''")
        writer.execute(
            """insert into due select distinct 'states', agent_native from state_claim union select distinct 'states',
            agent_native from queue_event union select distinct 'states', agent_native from schedule"""
        )


def _due(name: str, columns: dict) -> list[tuple[str, str]]:
    """(stage, column) of the work a row of such a table makes due."""
    build = [("build", "interaction_id")] if "interaction_id" in columns else []
    return (
        build
        + DUE.get(name, [])
        + ([("states", "agent_native")] if "agent_native" in columns and MOMENTS & set(columns) else [])
    )


def _ledger(writer: Writer, parcel: Parcel, receipt: Receipt, now: datetime) -> None:
    source_id = parcel.source.source_id
    writer.execute("delete from ingest_row where row_key in (select row_key from replaced)")
    writer.execute(
        """insert into ingest_row by name select ? as source_id, entity, row_key, content_hash, said_count, is_deleted,
            ? as file_id, row_no, source_updated_at
        from judged where is_taken""",
        [source_id, parcel.file_id],
    )
    if writer.execute("select 1 from judged where is_fresher limit 1"):
        writer.execute("""update ingest_row set source_updated_at = j.source_updated_at from judged j where j.is_fresher
            and j.row_key = ingest_row.row_key""")
    writer.execute("delete from ingest_file where file_id = ?", [parcel.file_id])
    row = dict(
        file_id=parcel.file_id,
        source_id=source_id,
        platform=parcel.platform,
        name=parcel.name,
        bytes=parcel.size,
        encoding=parcel.encoding or None,
        columns=parcel.columns or None,
        received_at=now,
        read_count=receipt.read,
        skip_reason=receipt.skip_reason,
        first_at=parcel.span[0],
        last_at=parcel.span[1],
        seen_count=1,
        quarantined_count=receipt.quarantined,
    )
    writer.insert(
        "ingest_file", contracts()["ingest_file"].arrow([row | {f"{c}_count": getattr(receipt, c) for c in COUNTS}])
    )
