"""The audit: verified line by line, and anchored in a file a day beside the database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import orjson

from qa.access.failures import AUDIT_BROKEN
from qa.records.book import rows
from qa.records.chain import BEGINNING, PARTS, linked
from qa.settings import data_folder

BATCH = 5000


def anchors() -> Path:
    """The folder of the daily anchors: copy it to where nobody who may write here can."""
    return data_folder() / "anchors"


def verify() -> dict:
    """{lines, last_hash, anchors}. Raises QAError naming the first line that was changed, put in, or is missing."""
    told, reached, count = _anchored(), BEGINNING, 0
    number = 0
    while batch := _after(number):
        for row in batch:
            if row["id"] != number + 1:
                raise AUDIT_BROKEN(number=number + 1, problem=("这一行不见了", "the line is missing"))
            number = row["id"]
            reached = linked(reached, number, row["written_at"], [row[name] for name in PARTS])
            if row["hash"] != reached:
                raise AUDIT_BROKEN(number=number, problem=("内容和它的指纹对不上", "it does not match its hash"))
            if told.get(number, reached) != reached:
                problem = ("和当天的锚点文件对不上", "it does not match the anchor of its day")
                raise AUDIT_BROKEN(number=number, problem=problem)
            count += 1
    if told and max(told) > number:
        raise AUDIT_BROKEN(number=number + 1, problem=("后面的行不见了", "the lines after it are missing"))
    return {"lines": count, "last_hash": reached, "anchors": len(told)}


def anchor() -> Path | None:
    """Bring today's anchor to the newest line and its hash; None when nothing was written since. The running app does
    it every half minute, so that a tail cut off is short."""
    path = anchors() / f"{date.today().isoformat()}.json"
    last = rows("audit", newest=1)
    if not last or (path.exists() and orjson.loads(path.read_bytes())["line"] >= last[0]["id"]):
        return None
    anchors().mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    half.write_bytes(orjson.dumps({"line": last[0]["id"], "hash": last[0]["hash"]}))
    half.replace(path)
    return path


def _after(number: int) -> list[dict]:
    return rows("audit", after=number, most=BATCH)


def _anchored() -> dict[int, str]:
    found = [orjson.loads(path.read_bytes()) for path in sorted(anchors().glob("*.json"))]
    return {one["line"]: one["hash"] for one in found}
