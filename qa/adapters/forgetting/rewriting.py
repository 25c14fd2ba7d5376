"""A sealed original without one person: lines, JSON, workbooks and Parquet are written anew without the rows that are
theirs."""

from __future__ import annotations

import gzip
import io
import json
import re
import zlib

import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.utils.exceptions import IllegalCharacterError
from python_calamine import CalamineError, CalamineWorkbook

from qa.adapters.files.encoding import SEPARATOR_LINE
from qa.adapters.files.tables import PARQUET
from qa.adapters.files.upload import GZIP
from qa.adapters.files.workbooks import OLE, ZIPPED
from qa.adapters.forgetting.keeping import Kept, has, header_lines, plain
from qa.adapters.forgetting.rewriting_tables import holds_lists, parquet_without, record_lists, workbook_without

CODES = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
BROKEN = (OSError, EOFError, zlib.error, ValueError, pa.ArrowException, CalamineError, IllegalCharacterError)
LOG_LINE = re.compile(r"\d{9,11}(?:\.\d+)?\|")


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
            return parquet_without(original, numbers, wanted)
        if original.startswith((ZIPPED, OLE)):
            return workbook_without(original, numbers, wanted, table)
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
        return json.dumps(pq.read_table(io.BytesIO(original)).to_pylist(), default=plain, ensure_ascii=False)
    if original.startswith((ZIPPED, OLE)):
        book = CalamineWorkbook.from_filelike(io.BytesIO(original))
        return json.dumps(
            [book.get_sheet_by_name(name).to_python() for name in book.sheet_names], default=plain, ensure_ascii=False
        )
    return _text(original)[0] or ""


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
        if not one_a_line or len(lines) == 1 and holds_lists(stripped):
            return _document(stripped, numbers, wanted)
        headers = [0]
    else:
        lines = _records(lines)
        headers = [0] if LOG_LINE.match(stripped) else [header_lines(table)] if table else [1, 0]
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
    lists = [whole] if isinstance(whole, list) else list(record_lists(whole))
    if isinstance(whole, list) and len(whole) == 1 and isinstance(whole[0], dict) and numbers and max(numbers) > 1:
        lists = list(record_lists(whole[0]))
    counted = [items for items in lists if numbers and max(numbers) <= len(items)]
    if numbers and len(counted) != 1:
        return None
    counts = counted[0] if counted else lists[0] if len(lists) == 1 else None
    left = (
        None
        if counts is None
        else frozenset(at for at, item in enumerate(counts, 1) if at in numbers or has(item, wanted))
    )
    for items in lists:
        items[:] = [
            item
            for at, item in enumerate(items, 1)
            if not (items is counts and at in numbers) and not has(item, wanted)
        ]
    return json.dumps(whole, ensure_ascii=False), left
