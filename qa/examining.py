"""Is everything still readable: every table of the warehouse summed over all its columns, the records checked, every
sealed original opened, every backup compared."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path

import orjson
import pyarrow as pa

from qa.adapters.staging.sealing import pieces
from qa.backing_up import checked
from qa.errors import QAError
from qa.records.copying import read_through
from qa.records.opening import is_file
from qa.settings import data_folder
from qa.warehouse.damage import damaged_tables
from qa.warehouse.store import Store

RESULT = "examined.json"


def damaged(store: Store) -> list[dict]:
    """[{part, problem}] of what cannot be read; empty when all is whole."""
    tables = [
        {"part": f"xinsheng.duckdb / {name}", "problem": problem} for name, problem in damaged_tables(store).items()
    ]
    return tables + _records() + _originals() + _backups(store)


def _records() -> list[dict]:
    path = data_folder() / "records.sqlite"
    if not is_file():
        try:
            read_through()
        except QAError as problem:
            return [{"part": "records", "problem": " ".join(problem.said())[:200]}]
        return []
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)) as records:
            said = [line for (line,) in records.execute("pragma integrity_check(20)")]
            for (name,) in records.execute("select name from sqlite_master where type = 'table'").fetchall():
                for _ in records.execute(f'select * from "{name}"'):
                    pass
    except (sqlite3.Error, UnicodeDecodeError) as problem:
        return [{"part": "records.sqlite", "problem": str(problem)[:200]}]
    return [] if said == ["ok"] else [{"part": "records.sqlite", "problem": line[:200]} for line in said]


def _originals() -> list[dict]:
    found = []
    for path in sorted((data_folder() / "sealed").glob("*.sealed")):
        try:
            for _ in pieces(path.stem):
                pass
        except (QAError, OSError, ValueError, orjson.JSONDecodeError) as problem:
            found.append(
                {
                    "part": f"sealed/{path.name}",
                    "problem": " ".join(problem.said()) if isinstance(problem, QAError) else str(problem)[:200],
                }
            )
    return found


def _backups(store: Store) -> list[dict]:
    """Backups made here that still stand where they were written and are no longer whole."""
    found = []
    for row in store.rows("select distinct value from house_mark where name = 'backup' order by 1"):
        if Path(row["value"]).is_dir():
            try:
                checked(Path(row["value"]))
            except (QAError, OSError, pa.ArrowException) as problem:
                found.append(
                    {
                        "part": row["value"],
                        "problem": " ".join(problem.said()) if isinstance(problem, QAError) else str(problem)[:200],
                    }
                )
    return found


def examine(store: Store) -> list[dict]:
    """Look at everything and remember what was found, for whoever asks next."""
    found = damaged(store)
    (data_folder() / RESULT).write_bytes(orjson.dumps({"at": datetime.now(timezone.utc).isoformat(), "damaged": found}))
    return found


def last_examined() -> dict | None:
    """{at, damaged} of the last look, None before the first."""
    try:
        return orjson.loads((data_folder() / RESULT).read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return None
