"""A survey answer: csat, nps, ces or resolved, on its own scale."""

from __future__ import annotations

from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need

SCALES = {"csat": (1, 5), "nps": (0, 10), "ces": (1, 7), "resolved": (0, 1)}


def survey(said: dict, source: Source, notes: list[Note]) -> Said:
    native, instrument = need(said, "contact"), said.get("instrument") or "csat"
    if instrument not in SCALES:
        raise Refused("UNKNOWN_ENUM", "instrument", instrument, "、".join(SCALES))
    raw = said.get("score")
    low, high = SCALES[instrument]
    try:
        score = None if raw in (None, "") else float(raw)
    except ValueError as problem:
        raise Refused("SCALE_UNKNOWN", "score", raw, f"{instrument} {low}-{high}") from problem
    if score is not None and not low <= score <= high:
        raise Refused("SCALE_UNKNOWN", "score", raw, f"{instrument} {low}-{high}")
    row = dict(
        interaction_id=source.contact(native),
        programme_id=source.programme_id,
        instrument=instrument,
        status="no_input" if score is None else "answered",
        raw_value=said.get("raw"),
        raw_label=said.get("label"),
        score=score,
        comment=said.get("comment"),
        answered_at=said.get("happened_at"),
    )
    return f"{native}|{instrument}", [("survey", row)] if score is not None or said.get("offered") != "no" else []


def _nps(said: dict, source: Source, notes: list[Note]) -> Said:
    return survey(said | {"instrument": "nps", "offered": "no"}, source, notes)


TARGETS = [Target("survey", survey), Target("nps", _nps)]
