"""A step a caller took in the IVR."""

from __future__ import annotations

from qa.adapters.refusal import Note
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need


def ivr_step(said: dict, source: Source, notes: list[Note]) -> Said:
    native, step = need(said, "contact"), int(float(need(said, "step")))
    row = dict(
        interaction_id=source.contact(native),
        programme_id=source.programme_id,
        step_no=step,
        node=said.get("node"),
        pressed=said.get("pressed"),
        entered_at=said.get("entered_at"),
    )
    return f"{native}|{step}", [("ivr_step", row)]


TARGET = Target("ivr_step", ivr_step)
