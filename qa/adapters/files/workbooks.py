"""Workbooks: their sheets, and a sheet as rows of cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from python_calamine import CalamineSheet, CalamineWorkbook

from qa.adapters.files.upload import Upload
from qa.adapters.refusal import Refused

ZIPPED, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
MOST_BOOK, MOST_COLUMNS, MOST_CELLS = 400_000_000, 2000, 40_000_000
CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')


def is_workbook(upload: Upload) -> bool:
    """By its first bytes: xls, xlsx or ods."""
    return upload.start.startswith(OLE) or (
        upload.start.startswith(ZIPPED) and b"[Content_Types].xml" in upload.start or b"mimetype" in upload.start[:60]
    )


def sheets(upload: Upload) -> list[str]:
    """Names of a workbook's sheets, hidden ones too."""
    return _book(upload).sheet_names


def _book(upload: Upload) -> CalamineWorkbook:
    data = upload.whole(MOST_BOOK, "Excel")
    if data.startswith(ZIPPED):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                unpacked = sum(part.file_size for part in parts.infolist())
                widest = (
                    0
                    if unpacked > MOST_BOOK
                    else max(
                        (
                            _area(parts.read(n))
                            for n in parts.namelist()
                            if n.startswith("xl/worksheets/") and n.endswith(".xml")
                        ),
                        default=0,
                    )
                )
        except zipfile.BadZipFile as problem:
            raise Refused("UNPACK_FAILED", value=upload.name, detail=str(problem)) from problem
        if unpacked > MOST_BOOK or widest > MOST_CELLS:
            raise Refused(
                "TOO_LARGE",
                value=max(unpacked, widest),
                detail=f"Excel > {MOST_BOOK // 1_000_000} MB / {MOST_CELLS // 1_000_000} M cells",
            )
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except Exception as problem:  # calamine raises its own kinds for every way a workbook can be broken
        raise Refused("UNPACK_FAILED", value=upload.name, detail=str(problem)) from problem


def _area(sheet: bytes) -> int:
    """Cells of the rectangle a sheet spans: two cells far apart would make a reader take all between them."""
    rows, columns = set(), set()
    for column, row in CELL.findall(sheet):
        rows.add(int(row))
        columns.add(column)
    width = max((sum((c - 64) * 26**n for n, c in enumerate(reversed(name))) for name in columns), default=0)
    return (max(rows, default=0) - min(rows, default=0) + 1) * width


def sheet_rows(upload: Upload, table: dict) -> Iterator[list]:
    """Rows of cells of the sheet that the mapping names, else of the first. Raises Refused."""
    book, name = _book(upload), table.get("sheet", "")
    if name and name not in book.sheet_names:
        raise Refused("HEADER_CHANGED", "sheet", name, "、".join(book.sheet_names)[:120])
    try:
        yield from rows_of(book.get_sheet_by_name(name) if name else book.get_sheet_by_index(0))
    except Exception as problem:  # as above
        raise Refused("UNPACK_FAILED", "sheet", name, str(problem)) from problem


def rows_of(sheet: CalamineSheet) -> list[list]:
    """Rows of cells; a cell merged over several rows stands in each of them."""
    rows, merged = sheet.to_python(), sheet.merged_cell_ranges or []
    top, left = sheet.start or (0, 0)
    for (first, column), (last, _right) in merged:
        here, place = first - top, column - left
        if 0 <= here < len(rows) and 0 <= place < len(rows[here]):
            for row in rows[here + 1 : last - top + 1]:
                row[place] = rows[here][place]
    return rows
