"""The one door to DuckDB: hardened connection, a cursor a read, one writer at a time, numbered migrations."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from qa.settings import data_folder, setting
from qa.warehouse.failures import DISK_FULL_AT_WRITING, SETTINGS_NOT_TAKEN
from qa.warehouse.keeping import Kept
from qa.warehouse.migrating import create, migrate, migrations
from qa.warehouse.refusing import ROTTEN, not_opened, not_read
from qa.warehouse.room import Room
from qa.warehouse.views import reads, views, whole
from qa.warehouse.writer import Writer, literal


class Store:
    """The warehouse file, open in this process. Raises WarehouseHeld when another process has it."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = Path(path) if path else data_folder() / "xinsheng.duckdb"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._writing = threading.RLock()
        self._kept, self._seen, self._filled = Kept(reads()), set(), set()
        try:
            self._root = duckdb.connect(str(self.path))
        except ROTTEN as problem:
            not_opened(self.path, problem)
        try:
            self._harden()
        except duckdb.Error as problem:
            raise SETTINGS_NOT_TAKEN(problem=str(problem).splitlines()[0]) from problem
        self.room = Room(self.plainly, self.path, str(setting("memory")))
        self._prepare()

    def _harden(self) -> None:
        spill = self.path.parent / "spill"
        for command, value in (
            ("set global timezone = ?", str(setting("zone"))),
            ("set threads = ?", int(setting("threads"))),
            ("set memory_limit = ?", str(setting("memory"))),
            ("set temp_directory = ?", str(spill)),
            ("set allowed_configs = ?", ["memory_limit"]),
            ("set allowed_directories = ?", [f"{self.path.parent}/", f"{data_folder()}/"]),
        ):
            self._root.execute(command.replace("?", literal(value)))
        self._root.execute("set enable_external_access = false")
        self._root.execute("set lock_configuration = true")

    def _prepare(self) -> None:
        latest = max(migrations())
        with self.writing() as writer:
            writer.execute("create table if not exists schema_version (version bigint)")
            known = writer.execute("select max(version) from schema_version")[0][0]
            create(writer)
            migrate(writer, latest if known is None else known)
            for name, body in views().items():
                writer.execute(f"create or replace view {name} as {whole(body)}")
            if known != latest:
                writer.execute("insert into schema_version values (?)", [latest])

    def read(self, sql: str, values: list | None = None) -> pa.Table:
        """Rows of a SELECT as an Arrow table."""
        return self.room.enough(lambda: self._read(sql, values))

    def _read(self, sql: str, values: list | None) -> pa.Table:
        cursor = self._root.cursor()
        try:
            return cursor.sql(sql, params=values or []).to_arrow_table()
        except ROTTEN as problem:
            not_read(self.path, problem)
        finally:
            cursor.close()

    def rows(self, sql: str, values: list | None = None) -> list[dict]:
        """The rows of a SELECT as dicts."""
        return self.read(sql, values).to_pylist()

    def kept(self, sql: str, values: list | None = None) -> list[dict]:
        """Rows of a SELECT, from an earlier asking when no table it reads has changed since."""
        key = self._kept.key(sql, values or [])
        found = self._kept.get(key) if key else None
        if found is None:
            found = self.rows(sql, values)
            if key:
                self._kept.put(key, found)
        return found

    def kept_tuples(self, sql: str, values: list | None = None) -> list[tuple]:
        """The same as tuples; for results without timestamps, which this way of fetching does not carry."""
        key = self._kept.key(sql, values or [], tuple)
        found = self._kept.get(key) if key else None
        if found is None:
            found = self.plainly(sql, values)
            if key:
                self._kept.put(key, found)
        return found

    def plainly(self, sql: str, values: list | None = None) -> list[tuple]:
        """Rows as tuples, asked anew."""
        cursor = self._root.cursor()
        try:
            return cursor.execute(sql, values or []).fetchall()
        except ROTTEN as problem:
            not_read(self.path, problem)
        finally:
            cursor.close()

    def forget_results(self) -> None:
        """Drop every result that is kept; for benches."""
        self._kept.forget()

    def has(self, table: str) -> bool:
        """Whether a table is there; asked of the catalogue only until it is."""
        if table not in self._seen:
            self._seen |= {r["table_name"] for r in self.rows("select table_name from information_schema.tables")}
        return table in self._seen

    def has_rows(self, table: str) -> bool:
        """Whether a table is there and was ever seen with a row; asked only until it was."""
        if table not in self._filled and self.has(table) and self.one(f"select 1 from {table} limit 1"):
            self._filled.add(table)
        return table in self._filled

    def one(self, sql: str, values: list | None = None) -> object:
        """The first column of the first row, or None."""
        found = self.rows(sql, values)
        return next(iter(found[0].values())) if found else None

    @contextmanager
    def writing(self):
        """A transaction under the writer's lock; rolled back when the block raises."""
        with self._writing:
            cursor = self._root.cursor()
            cursor.execute("begin transaction")
            try:
                writer = Writer(cursor)
                yield writer
                cursor.execute("commit")
                self._kept.bump(writer.changed)
            except BaseException as problem:
                try:
                    cursor.execute("rollback")
                except duckdb.Error:
                    pass
                if isinstance(problem, duckdb.Error):
                    self._recover(problem)
                raise
            finally:
                cursor.close()

    @contextmanager
    def trying(self):
        """A transaction of which nothing stays and that locks nobody out: its temporary tables hide those of the same
        name, also from views."""
        cursor = self._root.cursor()
        cursor.execute("begin transaction")
        try:
            yield Writer(cursor)
        finally:
            cursor.execute("rollback")
            cursor.close()

    def _recover(self, problem: duckdb.Error) -> None:
        """After a fatal error DuckDB answers nothing until the file is opened anew; a full disk is said in plain
        words."""
        if isinstance(problem, duckdb.FatalException):
            try:
                self._root.close()
                self._root = duckdb.connect(str(self.path))
                self._harden()
            except duckdb.Error:
                pass  # still no space: every read says so until there is
        if "No space left" in str(problem):
            raise DISK_FULL_AT_WRITING(path=self.path) from problem

    def close(self) -> None:
        """Let go of the file."""
        self._root.close()


_shared: dict[Path, Store] = {}
_sharing = threading.Lock()


def shared() -> Store:
    """The one Store of this process for the data folder in force."""
    path = data_folder() / "xinsheng.duckdb"
    with _sharing:
        if path not in _shared:
            _shared[path] = Store(path)
        return _shared[path]
