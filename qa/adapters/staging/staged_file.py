"""What one file says, as Parquet in the inbox until the warehouse has it: written by a child process, taken in by
whoever holds the warehouse."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from qa.adapters.source import Source
from qa.settings import data_folder
from qa.warehouse.model import contracts

LEDGER = pa.schema(
    [
        ("row_no", pa.int64()),
        ("entity", pa.string()),
        ("base_key", pa.uint64()),
        ("repeats", pa.bool_()),
        ("content_hash", pa.uint64()),
        ("said_count", pa.int16()),
        ("is_deleted", pa.bool_()),
        ("source_updated_at", pa.timestamp("us", tz="UTC")),
        ("status", pa.string()),
    ]
)
ROW_NO = pa.field("_row_no", pa.int64())


def inbox() -> Path:
    """Where staged files wait for a running app to take them in."""
    return data_folder() / "inbox"


def shape(table: str) -> pa.Schema:
    """A table of the warehouse as a parcel carries it: with the number of the export row in place of its key."""
    found = contracts()[table].schema
    return found.remove(found.get_field_index("row_key")).append(ROW_NO)


WORDS = shape("message").append(pa.field("row_key", pa.uint64()))  # the key settles what one moment leaves open


@dataclass
class Parcel:
    """One parsed file in `folder`: ledger.parquet has a row an export row, other files hold what the accepted ones say,
    manifest.json the rest."""

    folder: Path
    file_id: str
    name: str
    size: int
    source: Source
    platform: str
    read: int
    skip_reason: str = ""
    encoding: str = ""
    columns: str = ""
    span: tuple[datetime | None, datetime | None] = (None, None)
    tables: tuple[str, ...] = ()

    def file(self, table: str) -> Path:
        """The Parquet file of a table's rows."""
        return self.folder / f"{table}.parquet"

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def unpack(folder: Path) -> Parcel:
    """A whole parcel as it lies in the inbox."""
    told = orjson.loads((folder / "manifest.json").read_bytes())
    source = told.pop("source")
    span = tuple(datetime.fromisoformat(m) if m else None for m in told.pop("span"))
    return Parcel(
        folder,
        source=Source(**source | {"tables": tuple(source["tables"])}),
        span=span,
        tables=tuple(told.pop("tables")),
        **told,
    )


@dataclass
class Packing:
    """Writes one parcel; it appears in the inbox under its name only when it is whole."""

    file_id: str
    writers: dict[str, pq.ParquetWriter] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.half = inbox() / f"{self.file_id[:24]}.{os.getpid()}.part"
        shutil.rmtree(self.half, ignore_errors=True)
        self.half.mkdir(parents=True)

    def add(self, name: str, table: pa.Table) -> None:
        if table.num_rows:
            if name not in self.writers:
                self.writers[name] = pq.ParquetWriter(self.half / f"{name}.parquet", table.schema, compression="lz4")
            self.writers[name].write_table(table)

    def close(self, **told) -> Parcel:
        """Finish the files and hand the parcel over."""
        for name, schema in (("ledger", LEDGER), ("quarantine", contracts()["quarantine"].schema)):
            if name not in self.writers:
                self.writers[name] = pq.ParquetWriter(self.half / f"{name}.parquet", schema)
        for writer in self.writers.values():
            writer.close()
        tables = sorted(set(self.writers) - {"ledger", "quarantine"})
        manifest = told | {"file_id": self.file_id, "source": told["source"].as_dict(), "tables": tables}
        (self.half / "manifest.json").write_bytes(orjson.dumps(manifest))
        final = self.half.with_name(self.file_id[:24])
        shutil.rmtree(final, ignore_errors=True)
        os.replace(self.half, final)
        return unpack(final)

    def discard(self) -> None:
        for writer in self.writers.values():
            writer.close()
        shutil.rmtree(self.half, ignore_errors=True)
