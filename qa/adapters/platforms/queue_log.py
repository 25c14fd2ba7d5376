"""Asterisk queue_log: epoch|callid|queue|agent|EVENT|data1..data5, no header, no quoting; read as columns, because a busy floor writes millions of lines."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from qa.adapters.collecting import Batch
from qa.adapters.hiding import Hiding, Masker
from qa.adapters.parcel import LEDGER, shape
from qa.adapters.platforms.queue_events import EVENTS, TEXTS
from qa.adapters.reading import SURROGATE, text_lines
from qa.adapters.reasons import Refused
from qa.adapters.source import Platform, Record, Source
from qa.adapters.upload import Upload
from qa.warehouse.scratch import Scratch

LINE = re.compile(r"^\d{9,11}(?:\.\d+)?\|[^|]*\|[^|]*\|[^|]*\|[A-Z_]+(?:\||\r?$)", re.MULTILINE)
BATCH = 100_000
CUT, EVENT, CLAIM = (part.strip() for part in (Path(__file__).parent / "queue_log.sql").read_text("utf-8").split(";\n"))


def _records(upload: Upload, source: Source) -> Iterator[Record]:
    for number, line in enumerate(text_lines(upload, source.encoding), 1):
        yield Record(number, line.rstrip("\r\n"))


def _columns(upload: Upload, source: Source, masker: Masker) -> Iterator[Batch]:
    """Pauses become states by the source option `pause_states` (reason → state); without it every pause is a break."""
    scratch, hiding, lines = Scratch(), Hiding(source, masker), _records(upload, source)
    number = 0
    try:
        while True:
            try:
                some = [(r.no, r.value) for r in islice(lines, BATCH)]
            except Refused as refused:
                yield Batch(_ledger([(number + 1, "quarantined")]), {}, [(number + 1, "file", refused, None)])
                return
            if not some:
                return
            number = some[-1][0]
            yield _batch(scratch, some, source, hiding, masker)
    finally:
        scratch.close()


def _batch(scratch: Scratch, some: list[tuple[int, str]], source: Source, hiding: Hiding, masker: Masker) -> Batch:
    broken = {no for no, line in some if not line.isascii() and SURROGATE.search(line)}
    lines = pa.table({"no": pa.array([no for no, _ in some], pa.int64()), "line": pa.array(["" if no in broken else line for no, line in some], pa.string())})
    cut = scratch.run(CUT, lines=lines)
    calls, texts, pauses = _unique(cut, "call"), set(), source.options.get("pause_states", {})
    for name in ("queue", "data1", "data2"):
        texts.update(_unique(cut, name) if name == "queue" else _unique(cut.filter(pc.is_in(cut["event"], pa.array(TEXTS))), name))
    found = _unique(cut, "caller")
    callers = [hiding.address("phone", c) for c in found]
    scope = dict(
        cut=cut,
        call_id=pa.table({"call": calls, "interaction_id": [source.contact(c) for c in calls]}, schema=_pair("call", "interaction_id")),
        hidden=pa.table({"raw": list(texts), "shown": [hiding.text(t) for t in texts]}, schema=_pair("raw", "shown")),
        pause=pa.table({"word": list(pauses), "state": list(pauses.values())}, schema=_pair("word", "state")),
        address=pa.table(
            {"caller": found, "hash": [a for a, _ in callers], "shown": [s for _, s in callers]},
            schema=_pair("caller", "hash").append(pa.field("shown", pa.string())),
        ),
        said=pa.table(
            {"source_id": [source.source_id], "programme_id": [source.programme_id], "secret": [masker.secret.hex()], "latest": [time.time() + 172_800]}
        ),
    )
    event = scratch.run(EVENT, texts=pa.table({"event": list(TEXTS)}), **scope)
    ledger = pa.table({f.name: event[f.name].cast(f.type) for f in LEDGER}, LEDGER)
    kept = event.filter(pc.equal(event["status"], ""))
    facts = {"queue_event": _shaped(kept, "queue_event")}
    claims = scratch.run(CLAIM, kept=kept)
    if claims.num_rows:
        facts["interaction_claim"] = _shaped(claims, "interaction_claim")
    refused = [
        (r["row_no"], "queue_event", Refused("ENC_UNDECODABLE") if r["row_no"] in broken else Refused(r["code"], r["at_fault"], r["value"] or ""), r["line"])
        for r in event.filter(pc.is_valid(event["code"])).select(["row_no", "code", "at_fault", "value", "line"]).to_pylist()
    ]
    refused += [
        (r["row_no"], "queue_event", Refused("UNKNOWN_ENUM", "event", r["event"]), r["line"])
        for r in kept.filter(pc.invert(pc.is_in(kept["event"], pa.array(EVENTS)))).select(["row_no", "event", "line"]).to_pylist()
    ]
    empty = pc.sum(pc.equal(event["status"], "skipped")).as_py() or 0
    return Batch(ledger, facts, refused, {"empty": empty} if empty else {})


def _pair(*names: str) -> pa.Schema:
    return pa.schema([(name, pa.string()) for name in names])


def _unique(table: pa.Table, name: str) -> list[str]:
    return [v for v in table[name].unique().to_pylist() if v is not None]


def _shaped(table: pa.Table, name: str) -> pa.Table:
    have = set(table.column_names)
    return pa.table([table[f.name].cast(f.type) if f.name in have else pa.nulls(table.num_rows, f.type) for f in shape(name)], schema=shape(name))


def _ledger(rows: list[tuple[int, str]]) -> pa.Table:
    blank = dict(entity="file", base_key=0, repeats=False, content_hash=0, said_count=0, is_deleted=False, source_updated_at=None)
    return pa.Table.from_pylist([blank | dict(row_no=no, status=status) for no, status in rows], LEDGER)


PLATFORM = Platform("queue_log", "Asterisk 队列日志", "Asterisk queue_log", lambda upload: bool(LINE.match(upload.head)), _records, None, _columns)
