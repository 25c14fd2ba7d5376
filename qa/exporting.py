"""Tables that leave the house: CSV, a workbook or Parquet, at most so many rows, no cell a formula, a line that says
who took it and when, and a line in the audit."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from qa.access.failures import EXPORT_KIND_UNKNOWN, MAY_NOT_EXPORT
from qa.access.reading import Reader
from qa.clock import local, now
from qa.records.book import audit
from qa.translation import translate

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
MOST_ROWS = 100_000
# An agent's numbers are the agent's to see here; lists that leave are for those who answer for them.
MAY_EXPORT = ("supervisor", "reviewer", "lead", "executive", "client", "admin", "auditor", "house")


def harmless(value: object) -> object:
    """A cell that no spreadsheet takes for a formula; real numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.lstrip().startswith(DANGEROUS) else value


def export(reader: Reader, name: str, rows: list[dict], kind: str) -> tuple[str, bytes]:
    """(file name, content) of rows that the reader's scope already narrowed; `kind` csv, xlsx or parquet. The audit
    says who took how many rows of what. Raises QAError for a role that may not."""
    if reader.scope.role not in MAY_EXPORT:
        raise MAY_NOT_EXPORT()
    if kind not in KINDS:
        raise EXPORT_KIND_UNKNOWN(kind=kind, kinds="、".join(KINDS))
    kept = rows[:MOST_ROWS]
    line = watermark(reader, len(kept), len(rows))
    content = KINDS[kind](kept, line)
    audit(reader.scope.user, "export", name, f"{kind} {len(kept)} rows, {reader.scope.role}")
    stamp = now().strftime("%Y%m%d-%H%M")
    return f"{name}-{stamp}.{kind}", content


def watermark(reader: Reader, kept: int, whole: int) -> str:
    """Who took it, when, how much of it."""
    moment = now().strftime("%Y-%m-%d %H:%M")
    told = translate("{who} 于 {moment} 从心声导出，{kept} 行（共 {whole} 行）；只供工作使用，不得外传。")
    return told.format(who=reader.scope.user, moment=moment, kept=f"{kept:,}", whole=f"{whole:,}")


def _csv(rows: list[dict], line: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([line])
    if rows:
        writer.writerow([harmless(head) for head in rows[0]])
        writer.writerows([harmless(_plain(value)) for value in row.values()] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _xlsx(rows: list[dict], line: str) -> bytes:
    """Texts are written as texts: what begins with = is no formula."""
    book = Workbook(write_only=True)
    page = book.create_sheet("Xinsheng")
    for values in ([line], list(rows[0]) if rows else [], *(list(row.values()) for row in rows)):
        page.append([_cell(page, _plain(value)) for value in values])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(page, value: object) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value=harmless(value))
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def _parquet(rows: list[dict], line: str) -> bytes:
    table = pa.Table.from_pylist([{k: _plain(v) for k, v in row.items()} for row in rows])
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({"xinsheng": line}), out, compression="zstd")
    return out.getvalue()


def _plain(value: object) -> object:
    """A cell as a value of its own: moments in the zone of the house, without it."""
    if isinstance(value, datetime):
        here = local(value) if value.tzinfo else value
        return here.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, (list, tuple)):
        return "、".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else value


KINDS: dict[str, Callable[[list[dict], str], bytes]] = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet}
