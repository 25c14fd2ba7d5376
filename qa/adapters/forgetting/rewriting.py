"""A sealed original without one person: lines, JSON, workbooks and Parquet are written anew without the rows that are
theirs."""

from __future__ import annotations

import gzip
import io
import json
import re
import zlib
from dataclasses import dataclass

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.utils.exceptions import IllegalCharacterError
from python_calamine import CalamineError, CalamineWorkbook

from qa.adapters.files.encoding import SEPARATOR_LINE
from qa.adapters.files.tables import OLE, PARQUET, ZIPPED
from qa.adapters.files.upload import GZIP

CODES = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
BROKEN = (OSError, EOFError, zlib.error, ValueError, pa.ArrowException, CalamineError, IllegalCharacterError)
LOG_LINE = re.compile(r"\d{9,11}(?:\.\d+)?\|")


@dataclass(frozen=True)
class Kept:
    """A file without somebody. `left`: the numbers of the records that went, as the readers counted them; None where
    that cannot be told."""

    data: bytes
    left: frozenset[int] | None


def without(original: bytes, numbers: set[int], wanted: re.Pattern, table: dict) -> Kept | None:
    """The file without the rows of these numbers (counted as the readers count, after the header of `table`) and
    without whatever holds `wanted`.

    None where rows cannot be told apart safely: an archive, a broken file, numbers that are not there.
    """
    try:
        if original.startswith(GZIP):
            kept = without(gzip.decompress(original), numbers, wanted, table)
            return kept and Kept(gzip.compress(kept.data), kept.left)
        if original.startswith(PARQUET):
            return _parquet(original, numbers, wanted)
        if original.startswith((ZIPPED, OLE)):
            return _workbook(original, numbers, wanted, table)
    except BROKEN:
        return None
    text, code = _text(original)
    kept = None if text is None else _lines(text, numbers, wanted, table)
    return None if kept is None or wanted.search(kept[0]) else Kept(kept[0].encode(code), kept[1])


def holds(original: bytes, wanted: re.Pattern) -> bool:
    """Whether a file that names none of the person's rows holds the address all the same."""
    try:
        return bool(wanted.search(decoded(original)))
    except BROKEN:
        return False


def decoded(original: bytes) -> str:
    """What a file says, as far as names are looked for in it."""
    if original.startswith(GZIP):
        return decoded(gzip.decompress(original))
    if original.startswith(PARQUET):
        return json.dumps(pq.read_table(io.BytesIO(original)).to_pylist(), default=_plain, ensure_ascii=False)
    if original.startswith((ZIPPED, OLE)):
        book = CalamineWorkbook.from_filelike(io.BytesIO(original))
        return json.dumps(
            [book.get_sheet_by_name(name).to_python() for name in book.sheet_names], default=_plain, ensure_ascii=False
        )
    return _text(original)[0] or ""


def _has(value: object, wanted: re.Pattern) -> bool:
    return bool(wanted.search(json.dumps(value, default=_plain, ensure_ascii=False)))


def _plain(value: object) -> str:
    """A cell as people read it: a number without the .0 a workbook gives it."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _text(original: bytes) -> tuple[str | None, str]:
    for code in CODES:
        try:
            return original.decode(code), code
        except UnicodeDecodeError:
            continue
    return None, ""


def _lines(text: str, numbers: set[int], wanted: re.Pattern, table: dict) -> tuple[str, frozenset[int] | None] | None:
    stripped = text.lstrip("\ufeff \r\n\t")
    lines = text.splitlines(keepends=True)
    if stripped.startswith(("{", "[")):
        one_a_line = all(line.strip().startswith("{") and line.strip().endswith("}") for line in lines if line.strip())
        if not one_a_line or len(lines) == 1 and _holds_lists(stripped):
            return _document(stripped, numbers, wanted)
        headers = [0]
    else:
        lines = _records(lines)
        headers = [0] if LOG_LINE.match(stripped) else [_header(table)] if table else [1, 0]
    if lines is None:
        return None
    first = int(bool(SEPARATOR_LINE.match(lines[0]))) if lines else 0
    theirs = {at for at, line in enumerate(lines) if wanted.search(line)}
    for header in (first + n for n in headers):
        going = {number - 1 + header for number in numbers}
        if (
            not going
            or max(going) < len(lines)
            and theirs <= going | set(range(header))
            or len(headers) == 1
            and max(going) < len(lines)
        ):
            gone = {at for at in going | theirs if at >= header}
            said = "".join(
                line for at, line in enumerate(lines) if at not in gone and not (at < header and at in theirs)
            )
            return said, frozenset(at - header + 1 for at in gone)
    return None


def _header(table: dict) -> int:
    """Lines before the first record."""
    return (
        0
        if table.get("header", True) is False
        else int(table.get("header_row", 1)) + int(table.get("header_rows", 1)) - 1
    )


def _records(lines: list[str]) -> list[str] | None:
    """Lines as records: one whose quote is still open goes on in the next; None when the last is never closed."""
    found, open_ = [], False
    for line in lines:
        if open_:
            found[-1] += line
        else:
            found.append(line)
        open_ ^= bool(line.count('"') % 2)
    return None if open_ else found


def _document(text: str, numbers: set[int], wanted: re.Pattern) -> tuple[str, frozenset[int] | None] | None:
    """One JSON document: a list of records, or objects with such lists in them."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return None
    lists = [whole] if isinstance(whole, list) else list(_lists(whole))
    if isinstance(whole, list) and len(whole) == 1 and isinstance(whole[0], dict) and numbers and max(numbers) > 1:
        lists = list(_lists(whole[0]))
    counted = [items for items in lists if numbers and max(numbers) <= len(items)]
    if numbers and len(counted) != 1:
        return None
    counts = counted[0] if counted else lists[0] if len(lists) == 1 else None
    left = (
        None
        if counts is None
        else frozenset(at for at, item in enumerate(counts, 1) if at in numbers or _has(item, wanted))
    )
    for items in lists:
        items[:] = [
            item
            for at, item in enumerate(items, 1)
            if not (items is counts and at in numbers) and not _has(item, wanted)
        ]
    return json.dumps(whole, ensure_ascii=False), left


def _holds_lists(text: str) -> bool:
    """Whether one line is a whole document with records in it, and not one record."""
    try:
        return any(True for _ in _lists(json.loads(text)))
    except (ValueError, RecursionError, AttributeError):
        return True


def _lists(value: dict):
    """The outermost lists of objects in an object."""
    for inner in value.values():
        if isinstance(inner, dict):
            yield from _lists(inner)
        elif isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
            yield inner


def _parquet(original: bytes, numbers: set[int], wanted: re.Pattern) -> Kept | None:
    table, out = pq.read_table(io.BytesIO(original)), io.BytesIO()
    if numbers and max(numbers) > table.num_rows:
        return None
    left = frozenset(at for at, row in enumerate(table.to_pylist(), 1) if at in numbers or _has(row, wanted))
    pq.write_table(table.filter(pa.array([at not in left for at in range(1, table.num_rows + 1)], pa.bool_())), out)
    return Kept(out.getvalue(), left)


def _workbook(original: bytes, numbers: set[int], wanted: re.Pattern, table: dict) -> Kept | None:
    book, anew, out = (
        CalamineWorkbook.from_filelike(io.BytesIO(original)),
        openpyxl.Workbook(write_only=True),
        io.BytesIO(),
    )
    name, left = table.get("sheet") or book.sheet_names[0], set()
    for sheet in book.sheet_names:
        header = _header(table) if sheet == name else 0
        rows, page = book.get_sheet_by_name(sheet).to_python(), anew.create_sheet(sheet)
        going = {number + header for number in numbers} if sheet == name else set()
        if going and max(going) > len(rows):
            return None
        for at, row in enumerate(rows, 1):
            if at <= header or at not in going and not _has(row, wanted):
                page.append([int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in row])
            elif sheet == name:
                left.add(at - header)
    anew.save(out)
    return Kept(out.getvalue(), frozenset(left))
