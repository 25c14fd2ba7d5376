"""What a file that no platform knows looks like, in a line for a person: its kind, its columns or keys, and what a
mapping would start with."""

from __future__ import annotations

import csv

import orjson

from qa.adapters.files.tables import guess_separator
from qa.adapters.files.upload import GZIP, Upload
from qa.adapters.files.workbooks import is_workbook, sheets
from qa.adapters.refusal import BROKEN

MOST_NAMES = 12
SHOWN = {",": "，", "\t": "Tab", ";": "；", "|": "|"}


def looks_like(upload: Upload) -> tuple[str, dict]:
    """(words with {places}, what stands there) of a file: a workbook, a table, JSON or something else."""
    try:
        if is_workbook(upload):
            return "{name} 是 Excel 工作簿，工作表：{names}。", {
                "name": upload.name,
                "names": "、".join(sheets(upload)[:MOST_NAMES]),
            }
        head = upload.head.strip()
        if head.startswith(("{", "[")):
            return "{name} 是 JSON，键：{names}。", {"name": upload.name, "names": "、".join(_keys(head)[:MOST_NAMES])}
        if upload.start.startswith(GZIP) or not head or any(c < " " and not c.isspace() for c in head):
            return "{name} 不是文字也不是工作簿。", {"name": upload.name}
        separator = guess_separator(upload)
        names = next(csv.reader([head.splitlines()[0]], delimiter=separator), [])
        if len(names) > 1:
            told = {
                "name": upload.name,
                "separator": SHOWN.get(separator, separator),
                "names": "、".join(names[:MOST_NAMES]),
            }
            return "{name} 像一张表，用「{separator}」分隔，列：{names}。", told
    except BROKEN:
        pass
    return "{name} 是文字，没有列。", {"name": upload.name}


def _keys(head: str) -> list[str]:
    """Keys of the first object, as far as the beginning of the file can be read."""
    first = head.splitlines()[0]
    for text in (head, first, first.rstrip(",") + "]"):
        try:
            found = orjson.loads(text)
        except orjson.JSONDecodeError:
            continue
        found = found[0] if isinstance(found, list) and found else found
        return list(found) if isinstance(found, dict) else []
    return [part.split('"')[-1] for part in head.split('":')[:-1]]
