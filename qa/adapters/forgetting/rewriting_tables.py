"""Without a person: Parquet, workbooks, lists within JSON."""

from __future__ import annotations

import io
import json
import re

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineWorkbook

from qa.adapters.files.workbooks import rows_of
from qa.adapters.forgetting.keeping import Kept, has, header_lines


def holds_lists(text: str) -> bool:
    """Whether one line is a whole document with records in it, and not one record."""
    try:
        return any(True for _ in record_lists(json.loads(text)))
    except (ValueError, RecursionError, AttributeError):
        return True


def record_lists(value: dict):
    """The outermost lists of objects in an object."""
    for inner in value.values():
        if isinstance(inner, dict):
            yield from record_lists(inner)
        elif isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
            yield inner


def parquet_without(original: bytes, numbers: set[int], wanted: re.Pattern) -> Kept | None:
    """Without the rows of these numbers, and those that hold `wanted`; None for numbers that are not there."""
    table, out = pq.read_table(io.BytesIO(original)), io.BytesIO()
    if numbers and max(numbers) > table.num_rows:
        return None
    left = frozenset(at for at, row in enumerate(table.to_pylist(), 1) if at in numbers or has(row, wanted))
    pq.write_table(table.filter(pa.array([at not in left for at in range(1, table.num_rows + 1)], pa.bool_())), out)
    return Kept(out.getvalue(), left)


def workbook_without(original: bytes, numbers: set[int], wanted: re.Pattern, table: dict) -> Kept | None:
    """Without the rows of these numbers of the mapped sheet, and those of any sheet that hold `wanted`."""
    book, anew, out = (
        CalamineWorkbook.from_filelike(io.BytesIO(original)),
        openpyxl.Workbook(write_only=True),
        io.BytesIO(),
    )
    name, left = table.get("sheet") or book.sheet_names[0], set()
    for sheet in book.sheet_names:
        header = header_lines(table) if sheet == name else 0
        rows, page = rows_of(book.get_sheet_by_name(sheet)), anew.create_sheet(sheet)
        going = {number + header for number in numbers} if sheet == name else set()
        if going and max(going) > len(rows):
            return None
        for at, row in enumerate(rows, 1):
            if at <= header or at not in going and not has(row, wanted):
                page.append([int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in row])
            elif sheet == name:
                left.add(at - header)
    anew.save(out)
    return Kept(out.getvalue(), frozenset(left))
