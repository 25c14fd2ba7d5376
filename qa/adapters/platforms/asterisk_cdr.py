"""Asterisk cdr_csv and cdr_custom: no header, the columns stand around the disposition; rows with one linkedid are legs
of one contact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.adapters.files.durations import duration_ms
from qa.adapters.files.encoding import text_lines
from qa.adapters.files.streams import csv_lines
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import checked_span, moment, resolved
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Skip, Source

AROUND = {
    "channel": -9,
    "dstchannel": -8,
    "lastapp": -7,
    "lastdata": -6,
    "start": -5,
    "answer": -4,
    "end": -3,
    "duration": -2,
    "billsec": -1,
    "disposition": 0,
    "amaflags": 1,
}
STOCK = {
    14: {"accountcode": 0, "src": 1, "dst": 2, "dcontext": 3, "clid": 4},
    13: {"clid": 0, "src": 1, "dst": 2, "dcontext": 3},
}
OUTCOMES = {
    "ANSWERED": "answered",
    "NO ANSWER": "abandoned_ring",
    "BUSY": "not_reached",
    "FAILED": "failed",
    "CONGESTION": "failed",
}
MACHINES = {"voicemail": "voicemail", "voicemailmain": "voicemail", "record": "voicemail", "minivmrecord": "voicemail"}
UNIQUE = re.compile(r"(?:[\w.-]+-)?\d{9,11}\.\d+")
STAMP = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
DEVICE = re.compile(r"^((?:PJSIP|SIP|IAX2|Agent|DAHDI|Local)/[^-/@]+)")


def _cells(line: list[str], names: list[str]) -> dict[str, str] | None:
    """{column: value}: by the configured names, else by the disposition's place; None when this is no CDR."""
    if names:
        return dict(zip(names, line)) if len(line) == len(names) else None
    at = next((n for n in (14, 13) if n < len(line) and line[n].upper() in OUTCOMES), None)
    if at is None or not STAMP.match(line[at - 5]):
        return None
    cell = {name: line[at + offset] for name, offset in AROUND.items() if at + offset < len(line)} | {
        name: line[n] for name, n in STOCK[at].items()
    }
    ids = [value for value in line[at + 2 :] if UNIQUE.fullmatch(value)]
    cell["uniqueid"], cell["linkedid"] = (ids[0] if ids else ""), (ids[1] if len(ids) > 1 else "")
    cell["sequence"] = line[-1] if line[-1].isdigit() and len(line) > at + 3 else ""
    return cell


def recognise(upload: Upload) -> bool:
    first = next(csv_lines(iter(upload.head.splitlines()[:1])), None)
    return isinstance(first, list) and 15 <= len(first) <= 24 and _cells(first, []) is not None


def records(upload: Upload, source: Source) -> Iterator[Record]:
    """The source option `cdr_columns` names the columns of a cdr_custom that moves them."""
    names = source.options.get("cdr_columns", [])
    for number, line in enumerate(csv_lines(text_lines(upload, source.encoding)), 1):
        if isinstance(line, Refused):
            yield Record(number, line)
        elif not any(line):
            yield Record(number, Skip("empty"))
        else:
            yield Record(number, _cells(line, names) or Refused("COLUMN_COUNT", value=len(line), detail="cdr"))


def say(record: Record, row: Row, source: Source) -> None:
    cell = record.value
    unique = cell.get("uniqueid", "")
    zone = "UTC" if source.options.get("cdr_in_utc") else source.zone
    start, answer, end = (moment(cell.get(name), zone, column=name) for name in ("start", "answer", "end"))
    if start is None:
        raise Refused("BAD_TIMESTAMP", "start", cell.get("start"))
    native = cell.get("linkedid") or unique or source.contact(f"{cell['channel']}|{cell['start']}")
    row.entity, row.key, row.updated_at = "cdr", f"{unique or native}|{cell.get('sequence', '')}", end
    talk, whole = duration_ms(cell.get("billsec"), "s", "billsec"), duration_ms(cell.get("duration"), "s", "duration")
    start, end = resolved(start, end, whole, zone)
    checked_span(start, end, whole, row.notes, "end")
    outgoing = cell.get("dcontext") in source.options.get("outbound_contexts", ())
    device = DEVICE.match(cell.get("channel" if outgoing else "dstchannel") or "")
    disposition = cell["disposition"].upper()
    is_taken = disposition == "ANSWERED" and bool(talk)
    answered = is_taken and bool(cell.get("dstchannel"))
    machine = MACHINES.get((cell.get("lastapp") or "").lower(), "self_service") if is_taken and not answered else ""
    row.says = [
        (
            "interaction_claim",
            source.where()
            | dict(
                interaction_id=source.contact(native),
                native_id=native,
                claim_rank=20,
                channel="voice",
                direction="out" if outgoing else "in",
                agent_native=device[1] if device else None,
                address=("phone", cell["dst" if outgoing else "src"]),
                started_at=start,
                answered_at=answer if answered else None,
                ended_at=end,
                wait_ms=whole - (talk or 0) if whole is not None and not machine and (talk or 0) <= whole else None,
                talk_ms=talk if answered else None,
                outcome=_outcome(disposition, answered, outgoing, machine),
                outcome_raw=cell["disposition"],
                time_precision="second",
            ),
        )
    ]


def _outcome(disposition: str, answered: bool, outgoing: bool, machine: str) -> str:
    """A call that only an application took, with no channel at its other end, was answered by nobody."""
    if answered:
        return "answered"
    if outgoing:
        return "not_reached"
    return machine or (OUTCOMES.get(disposition, "unknown") if disposition != "ANSWERED" else "abandoned_ivr")


PLATFORM = Platform("asterisk_cdr", "Asterisk 话单", "Asterisk CDR", recognise, records, say)
