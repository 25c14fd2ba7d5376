"""Bytes → text → records: encodings as Chinese exports have them, CSV, Excel, JSON lines and Parquet."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

import orjson
import pyarrow.parquet as pq
from python_calamine import CalamineWorkbook

from qa.adapters.reasons import Refused
from qa.adapters.source import Upload

csv.field_size_limit(16_000_000)
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
HAN = re.compile(r"[\u4e00-\u9fff]")
COMMON = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们到说就可会你对生能而子那得于着下自之年过发后作里号码日期间名单话电服务客组坐席满意度评价编类型状态内容]"
)
EXCEL, PARQUET = b"PK\x03\x04", b"PAR1"


def decode(upload: Upload, encoding: str = "") -> tuple[str, str]:
    """(text, encoding used): the configured one, else BOM, strict UTF-8, strict GB18030 if it reads like Chinese."""
    data = upload.data
    tried = [encoding] if encoding else [name for bom, name in BOMS if data.startswith(bom)] or ["utf-8", "gb18030"]
    for name in tried:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        except LookupError as problem:
            raise Refused("ENC_UNDECODABLE", value=name, detail="unknown encoding") from problem
        if name == "gb18030" and not encoding and not _reads_chinese(text):
            raise Refused("ENC_AMBIGUOUS", value=upload.name)
        return text.removeprefix("\ufeff"), name
    raise Refused("ENC_UNDECODABLE", value=upload.name)


def _reads_chinese(text: str) -> bool:
    han = HAN.findall(text[:20000])
    return len(han) >= 2 and sum(bool(COMMON.match(c)) for c in han) / len(han) > 0.08


def json_documents(upload: Upload) -> list:
    """The whole file as one document, or one document a line. Raises Refused(JSON_INVALID) when neither holds."""
    try:
        return [orjson.loads(upload.data.lstrip(codecs.BOM_UTF8))]
    except orjson.JSONDecodeError:
        pass
    documents = []
    for number, line in enumerate(upload.data.splitlines(), 1):
        if line.strip():
            try:
                documents.append(orjson.loads(line))
            except orjson.JSONDecodeError as problem:
                documents.append(Refused("JSON_INVALID", value=line[:40].decode("utf-8", "replace"), detail=f"line {number}: {problem}"))
    if not any(isinstance(d, (dict, list)) for d in documents):
        raise Refused("JSON_INVALID", value=upload.name)
    return documents


def records(upload: Upload, table: dict, default_encoding: str = "") -> Iterator[tuple[int, dict | Refused]]:
    """(row number, {column: value}) of a CSV, workbook, JSON-lines or Parquet table, as `table` of a mapping describes it.

    Without a header (`header = false`) columns are named "1", "2" …
    """
    if upload.data.startswith(PARQUET):
        yield from enumerate(pq.read_table(io.BytesIO(upload.data)).to_pylist(), 1)
    elif upload.data.startswith(EXCEL):
        yield from _lined(_sheet(upload, table), table)
    elif upload.head.lstrip().startswith(("{", "[")):
        whole = json_documents(upload)
        for number, item in enumerate(whole[0] if len(whole) == 1 and isinstance(whole[0], list) else whole, 1):
            yield number, item if isinstance(item, (dict, Refused)) else Refused("JSON_INVALID", value=str(item)[:40])
    else:
        yield from _lined(_csv(upload, table, default_encoding), table)


def _csv(upload: Upload, table: dict, default_encoding: str) -> Iterator[list[str]]:
    text, used = decode(upload, table.get("encoding") or default_encoding)
    separator = table.get("separator") or ("\t" if used == "utf-16" and "\t" in text[:4000] else ",")
    yield from csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=separator)


def _sheet(upload: Upload, table: dict) -> Iterator[list]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(upload.data))
        sheet = book.get_sheet_by_name(table["sheet"]) if table.get("sheet") else book.get_sheet_by_index(0)
        yield from sheet.to_python()
    except Exception as problem:  # calamine raises its own kinds for every way a workbook can be broken
        raise Refused("HEADER_CHANGED", "sheet", table.get("sheet", ""), str(problem)) from problem


def _lined(lines: Iterator[list], table: dict) -> Iterator[tuple[int, dict | Refused]]:
    start, names, number = int(table.get("header_row", 1)), None, 0
    if table.get("header", True) is False:
        start = 0
    for position, line in enumerate(lines, 1):
        if position < start:
            continue
        if position == start:
            names = [_clean(cell) for cell in line]
            if any(names) and all(re.fullmatch(r"[?\ufffd]*", str(n)) for n in names):
                raise Refused("HEADER_LOST", value=",".join(map(str, names))[:60])
            if len({n for n in names if n}) < len([n for n in names if n]):
                raise Refused("HEADER_CHANGED", value=",".join(map(str, names))[:60], detail="a column name stands twice")
            continue
        number += 1
        if not any(str(cell).strip() for cell in line):
            yield number, Refused("", detail="empty")
        elif names is None:
            yield number, {str(i): _clean(cell) for i, cell in enumerate(line, 1)}
        elif len(line) != len(names):
            yield number, Refused("COLUMN_COUNT", value=len(line), detail=f"{len(line)} of {len(names)}")
        else:
            yield number, dict(zip(names, map(_clean, line)))


def _clean(cell: object) -> object:
    return cell.strip(" \t\r\n\u3000\xa0") if isinstance(cell, str) else cell
