"""Turns of a transcript from whatever recogniser: which contact, who spoke, when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath

from qa.adapters.files.streams import json_documents
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Record, Row, Skip, Source

Turns = Iterator[dict]
ROLES = {
    "agent": "agent",
    "客服": "agent",
    "坐席": "agent",
    "座席": "agent",
    "员工": "agent",
    "customer": "customer",
    "客户": "customer",
    "用户": "customer",
    "user": "customer",
    "访客": "customer",
    "system": "system",
    "系统": "system",
    "bot": "bot",
    "机器人": "bot",
}


def recording(name: str, source: Source) -> str:
    """The contact a recording belongs to: the group `id` of the source option `recording` (a pattern of file names),
    else the name without its endings."""
    pattern = source.options.get("recording")
    if pattern:
        found = re.search(pattern, name)
        if not found or not found["id"]:
            raise Refused("MISSING_KEY", "recording", name, pattern)
        return found["id"]
    return PurePath(name.split("?")[0]).name.split(".")[0]


def claim_of_name(upload_name: str, source: Source) -> dict | None:
    """What a recording's name says besides its contact: groups `start`, `caller`, `agent` of the option `recording`."""
    pattern = source.options.get("recording")
    found = re.search(pattern, upload_name) if pattern else None
    told = found.groupdict() if found else {}
    if not told.get("start"):
        return None
    claim = source.where() | dict(
        interaction_id=source.contact(told["id"]),
        native_id=told["id"],
        claim_rank=40,
        channel="voice",
        agent_native=told.get("agent"),
    )
    return claim | dict(
        started_at=moment(told["start"], source.zone, source.options.get("recording_form", ""), "recording"),
        address=("phone", told.get("caller") or ""),
    )


def role(label: object, source: Source, vendor: object = None) -> tuple[str, str]:
    """(speaker, role_source) in the documented order: the configured channel map, the vendor's role, a name of staff;
    who greets is decided on the whole contact."""
    channels = {str(k): v for k, v in source.options.get("channels", {}).items()}
    if str(label) in channels:
        return channels[str(label)], "channel"
    known = ROLES.get(str(vendor if vendor is not None else label).strip().lower())
    if known:
        return known, "vendor"
    if source.options.get("staff_pattern") and re.search(source.options["staff_pattern"], str(label)):
        return "agent", "name"
    return "unknown", "none"


def turn(
    row: Row,
    source: Source,
    native: str,
    no: int,
    label: object,
    begin: object,
    end: object,
    text: str,
    vendor: object = None,
    **more: object,
) -> None:
    """Fill a row with one turn; `begin` and `end` in ms from the start of the recording, None where nobody wrote them.
    Raises Refused when they cannot be."""
    begin_ms, end_ms = (None if at is None or float(at) != float(at) else round(float(at)) for at in (begin, end))
    if begin_ms is not None and begin_ms < 0:
        raise Refused("NEG_DURATION", "begin", begin)
    if None not in (begin_ms, end_ms) and end_ms < begin_ms:
        raise Refused("END_BEFORE_START", "end", end)
    speaker, by = role(label, source, vendor)
    row.entity, row.key = "asr_turn", f"{native}|{no}"
    said = dict(
        interaction_id=source.contact(native),
        programme_id=source.programme_id,
        order_no=no,
        speaker=speaker,
        role_source=by,
        speaker_label=None if label is None else str(label),
        begin_ms=begin_ms,
        end_ms=end_ms,
        kind="speech",
        text=text or "",
    )
    row.says.append(("message", said | more))


def turns_of(turns: Callable[[object], Turns]) -> Callable[[Upload, Source], Iterator[Record]]:
    """A reader of whole documents: `turns` yields the sentences of one, or raises Refused. One without a beginning
    stands where those before it ended."""

    def records(upload: Upload, source: Source) -> Iterator[Record]:
        number = 0
        for document in json_documents(upload):
            place = 0
            try:
                if isinstance(document, Refused):
                    raise document
                native = recording(upload.name, source)
                reached = 0.0
                for item in turns(document):
                    begin, end = item["begin"], item["end"]
                    item["begin"] = reached if begin is None else begin
                    reached = max([reached, *(float(at) for at in (begin, end) if at is not None)])
                    number, place = number + 1, place + 1
                    yield Record(number, item | {"place": place, "file": upload.name}, native)
                if not place:
                    number += 1
                    yield Record(number, Skip("silent"))
            except Refused as refused:
                number += 1
                yield Record(number, refused)

    return records


def say_turn(record: Record, row: Row, source: Source) -> None:
    """One sentence becomes one message; the first also tells what the recording's name says."""
    item = dict(record.value)
    place, name = item.pop("place"), item.pop("file")
    claim = claim_of_name(name, source) if place == 1 else None
    if claim:
        row.says.append(("interaction_claim", claim))
    turn(
        row,
        source,
        record.context,
        place,
        item.pop("label"),
        item.pop("begin"),
        item.pop("end"),
        item.pop("text"),
        **item,
    )
