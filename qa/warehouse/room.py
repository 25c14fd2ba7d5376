"""How much memory the warehouse of an open app holds: a quarter of its file from day to day, all that the settings
allow while a large work runs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import duckdb

# While only few rows are read the memory is held to 300 MB, or a quarter of the file.
LEAST_BYTES, SHARE = 300_000_000, 4
UNITS = {"KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30, "TIB": 2**40}


def in_bytes(said: str) -> int | None:
    """4GB → 4000000000; None for a share of the machine or anything else."""
    number, unit = said.strip()[:-2].strip(), said.strip()[-2:].upper()
    if said.strip()[-3:].upper() in UNITS:
        number, unit = said.strip()[:-3].strip(), said.strip()[-3:].upper()
    return int(float(number) * UNITS[unit]) if unit in UNITS and number.replace(".", "", 1).isdigit() else None


class Room:
    """`execute` runs a statement of DuckDB; `most` is the setting memory, as it is written."""

    def __init__(self, execute: Callable[[str], object], path: Path, most: str) -> None:
        self._execute, self._path, self._most = execute, path, most
        self._changing, self._wide, self._is_modest = threading.Lock(), 0, False

    def modest(self) -> None:
        """From now on hold little, unless a large work asks for more: DuckDB would keep every page it ever read, up to
        its limit."""
        self._is_modest = True
        self._set()

    @contextmanager
    def all(self, is_large: bool = True):
        """All the memory the settings allow, for what is in the block; nothing happens when the work is not large."""
        if not is_large:
            yield
            return
        with self._changing:
            self._wide += 1
        self._set()
        try:
            yield
        finally:
            with self._changing:
                self._wide -= 1
            self._set()

    def enough(self, read: Callable[[], object]) -> object:
        """What a read gives; one that needs more than the little there is gets all."""
        try:
            return read()
        except duckdb.OutOfMemoryException:
            with self.all():
                return read()

    def _set(self) -> None:
        with self._changing:
            most = in_bytes(self._most)
            size = self._path.stat().st_size if self._path.exists() else 0
            little = max(LEAST_BYTES, size // SHARE)
            is_little = self._is_modest and not self._wide and most is not None and little < most
            try:
                self._execute(f"set memory_limit = '{f'{little} bytes' if is_little else self._most}'")
            except duckdb.OutOfMemoryException:
                pass  # a read in flight holds more; the next change of room tries again
