"""One open transaction of the warehouse."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from qa.warehouse.keeping import changed


def literal(value: object) -> str:
    """A number, a text or a list of them as SQL; for settings, which take no parameters."""
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


class Writer:
    """One open transaction. Everything done through it is committed together or not at all."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self.changed: set[str] = set()

    def execute(self, sql: str, values: list | None = None) -> list[tuple]:
        """Run one statement within the transaction; its rows."""
        self.changed |= changed(sql)
        return self._cursor.execute(sql, values or []).fetchall()

    def table(self, sql: str) -> pa.Table:
        """Rows of a SELECT inside the transaction, as an Arrow table."""
        return self._cursor.sql(sql).to_arrow_table()

    def ids(self, name: str, values: list[str], column: str = "work_id") -> None:
        """A temporary table of one column; a list bound to a statement is far slower."""
        self._cursor.register("listed", pa.table({column: pa.array(values, pa.string())}))
        self._cursor.execute(f"create or replace temp table {name} as select * from listed").fetchall()
        self._cursor.unregister("listed")

    def view(self, name: str, table: pa.Table | object) -> None:
        """Make an Arrow table or dataset readable under `name` until the transaction ends."""
        self._cursor.register(name, table)

    def parquet(self, name: str, path: Path) -> None:
        """Make a Parquet file of the data folder readable under `name` until the transaction ends; it is read as a
        stream."""
        self._cursor.execute(f"create or replace temp view {name} as select * from read_parquet('{path}')")

    def insert(self, name: str, table: pa.Table) -> int:
        """Append rows to a table of the model; columns are matched by name."""
        if table.num_rows:
            self.changed.add(name)
            self._cursor.register("incoming", table)
            self._cursor.execute(f"insert into {name} by name select * from incoming").fetchall()
            self._cursor.unregister("incoming")
        return table.num_rows
