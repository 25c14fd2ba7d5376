"""Tables people export: CSV, workbooks, JSON lines and Parquet as records of named columns; headers of one or two rows,
footers left out with a count."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from python_calamine import CalamineWorkbook

from qa.adapters.files.encoding import encoding_of, text_lines
from qa.adapters.files.streams import csv_lines, json_records, parquet_records
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import bare
from qa.adapters.refusal import Refused
from qa.adapters.source import Record, Skip

ZIPPED, OLE, PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1"
FOOTER_BEGINS, BLANK = set("合总小平汇TtGgAaRr报统数导制 \t\r\n\u3000\xa0"), " \t\r\n\u3000\xa0"
MOST_BOOK, MOST_COLUMNS, MOST_CELLS = 400_000_000, 2000, 40_000_000
ARMOUR, LOST = ("=", "'"), re.compile(r"[?\ufffd]{2,}")
CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
FOOTER = re.compile(
    r"\s*(合计|总计|小计|平均值?\b|汇总|(Grand )?Total\b|Average\b|Reporting"
    r" period|报告期|统计(时间|周期)|(数据)?导出(时间|人)|制表)",
    re.IGNORECASE,
)


def table_records(upload: Upload, table: dict, default_encoding: str = "") -> Iterator[Record]:
    """Records {column: value} of a table, as `table` of a mapping describes it.

    Without a header (`header = false`) columns are named "1", "2" … `header_rows = 2` joins two header rows.
    """
    if upload.start.startswith(PARQUET):
        yield from parquet_records(upload)
    elif upload.start.startswith((ZIPPED, OLE)):
        yield from _lined(_sheet(upload, table), table)
    elif upload.head.lstrip().startswith(("{", "[")):
        yield from json_records(upload)
    else:
        separator = table.get("separator") or guess_separator(upload)
        yield from _lined(csv_lines(text_lines(upload, table.get("encoding") or default_encoding), separator), table)


def guess_separator(upload: Upload) -> str:
    """Tab, semicolon or comma: whichever the first line has most of."""
    first = upload.head.split("\n", 1)[0]
    return max(",\t;|", key=first.count)


def is_workbook(upload: Upload) -> bool:
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


def _sheet(upload: Upload, table: dict) -> Iterator[list]:
    book, name = _book(upload), table.get("sheet", "")
    if name and name not in book.sheet_names:
        raise Refused("HEADER_CHANGED", "sheet", name, "、".join(book.sheet_names)[:120])
    try:
        yield from (book.get_sheet_by_name(name) if name else book.get_sheet_by_index(0)).to_python()
    except Exception as problem:  # as above
        raise Refused("UNPACK_FAILED", "sheet", name, str(problem)) from problem


def _lined(lines: Iterator[list | Refused], table: dict) -> Iterator[Record]:
    start, rows, names, upper, number = int(table.get("header_row", 1)), int(table.get("header_rows", 1)), None, [], 0
    if table.get("header", True) is False:
        start, rows = 0, 0
    for position, line in enumerate(lines, 1):
        if position < start:
            continue
        if position < start + rows and not isinstance(line, Refused):
            line = [_clean(cell) for cell in line]
            if position < start + rows - 1:
                upper = _carried(line)
            else:
                names = _names(upper, line)
            continue
        number += 1
        if isinstance(line, Refused):
            yield Record(number, line)
            continue
        left_out = _is_left_out(line)
        if left_out:
            yield Record(number, left_out)
        elif names is None:
            yield Record(number, {str(i): _clean(cell) for i, cell in enumerate(line, 1)})
        elif len(line) != len(names):
            refused = Refused("COLUMN_COUNT", value=len(line), detail=f"{len(line)} of {len(names)}")
            refused.original = {
                name: "" if at >= len(line) else str(line[at])
                for at, name in enumerate([*names, *(f"+{n}" for n in range(1, len(line) - len(names) + 1))])
            }
            yield Record(number, refused)
        else:
            cells = [cell.strip(BLANK) if type(cell) is str else cell for cell in line]
            yield Record(
                number,
                (
                    Skip("header")
                    if cells == names
                    else dict(zip(names, [bare(c) if type(c) is str and c[:1] in ARMOUR else c for c in cells]))
                ),
            )


def _is_left_out(line: list) -> Skip | None:
    """An empty line, or a footer: a usual first cell settles it at once."""
    first = line[0] if line else ""
    if first and type(first) is str and first[0] not in FOOTER_BEGINS:
        return None
    said = next((str(cell) for cell in line if str(cell).strip()), "")
    return Skip("empty") if not said else Skip("totals") if FOOTER.match(said) else None


def _carried(cells: list) -> list:
    """A merged header cell speaks for the columns below it."""
    out, last = [], ""
    for cell in cells:
        last = cell or last
        out.append(last)
    return out


def _names(upper: list, line: list) -> list[str]:
    names = [str(cell) if cell not in ("", None) else "" for cell in line]
    if upper:
        names = [
            f"{top}|{name}" if top and name and top != name else str(top or name)
            for top, name in zip([*upper, *[""] * len(names)], names)
        ]
    if len(names) > MOST_COLUMNS:
        raise Refused("COLUMN_COUNT", value=len(names), detail=f"> {MOST_COLUMNS}")
    if any(names) and (
        all(re.fullmatch(r"[?\ufffd]*", name) for name in names)
        or 2 * sum(bool(LOST.search(name)) for name in names) >= len(names)
    ):
        raise Refused("HEADER_LOST", value=",".join(names)[:60])
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise Refused("HEADER_CHANGED", twice[0], ",".join(names)[:60], "a column name stands twice")
    return names


def _clean(cell: object) -> object:
    return cell.strip(BLANK) if isinstance(cell, str) else cell


def encoding_for(upload: Upload, table: dict, default: str = "") -> str:
    """The text encoding a table is read with; "" for workbooks and Parquet."""
    return (
        "" if upload.start.startswith((PARQUET, ZIPPED, OLE)) else encoding_of(upload, table.get("encoding") or default)
    )
