"""Asterisk queue_log: epoch|callid|queue|agent|EVENT|data1..data5, no header, no quoting; read as columns, because a
busy floor writes millions of lines."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from qa.adapters.files.encoding import SURROGATE, text_lines
from qa.adapters.files.upload import Upload
from qa.adapters.platforms.queue_events import EVENTS, NUMBERS
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Source
from qa.adapters.staging.collecting import Batch
from qa.adapters.staging.hiding import Hiding, Masker
from qa.adapters.staging.staged_file import LEDGER, shape
from qa.warehouse.scratch import Scratch

LINE = re.compile(r"^\d{9,11}(?:\.\d+)?\|[^|]*\|[^|]*\|[^|]*\|[A-Z_]+(?:\||\r?$)", re.MULTILINE)
BATCH, THREADS = 50_000, 2
CUT, EVENT, CLAIM = (part.strip() for part in (Path(__file__).parent / "queue_log.sql").read_text("utf-8").split(";\n"))


def _records(upload: Upload, source: Source) -> Iterator[Record]:
    for number, line in enumerate(text_lines(upload, source.encoding), 1):
        yield Record(number, line.rstrip("\r\n"))


def _columns(upload: Upload, source: Source, masker: Masker) -> Iterator[Batch]:
    """Pauses become states by the source option `pause_states` (reason → state); without it every pause is a break."""
    hiding, lines, number = Hiding(source, masker), text_lines(upload, source.encoding), 0
    waiting: deque = deque()
    with ThreadPoolExecutor(THREADS) as threads:
        while True:
            try:
                some = [line.rstrip("\r\n") for line in islice(lines, BATCH)]
            except Refused as refused:
                yield from (future.result() for future in waiting)
                yield Batch(_ledger([(number + 1, "quarantined")]), {}, [(number + 1, "file", refused, None)])
                return
            if some:
                waiting.append(threads.submit(_batch, number, some, source, hiding, masker))
                number += len(some)
            if waiting and (not some or len(waiting) > THREADS):
                yield waiting.popleft().result()
            if not some and not waiting:
                return


def _batch(before: int, some: list[str], source: Source, hiding: Hiding, masker: Masker) -> Batch:
    broken = (
        {before + n for n, line in enumerate(some, 1) if SURROGATE.search(line)}
        if SURROGATE.search("".join(some))
        else set()
    )
    told = (
        [
            f"!{line.encode('utf-8', 'replace').decode()}" if before + n in broken else line
            for n, line in enumerate(some, 1)
        ]
        if broken
        else some
    )
    lines = pa.table(
        {"no": pa.array(range(before + 1, before + 1 + len(some)), pa.int64()), "line": pa.array(told, pa.string())}
    )
    scratch = Scratch()
    cut = scratch.run(CUT, lines=lines)
    calls, texts, pauses = _unique(cut, "call"), set(), source.options.get("pause_states", {})
    worded = cut.filter(pc.invert(pc.is_in(cut["event"], pa.array(NUMBERS))))
    for name in ("data1", "data2", "data3", "data4", "data5"):
        texts.update(_unique(worded, name))
    hidden = [(text, shown) for text in texts if (shown := hiding.text(text)) != text]
    people = [
        (name, shown)
        for name in {*_unique(cut, "queue"), *_unique(cut, "agent")}
        if (shown := hiding.staff(name)) != name
    ]
    found = _unique(cut, "caller")
    callers = [hiding.address("phone", c) for c in found]
    scope = dict(
        cut=cut,
        call_id=pa.table(
            {"call": calls, "interaction_id": [source.contact(c) for c in calls]},
            schema=_pair("call", "interaction_id"),
        ),
        hidden=pa.table({"raw": [t for t, _ in hidden], "shown": [s for _, s in hidden]}, schema=_pair("raw", "shown")),
        people=pa.table({"raw": [n for n, _ in people], "shown": [s for _, s in people]}, schema=_pair("raw", "shown")),
        pause=pa.table({"word": list(pauses), "state": list(pauses.values())}, schema=_pair("word", "state")),
        address=pa.table(
            {"caller": found, "hash": [a for a, _ in callers], "shown": [s for _, s in callers]},
            schema=_pair("caller", "hash").append(pa.field("shown", pa.string())),
        ),
        said=pa.table(
            {
                "source_id": [source.source_id],
                "programme_id": [source.programme_id],
                "secret": [masker.secret.hex()],
                "latest": [time.time() + 172_800],
            }
        ),
    )
    event = scratch.run(EVENT.replace("$numbers", ", ".join(f"'{e}'" for e in sorted(NUMBERS))), **scope)
    ledger = pa.table({f.name: event[f.name].cast(f.type) for f in LEDGER}, LEDGER)
    kept = event.filter(pc.equal(event["status"], ""))
    facts = {"queue_event": _shaped(kept, "queue_event")}
    claims = scratch.run(CLAIM, kept=kept)
    scratch.close()
    if claims.num_rows:
        facts["interaction_claim"] = _shaped(claims, "interaction_claim")
    refused = [
        (
            r["row_no"],
            "queue_event",
            (
                Refused("ENC_UNDECODABLE")
                if r["row_no"] in broken
                else Refused(r["code"], r["at_fault"], r["value"] or "")
            ),
            Record(r["row_no"], r["line"]),
        )
        for r in (
            event.filter(pc.is_valid(event["code"])).select(["row_no", "code", "at_fault", "value", "line"]).to_pylist()
        )
    ]
    refused += [
        (r["row_no"], "queue_event", Refused("UNKNOWN_ENUM", "event", r["event"]), Record(r["row_no"], r["line"]))
        for r in (
            kept.filter(pc.invert(pc.is_in(kept["event"], pa.array(EVENTS))))
            .select(["row_no", "event", "line"])
            .to_pylist()
        )
    ]
    empty = pc.sum(pc.equal(event["status"], "skipped")).as_py() or 0
    return Batch(ledger, facts, refused, {"empty": empty} if empty else {})


def _pair(*names: str) -> pa.Schema:
    return pa.schema([(name, pa.string()) for name in names])


def _unique(table: pa.Table, name: str) -> list[str]:
    return [v for v in table[name].unique().to_pylist() if v is not None]


def _shaped(table: pa.Table, name: str) -> pa.Table:
    have = set(table.column_names)
    return pa.table(
        [table[f.name].cast(f.type) if f.name in have else pa.nulls(table.num_rows, f.type) for f in shape(name)],
        schema=shape(name),
    )


def _ledger(rows: list[tuple[int, str]]) -> pa.Table:
    blank = dict(
        entity="file", base_key=0, repeats=False, content_hash=0, said_count=0, is_deleted=False, source_updated_at=None
    )
    return pa.Table.from_pylist([blank | dict(row_no=no, status=status) for no, status in rows], LEDGER)


PLATFORM = Platform(
    "queue_log",
    "Asterisk 队列日志",
    "Asterisk queue_log",
    lambda upload: any(LINE.match(line) for line in upload.head.split("\n", 4)[:3]),
    _records,
    None,
    _columns,
)
