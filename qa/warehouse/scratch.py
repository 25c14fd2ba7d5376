"""DuckDB in memory for a child process: columns in, columns out, nothing kept and no file in reach."""

from __future__ import annotations

import time
from pathlib import Path

import duckdb
import pyarrow as pa


class Scratch:
    """One thread, a bounded memory, no access to files."""

    def __init__(self, memory: str = "400MB") -> None:
        self._connection = duckdb.connect(":memory:")
        self._connection.execute(
            f"set threads = 1; set memory_limit = '{memory}'; set timezone = 'UTC'; set enable_external_access = false"
        )

    def run(self, sql: str, **tables: pa.Table) -> pa.Table:
        """The rows of one SELECT over Arrow tables given by name."""
        for name, table in tables.items():
            self._connection.register(name, table)
        try:
            return self._connection.sql(sql).to_arrow_table()
        finally:
            for name in tables:
                self._connection.unregister(name)

    def close(self) -> None:
        self._connection.close()


def read_csv_seconds(path: Path, target: Path) -> float:
    """Seconds DuckDB's own reader takes to load a CSV into a fresh file: the reference of the import bench."""
    target.unlink(missing_ok=True)
    connection = duckdb.connect(str(target))
    began = time.perf_counter()
    connection.execute(f"create table loaded as select * from read_csv('{path}')")
    connection.execute("checkpoint")
    spent = time.perf_counter() - began
    connection.close()
    return spent
