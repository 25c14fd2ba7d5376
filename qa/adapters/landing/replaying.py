"""What was set aside, looked at, mended and read again: one row edited by hand, or a whole file with a better
mapping."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson

from qa.access.reading import Reader
from qa.adapters.failures import NOT_IN_QUARANTINE, ORIGINAL_EXPIRED, ROW_NOT_SEALED
from qa.adapters.files.upload import Upload
from qa.adapters.landing.receipt import Receipt
from qa.adapters.landing.rows import land
from qa.adapters.mapping.failures import NO_MAPPING_FOR_FILE
from qa.adapters.mapping.fitting import of_columns
from qa.adapters.mapping.mapped_table import mapped
from qa.adapters.mapping.saved_sources import saved_source
from qa.adapters.source import Platform, Record, Source
from qa.adapters.staging.hiding import Masker
from qa.adapters.staging.parsing import parse, platforms
from qa.adapters.staging.sealing import ROWS, SOURCE, original, pieces
from qa.records.book import audit
from qa.warehouse.store import Store


def _held(reader: Reader, quarantine_id: str) -> dict:
    found = reader.rows("select * from {quarantine} where quarantine_id = ?", [quarantine_id])
    if not found:
        raise NOT_IN_QUARANTINE()
    return found[0]


def _sealed_source(file_id: str) -> tuple[str, str, Source]:
    """(name, platform, source) a file was read with; the mapping saved since then goes before the one it came with."""
    told = next(pieces(file_id, SOURCE), None)
    if told is None:
        raise ORIGINAL_EXPIRED()
    told = orjson.loads(told)
    source = Source(**told["source"] | {"tables": tuple(told["source"]["tables"])})
    return told["name"], told["platform"], saved_source(source.source_id) or source


def original_row(reader: Reader, quarantine_id: str) -> tuple[object, str]:
    """(the row as it came, its context). Whoever looks is written down. Raises QAError when it has expired or no row
    stands behind it."""
    held = _held(reader, quarantine_id)
    audit(reader.scope.user, "unseal", quarantine_id, held["reason_code"])
    for piece in pieces(held["file_id"], ROWS):
        for no, row in orjson.loads(piece):
            if no == held["row_no"] and row is not None:
                return (row[0], row[1]) if isinstance(row, list) and len(row) == 2 else (row, "")
    raise ROW_NOT_SEALED()


def edit_row(reader: Reader, masker: Masker, quarantine_id: str, edited: object) -> Receipt:
    """Read one mended row again, as if the file had brought it so; the quarantine row is settled when it goes in."""
    held = _held(reader, quarantine_id)
    name, platform_name, source = _sealed_source(held["file_id"])
    context = original_row(reader, quarantine_id)[1]
    data = orjson.dumps([quarantine_id, edited], default=str)
    upload = Upload(f"{name} · {held['row_no']}", data)
    found = platforms().get(platform_name)
    if found is not None and found.columns is not None:
        upload, platform = Upload(upload.name, f"{edited}\n".encode()), found
    else:
        platform = _one(found or _mapped(name, source, edited), Record(held["row_no"], edited, context))
    receipt = land(reader.store, parse(upload, source, masker, platform=platform), masker)
    audit(
        reader.scope.user,
        "edit_row",
        quarantine_id,
        f"{receipt.new + receipt.updated + receipt.unchanged}/{receipt.read}",
    )
    with reader.store.writing() as writer:
        writer.execute(
            "delete from quarantine where file_id = ? and severity = 'error' and file_id <> ?",
            [upload.file_id, held["file_id"]],
        )
    if not receipt.quarantined:
        _settle(reader, quarantine_id, "edited")
    return receipt


def _mapped(name: str, source: Source, row: object) -> Platform:
    table = of_columns(name, row if isinstance(row, dict) else (), source.tables)
    if table is None:
        raise NO_MAPPING_FOR_FILE()
    return mapped(table, Upload(name))


def _one(platform: Platform, record: Record) -> Platform:
    return replace(platform, records=lambda upload, source: iter([record]), columns=None)


def replay_file(reader: Reader, masker: Masker, file_id: str) -> Receipt:
    """Read a sealed original once more with the mapping in force now, and write down who asked."""
    receipt = read_again(reader.store, masker, file_id)
    audit(reader.scope.user, "replay_file", file_id, receipt.name)
    return receipt


def read_again(store: Store, masker: Masker, file_id: str) -> Receipt:
    """A sealed original once more with the mapping in force now: what it said before is replaced, row by row."""
    name, _, source = _sealed_source(file_id)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "original"
        path.touch(0o600)
        with path.open("wb") as out:
            out.writelines(original(file_id))
        parcel = parse(Upload(name, path=path), source, masker)
    return land(store, parcel, masker, again=True)


def dismiss(reader: Reader, quarantine_id: str) -> None:
    """A person says that a row needs no mending; it stays listed as settled."""
    audit(reader.scope.user, "dismiss", quarantine_id)
    _settle(reader, quarantine_id, "dismissed")


def _settle(reader: Reader, quarantine_id: str, how: str) -> None:
    with reader.store.writing() as writer:
        writer.execute(
            "update quarantine set resolved_at = now(), resolution = ? where quarantine_id = ?", [how, quarantine_id]
        )
