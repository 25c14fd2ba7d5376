"""A queue, with the name people know it by."""

from __future__ import annotations

from qa.adapters.refusal import Note
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need


def queue(said: dict, source: Source, notes: list[Note]) -> Said:
    native = need(said, "id")
    return native, [
        (
            "queue_name",
            dict(
                programme_id=source.programme_id,
                native_id=native,
                name=said.get("name") or native,
                channel=said.get("channel"),
            ),
        )
    ]


TARGET = Target("queue", queue)
