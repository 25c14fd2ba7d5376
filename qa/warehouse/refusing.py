"""What DuckDB says when a warehouse cannot be opened or read, in words a person can act on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NoReturn

import duckdb

from qa.errors import QAError, WarehouseHeld

ROTTEN = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException)


def not_opened(path: Path, problem: Exception) -> NoReturn:
    """Raises WarehouseHeld, or QAError for a full disk or a damaged file."""
    text = str(problem)
    if "Could not set lock" in text:
        holder = re.search(r"held in (.+?)\.? See", text)
        raise WarehouseHeld(path, holder.group(1) if holder else "") from problem
    _full(path, problem)
    raise QAError(
        "数据仓库 {path} 打不开：{problem}",
        "用 python -m qa doctor 检查，或从备份恢复。",
        path=path,
        problem=text.splitlines()[0],
    ) from problem


def not_read(path: Path, problem: Exception) -> NoReturn:
    """Raises QAError: a damaged place, or a full disk under what a read puts aside."""
    _full(path, problem)
    text = str(problem).splitlines()[0]
    raise QAError(
        "数据仓库 {path} 有一处读不出来：{problem}",
        "用 python -m qa doctor 看坏了哪些表，再从备份恢复。",
        path=path,
        problem=text,
    ) from problem


def _full(path: Path, problem: Exception) -> None:
    if "No space left" in str(problem):
        raise QAError(
            "磁盘已满，数据仓库 {path} 打不开。", "腾出空间后重试；已提交的数据都在。", path=path
        ) from problem
