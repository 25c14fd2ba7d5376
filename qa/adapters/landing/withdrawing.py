"""The verb: an import is taken back. What its rows said leaves every number; what other files of the source said of the
same rows stands again, read once more from their sealed originals."""

from __future__ import annotations

from dataclasses import dataclass

from qa.access.reading import Reader
from qa.adapters.failures import IMPORT_NOT_KNOWN, OLDER_VERSION_EXPIRED
from qa.adapters.landing.replaying import read_again
from qa.adapters.landing.rows import land
from qa.adapters.source import Source
from qa.adapters.staging.hiding import Masker
from qa.adapters.staging.sealing import place
from qa.adapters.staging.staged_file import Packing
from qa.failures import NOT_YOUR_ROLE
from qa.records.book import audit
from qa.settings import setting
from qa.warehouse.due import finish, take
from qa.warehouse.store import Store

READ_AGAIN, WITHDRAWN = "read again", "withdrawn"
SOURCE_GONE = """delete from source where source_id = ? and not exists (select 1 from ingest_file
    where source_id = ? and skip_reason is distinct from ?)"""


@dataclass(frozen=True)
class Withdrawn:
    """`rows` left; `files` of the same source are read once more."""

    name: str
    rows: int
    files: int


def imported(reader: Reader, most: int = 20) -> list[dict]:
    """The newest imports that still say something, and rows they hold now: [{file_id, name, source_id, received_at,
    read, accepted, quarantined, held}]."""
    return reader.rows(
        """select f.file_id, f.name, f.source_id, f.received_at, f.read_count as read,
            f.quarantined_count as quarantined,
            f.new_count + f.updated_count + f.unchanged_count + f.stale_count as accepted, f.skipped_count as skipped,
            (select count(*) from {ingest_row} r where r.file_id = f.file_id) as held
        from {ingest_file} f where f.platform <> '' and f.skip_reason is distinct from 'withdrawn'
            and f.read_count > 0 order by f.received_at desc, f.name limit ?""",
        [most],
    )


def withdraw(reader: Reader, masker: Masker, file_id: str) -> Withdrawn:
    """Take one import back, with the rows of it that were mended by hand. Raises QAError for a file nobody knows, and
    where an older version of its rows could not be read again."""
    if not reader.scope.manages:
        raise NOT_YOUR_ROLE()
    found = reader.rows("select name, source_id, updated_count from {ingest_file} where file_id = ?", [file_id])
    if not found:
        raise IMPORT_NOT_KNOWN()
    name, source_id = found[0]["name"], found[0]["source_id"]
    mended = reader.rows(
        "select file_id from {ingest_file} where source_id = ? and starts_with(name, ?)", [source_id, f"{name} · "]
    )
    beside = _beside(reader, source_id, [file_id, *(m["file_id"] for m in mended)])
    if found[0]["updated_count"] and not all(place(other).exists() for other in beside):
        raise OLDER_VERSION_EXPIRED(name=name)
    held = reader.rows("select count(*)::bigint as n from {ingest_row} where file_id = ?", [file_id])[0]["n"]
    source = _source(reader, source_id)
    audit(reader.scope.user, "withdraw", file_id, name)
    with reader.store.writing() as writer:
        writer.ids("others", [other for other in beside if place(other).exists()])
        writer.execute(f"insert into due select '{READ_AGAIN}', work_id from others")
    for gone in (*(m["file_id"] for m in mended), file_id):
        _empty(reader, masker, gone, name, source)
    return Withdrawn(name, held, len(beside))


def reread(store: Store, masker: Masker) -> int:
    """Read again the files of which a withdrawn one had taken rows; how many. A file whose original has expired stays
    as it is."""
    files = take(store, READ_AGAIN)
    for file_id in files:
        if place(file_id).exists():
            read_again(store, masker, file_id)
        with store.writing() as writer:
            finish(writer, READ_AGAIN, [file_id])
    return len(files)


def _source(reader: Reader, source_id: str) -> Source:
    """The source as it described itself, so that it does so no differently when it loses a file."""
    told = next(iter(reader.rows("select * from {source} where source_id = ?", [source_id])), {})
    options = {name: told[name] for name in ("taxonomy",) if told.get(name)}
    if told.get("auto_reply_ms") is not None:
        options["auto_reply_seconds"] = told["auto_reply_ms"] / 1000
    options |= {"own_brands": told["own_brands"].split("、")} if told.get("own_brands") else {}
    return Source(
        source_id,
        told.get("programme_id") or source_id,
        told.get("programme_name") or "",
        told.get("space") or "",
        told.get("zone") or str(setting("zone")),
        options=options,
    )


def _beside(reader: Reader, source_id: str, gone: list[str]) -> list[str]:
    """Other files of the source that may share rows with any of these: who brought a row last, or in conflict, hides
    who brought it before."""
    marks = ", ".join("?" * len(gone))
    rows = reader.rows(
        f"""with beside as (select * from {{ingest_file}} where source_id = ? and platform <> ''),
            met as (select *, updated_count + unchanged_count + stale_count + quarantined_count > 0 as has_met
                from beside)
        select file_id from met where file_id not in ({marks})
            and (has_met or (select bool_or(has_met) from met where file_id in ({marks})))
        order by received_at, file_id""",
        [source_id, *gone, *gone],
    )
    return [row["file_id"] for row in rows]


def _empty(reader: Reader, masker: Masker, file_id: str, name: str, source: Source) -> None:
    """The file lands once more and says nothing: what it said is taken back like that of any file read again."""
    parcel = Packing(file_id).close(
        name=name,
        size=0,
        source=source,
        platform="",
        read=0,
        skip_reason=WITHDRAWN,
        encoding="",
        columns="",
        span=(None, None),
    )
    land(reader.store, parcel, masker, again=True)
    place(file_id).unlink(missing_ok=True)
    with reader.store.writing() as writer:
        writer.execute(
            "update quarantine set resolved_at = now(), resolution = ? where file_id = ?", [WITHDRAWN, file_id]
        )
        writer.execute(SOURCE_GONE, [source.source_id, source.source_id, WITHDRAWN])
        writer.execute("delete from programme where programme_id not in (select programme_id from source)")
