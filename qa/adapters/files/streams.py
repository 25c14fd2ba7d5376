"""Bytes → text → records: encodings as Chinese exports have them, CSV, Excel, JSON and Parquet, as streams."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator

import orjson
import pyarrow.parquet as pq

from qa.adapters.files.upload import SEPARATOR_LINE, Upload, wide_of
from qa.adapters.refusal import Refused
from qa.adapters.source import Record

csv.field_size_limit(16_000_000)
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
HAN = re.compile(r"[\u4e00-\u9fff]")
COMMON = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们到说就可会你对生能而子那得于着下自之年过发后作里号码日期间名单话电服务客组坐席满意度评价编类型状态内容]"
)
MOST_JSON, MOST_LINE, MOST_SPAN = 32_000_000, 16_000_000, 200
BROKEN_LINES, STRAY_SHARE = "utf-8, broken lines", 0.001
NO_NUMBER = re.compile(rb"[:\[,]\s*-?(?:NaN|Infinity)\b")
SURROGATE = re.compile("[\udc80-\udcff]")


def encoding_of(upload: Upload, encoding: str = "") -> str:
    """The configured encoding, else BOM, strict UTF-8, strict GB18030 if it reads like Chinese, else UTF-8 with a few broken lines."""
    tried = (
        [encoding]
        if encoding
        else [name for bom, name in BOMS if upload.start.startswith(bom)] or list(filter(None, [wide_of(upload.start)])) or ["utf-8", "gb18030"]
    )
    for name in tried:
        try:
            decoder, sample = codecs.getincrementaldecoder(name)(), ""
        except LookupError as problem:
            raise Refused("ENC_UNDECODABLE", value=name, detail="unknown encoding") from problem
        try:
            for chunk in upload.chunks():
                text = decoder.decode(chunk)
                sample = sample or text[:20000]
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            continue
        if name == "gb18030" and not encoding and not _reads_chinese(sample):
            if _stray(upload):
                return BROKEN_LINES
            raise Refused("ENC_AMBIGUOUS", value=upload.name)
        return name
    if not encoding and tried[0] == "utf-8" and _stray(upload):
        return BROKEN_LINES
    raise Refused("ENC_UNDECODABLE", value=upload.name)


def _reads_chinese(text: str) -> bool:
    han = HAN.findall(text)
    return len(han) >= 2 and sum(bool(COMMON.match(c)) for c in han) / len(han) > 0.08


def _stray(upload: Upload) -> bool:
    """A line or two with broken bytes in a file of many: those lines are set aside, the others go in."""
    bad = sum(len(SURROGATE.findall(chunk.decode("utf-8", "surrogateescape"))) for chunk in upload.chunks())
    return 0 < bad <= upload.size * STRAY_SHARE + 2 and len(upload.start.splitlines()) > 3


def text_lines(upload: Upload, encoding: str = "") -> Iterator[str]:
    """Lines with their ends, NUL bytes removed; a line longer than any record comes in pieces of MOST_LINE."""
    used = encoding_of(upload, encoding)
    stray = used == BROKEN_LINES
    with io.TextIOWrapper(upload.open(), "utf-8" if stray else used, "surrogateescape" if stray else "strict", newline="") as text:
        first = True
        while line := text.readline(MOST_LINE):
            if first:
                line, first = line.removeprefix("\ufeff"), False
                if SEPARATOR_LINE.match(line):
                    continue
            yield line.replace("\x00", "") if "\x00" in line else line


class _Unclosed(Exception):
    """A quote that never closes would swallow the rest of the file."""


class _Feed:
    """Lines for csv.reader, remembered while one record is read, so that a record that never ends can be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines, self.held, self.again = lines, [], []

    def __iter__(self):
        return self

    def __next__(self) -> str:
        if len(self.held) > MOST_SPAN:
            raise _Unclosed
        line = self.again.pop() if self.again else next(self.lines)
        self.held.append(line)
        return line


def csv_lines(lines: Iterator[str], separator: str = ",") -> Iterator[list[str] | Refused]:
    """Cells of every record; a record whose quote never closes is refused and reading goes on at the next line."""
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=separator)
    while True:
        feed.held.clear()
        try:
            cells = next(reader)
            unclosed = len(feed.held) > 1 and sum(line.count('"') for line in feed.held) % 2
        except StopIteration:
            return
        except (_Unclosed, csv.Error):
            unclosed = True
        if unclosed:
            first, *rest = feed.held or [""]
            feed.again.extend(reversed(rest))
            reader = csv.reader(feed, delimiter=separator)
            refused = Refused("COLUMN_COUNT", value=len(first), detail="quote not closed")
            refused.original = first
            yield refused
        elif SURROGATE.search("".join(cells)):
            yield Refused("ENC_UNDECODABLE", detail="broken bytes in this line")
        else:
            yield cells


def json_documents(upload: Upload) -> Iterator[object]:
    """The whole file as one document, or one document a line; a broken line comes as Refused. Raises Refused(JSON_INVALID) when nothing holds."""
    if upload.size <= MOST_JSON:
        data = upload.whole(MOST_JSON, "JSON").removeprefix(codecs.BOM_UTF8)
        try:
            yield _document(data)
            return
        except orjson.JSONDecodeError as problem:
            if len([line for line in data[:200_000].splitlines() if line.strip().startswith((b"{", b"["))]) < 2 or not _has_document(data):
                raise Refused("JSON_INVALID", value=upload.name, detail=str(problem)) from problem
    with upload.open() as stream:
        number = 0
        while line := stream.readline(MOST_LINE):
            number += 1
            if line.strip():
                try:
                    yield _document(line.removeprefix(codecs.BOM_UTF8))
                except orjson.JSONDecodeError as problem:
                    yield Refused("JSON_INVALID", value=line[:40].decode("utf-8", "replace"), detail=f"line {number}: {problem}")


def _document(data: bytes) -> object:
    """A JSON document; NaN and Infinity, which Python writes for an unknown number, are none."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        if not NO_NUMBER.search(data):
            raise
        try:
            return json.loads(data, parse_constant=lambda _: None)
        except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as problem:
            raise orjson.JSONDecodeError(str(problem), "", 0) from problem


def _has_document(data: bytes) -> bool:
    for line in data.splitlines()[:50]:
        try:
            if isinstance(orjson.loads(line), (dict, list)):
                return True
        except orjson.JSONDecodeError:
            continue
    return False


def json_records(upload: Upload) -> Iterator[Record]:
    """A list of objects, or one object a line."""
    number = 0
    for document in json_documents(upload):
        for item in document if isinstance(document, list) else [document]:
            number += 1
            yield Record(number, item if isinstance(item, (dict, Refused)) else Refused("JSON_INVALID", value=str(item)[:40]))


def parquet_records(upload: Upload) -> Iterator[Record]:
    number = 0
    with upload.raw() as stream:
        for batch in pq.ParquetFile(stream).iter_batches(20_000):
            for item in batch.to_pylist():
                number += 1
                yield Record(number, item)
