"""What of a file stays when a person leaves it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """A file without somebody. `left`: the numbers of the records that went, as the readers counted them; None where
    that cannot be told."""

    data: bytes
    left: frozenset[int] | None


def has(value: object, wanted: re.Pattern) -> bool:
    """Whether a value, or anything within it, holds what is wanted."""
    return bool(wanted.search(json.dumps(value, default=plain, ensure_ascii=False)))


def header_lines(table: dict) -> int:
    """Lines before the first record."""
    return (
        0
        if table.get("header", True) is False
        else int(table.get("header_row", 1)) + int(table.get("header_rows", 1)) - 1
    )


def plain(value: object) -> str:
    """A cell as people read it: a number without the .0 a workbook gives it."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
