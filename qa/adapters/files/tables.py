"""Tables people export: CSV, workbooks, JSON lines and Parquet as records of named columns; headers of one or two rows,
footers left out with a count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median_low

from qa.adapters.files.encoding import encoding_of, text_lines
from qa.adapters.files.streams import csv_lines, json_records, parquet_records
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import bare
from qa.adapters.files.workbooks import MOST_COLUMNS, OLE, ZIPPED, sheet_rows
from qa.adapters.refusal import Refused
from qa.adapters.source import Record, Skip

FOOTER_BEGINS, BLANK = set("合总小平汇TtGgAaRr报统数导制 \t\r\n\u3000\xa0"), " \t\r\n\u3000\xa0"
PARQUET, SAMPLED = b"PAR1", 20
ARMOUR, LOST = ("=", "'"), re.compile(r"[?\ufffd]{2,}")
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
        yield from _lined(sheet_rows(upload, table), table)
    elif upload.head.lstrip().startswith(("{", "[")):
        yield from json_records(upload)
    else:
        separator = table.get("separator") or guess_separator(upload)
        yield from _lined(csv_lines(text_lines(upload, table.get("encoding") or default_encoding), separator), table)


def guess_separator(upload: Upload) -> str:
    """Tab, semicolon, comma or bar: whichever the usual line has most of; a title above the header has none."""
    lines = upload.head.split("\n", SAMPLED)[:SAMPLED]
    return max(",\t;|", key=lambda sign: (median_low(line.count(sign) for line in lines), lines[0].count(sign)))


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
