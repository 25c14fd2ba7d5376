"""Text → records, as streams: CSV with quotes that never close, JSON whole or by line, Parquet."""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Iterator

import orjson
import pyarrow.parquet as pq

from qa.adapters.files.encoding import MOST_LINE, SURROGATE
from qa.adapters.files.upload import Upload
from qa.adapters.refusal import Refused
from qa.adapters.source import Record

csv.field_size_limit(16_000_000)
MOST_JSON, MOST_SPAN = 32_000_000, 200
NO_NUMBER = re.compile(rb"[:\[,]\s*-?(?:NaN|Infinity)\b")


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
    """The whole file as one document, or one document a line; a broken line comes as Refused. Raises
    Refused(JSON_INVALID) when nothing holds."""
    if upload.size <= MOST_JSON:
        data = upload.whole(MOST_JSON, "JSON").removeprefix(codecs.BOM_UTF8)
        try:
            yield _document(data)
            return
        except orjson.JSONDecodeError as problem:
            if len(
                [line for line in data[:200_000].splitlines() if line.strip().startswith((b"{", b"["))]
            ) < 2 or not _has_document(data):
                raise Refused("JSON_INVALID", value=upload.name, detail=str(problem)) from problem
    with upload.open() as stream:
        number = 0
        while line := stream.readline(MOST_LINE):
            number += 1
            if line.strip():
                try:
                    yield _document(line.removeprefix(codecs.BOM_UTF8))
                except orjson.JSONDecodeError as problem:
                    yield Refused(
                        "JSON_INVALID", value=line[:40].decode("utf-8", "replace"), detail=f"line {number}: {problem}"
                    )


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
            yield Record(
                number, item if isinstance(item, (dict, Refused)) else Refused("JSON_INVALID", value=str(item)[:40])
            )


def parquet_records(upload: Upload) -> Iterator[Record]:
    """The rows of a Parquet file as records, numbered from 1."""
    number = 0
    with upload.raw() as stream:
        for batch in pq.ParquetFile(stream).iter_batches(20_000):
            for item in batch.to_pylist():
                number += 1
                yield Record(number, item)
