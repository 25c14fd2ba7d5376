"""A backup is one folder: the warehouse as Parquet, the records as SQLite and whatever else the data folder holds, with
a manifest of counts and sums."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path

import orjson
import pyarrow.parquet as pq

from qa.adapters.forgetting.person import FORGOTTEN, forget_again
from qa.belonging import HALF
from qa.failures import (
    BACKUP_ALREADY_THERE,
    BACKUP_INCOMPLETE,
    FOLDER_HAS_KEYS,
    FOLDER_NOT_EMPTY,
    NOT_A_BACKUP,
    RESTORED_ROWS_DIFFER,
)
from qa.records.copying import counted, load, save
from qa.records.opening import is_file, let_go
from qa.settings import SHIPPED, data_folder
from qa.warehouse.migrating import migrate, migrations
from qa.warehouse.model import contracts
from qa.warehouse.store import Store

MANIFEST, FORM, RECORDS, TABLES, FILES = "manifest.json", 1, "records.sqlite", "tables", "files"
NOT_KEPT = ("xinsheng.duckdb", RECORDS, "server.json", "spill", "uploads", "demo", "examined.json", HALF, "open_pools")
# The form of the warehouse of 0.8: backups made until then do not say theirs.
UNTOLD = 9
CHUNK = 1 << 20


def back_up(store: Store, folder: Path) -> dict:
    """Write a backup nobody works on meanwhile; its manifest. Raises QAError for a folder that exists."""
    if folder.exists():
        raise BACKUP_ALREADY_THERE(path=folder)
    half = folder.with_name(folder.name + ".part")
    shutil.rmtree(half, ignore_errors=True)
    (half / TABLES).mkdir(parents=True)
    rows, moment = {}, datetime.now(timezone.utc)
    with store.writing():  # nobody writes between the first table and the last
        for name in contracts():
            table = store.read(f"select * from {name}")
            pq.write_table(table, half / TABLES / f"{name}.parquet", compression="zstd")
            rows[name] = table.num_rows
        records = _copy_records(data_folder() / RECORDS, half / RECORDS)
        for path in _own_files():
            to = half / FILES / path.relative_to(data_folder())
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, to)
    sums = {str(p.relative_to(half)): _sum(p) for p in sorted(half.rglob("*")) if p.is_file()}
    manifest = {
        "form": FORM,
        "schema": max(migrations()),
        "made_at": moment.isoformat(),
        "rows": rows,
        "records": records,
        "sums": sums,
    }
    (half / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2))
    half.rename(folder)
    with store.writing() as writer:
        writer.execute("insert into house_mark values ('backup', ?)", [str(folder)])
    return manifest


def checked(folder: Path) -> dict:
    """The manifest of a whole backup. Raises QAError naming what is missing, damaged or added."""
    try:
        manifest = orjson.loads((folder / MANIFEST).read_bytes())
        sums, rows = dict(manifest["sums"]), dict(manifest["rows"])
    except (OSError, orjson.JSONDecodeError, KeyError, TypeError, ValueError) as problem:
        raise NOT_A_BACKUP(path=folder) from problem
    found = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - {MANIFEST, FORGOTTEN}
    wrong = sorted((found ^ set(sums)) | {name for name in found & set(sums) if _sum(folder / name) != sums[name]})
    if wrong:
        raise BACKUP_INCOMPLETE(path=folder, names="、".join(wrong[:5]))
    for name, count in rows.items():
        if pq.read_metadata(folder / TABLES / f"{name}.parquet").num_rows != count:
            raise BACKUP_INCOMPLETE(path=folder, names=name)
    return manifest


def restore(store: Store, folder: Path) -> dict:
    """Bring a backup into this empty data folder, check what came, and only then say so; its manifest. Raises QAError
    when anything is there already.

    Until it is whole the folder is marked as half restored, and nothing opens it (belonging.check).
    """
    manifest = checked(folder)
    if store.one("select count(*) from ingest_file") or set(_in_force()) - {"house"}:
        raise FOLDER_NOT_EMPTY()
    if any((data_folder() / "keys").glob("*.key")):
        raise FOLDER_HAS_KEYS()
    (data_folder() / HALF).write_text(str(folder), "utf-8")
    for path in (p for p in (folder / FILES).rglob("*") if p.is_file()):
        to = data_folder() / path.relative_to(folder / FILES)
        if not to.exists():
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, to)
    if (folder / RECORDS).exists() and not is_file():
        load(folder / RECORDS)
    elif (folder / RECORDS).exists():
        let_go()
        for name in (RECORDS, f"{RECORDS}-wal", f"{RECORDS}-shm"):
            (data_folder() / name).unlink(missing_ok=True)
        shutil.copyfile(folder / RECORDS, data_folder() / RECORDS)
    with store.writing() as writer:
        for name in contracts():
            path = folder / TABLES / f"{name}.parquet"
            writer.execute(f"delete from {name}")
            if path.exists():
                table = pq.read_table(path)
                writer.insert(name, table.select([c for c in table.column_names if c in contracts()[name].columns]))
        came = {name: writer.execute(f"select count(*) from {name}")[0][0] for name in contracts()}
        short = sorted(name for name, count in manifest["rows"].items() if came.get(name, 0) != count)
        migrate(writer, manifest.get("schema", UNTOLD))
        forget_again(writer, folder)
        if short or _in_force() != manifest["records"]:
            raise RESTORED_ROWS_DIFFER(names="、".join(short) or RECORDS)
    (data_folder() / HALF).unlink()
    return manifest


def _own_files() -> list[Path]:
    """What a centre put into its data folder: keys, sealed originals, mappings, sources, settings, scorecards, learned
    lexicons, the inbox."""
    base = data_folder()
    shipped = {"lexicons", "scorecards", "reasons", "locale"} if base == SHIPPED.resolve() else set()
    found = [
        p for p in base.rglob("*") if p.is_file() and not p.is_symlink() and p.relative_to(base).parts[0] not in shipped
    ]
    return sorted(p for p in found if not p.relative_to(base).parts[0].startswith(NOT_KEPT))


def _copy_records(source: Path, to: Path) -> dict[str, int]:
    if not is_file():
        save(to)
    elif source.exists():
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(to)) as new:
            old.backup(new)
            new.execute("pragma journal_mode = delete")
    return _counts(to)


def _in_force() -> dict[str, int]:
    return _counts(data_folder() / RECORDS) if is_file() else counted()


def _counts(path: Path) -> dict[str, int]:
    """Rows of every table of the records that has any."""
    if not path.exists():
        return {}
    with closing(sqlite3.connect(path)) as records:
        names = [
            name
            for (name,) in records.execute(
                "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by 1"
            )
        ]
        counts = {name: records.execute(f'select count(*) from "{name}"').fetchone()[0] for name in names}
    return {name: count for name, count in counts.items() if count}


def _sum(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while data := stream.read(CHUNK):
            digest.update(data)
    return digest.hexdigest()
