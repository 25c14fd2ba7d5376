"""What DuckDB says when a warehouse cannot be opened or read, in words a person can act on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NoReturn

import duckdb

from qa.errors import WarehouseHeld
from qa.warehouse.failures import DISK_FULL_AT_OPENING, WAREHOUSE_NOT_OPENED, WAREHOUSE_NOT_READ

ROTTEN = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException)


def not_opened(path: Path, problem: Exception) -> NoReturn:
    """Raises WarehouseHeld, or QAError for a full disk or a damaged file."""
    text = str(problem)
    if "Could not set lock" in text:
        holder = re.search(r"held in (.+?)\.? See", text)
        raise WarehouseHeld(path, holder.group(1) if holder else "") from problem
    _full(path, problem)
    raise WAREHOUSE_NOT_OPENED(path=path, problem=text.splitlines()[0]) from problem


def not_read(path: Path, problem: Exception) -> NoReturn:
    """Raises QAError: a damaged place, or a full disk under what a read puts aside."""
    _full(path, problem)
    text = str(problem).splitlines()[0]
    raise WAREHOUSE_NOT_READ(path=path, problem=text) from problem


def _full(path: Path, problem: Exception) -> None:
    if "No space left" in str(problem):
        raise DISK_FULL_AT_OPENING(path=path) from problem
