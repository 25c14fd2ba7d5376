"""A message or spoken turn of a contact."""

from __future__ import annotations

from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need

SPEAKERS = ("customer", "agent", "bot", "system", "unknown")


def message(said: dict, source: Source, notes: list[Note]) -> Said:
    """Messages of one moment stand in the order the export gives, or in that of the file when it gives none."""
    native, role, order = need(said, "contact"), said.get("speaker"), said.get("order")
    if role not in SPEAKERS:
        raise Refused("UNKNOWN_ENUM", "speaker", role)
    begin, end = said.get("begin"), said.get("end")
    if begin is not None and end is not None and end < begin:
        raise Refused("END_BEFORE_START", "end", end)
    row = {
        "interaction_id": source.contact(native),
        "programme_id": source.programme_id,
        "speaker": role,
        "role_source": "mapping",
        "begin_ms": begin,
        "end_ms": end,
        "said_at": said.get("said_at"),
        "kind": said.get("kind") or ("speech" if begin is not None else "text"),
        "text": said.get("text") or "",
    }
    row |= {"order_no": int(float(order))} if order else {"_order": said["_order"]}
    return f"{native}|{order}" if order else "", [("message", row)]


TARGET = Target("message", message)
