"""A message or spoken turn of a contact."""

from __future__ import annotations

from qa.adapters.reasons import Refused
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need


def message(said: dict, source: Source, warnings: list) -> Said:
    native = need(said, "contact")
    role = said.get("speaker")
    if role not in ("customer", "agent", "bot", "system"):
        raise Refused("UNKNOWN_ENUM", "speaker", role)
    order = said.get("order") or said["_order"]
    row = dict(
        interaction_id=source.contact(native),
        programme_id=source.programme_id,
        speaker=role,
        role_source="mapping",
        begin_ms=said.get("begin"),
        end_ms=said.get("end"),
        said_at=said.get("said_at"),
        kind=said.get("kind") or ("speech" if said.get("begin") is not None else "text"),
        text=said.get("text") or "",
    )
    return f"{native}|{order}" if said.get("order") else "", [("message", row)]


TARGET = Target("message", message)
