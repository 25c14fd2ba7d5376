"""Durations as exports write them, in milliseconds."""

from __future__ import annotations

import re
from datetime import time, timedelta

from qa.adapters.refusal import Refused

CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{1,2})(?:\.\d+)?$")


SPOKEN = re.compile(r"(?:(\d+)(?:小时|时))?(?:(\d+)分钟?)?(?:(\d+(?:\.\d+)?)秒)?$")
PRIMED = re.compile(r"()(\d+)['′’](\d{1,2})(?:[\"″”]|'')?$")


NOTHING = {"", "-", "--", "—", "/", "null", "NULL", "--:--"}
UNITS = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "day": 86_400_000}


def duration_ms(value: object, unit: str, column: str = "") -> int | None:
    """A duration in ms. `unit` is ms, s, min, h, day or clock (h:m:s, m:s, 3分25秒, an Excel time cell)."""
    if value is None or (isinstance(value, str) and value.strip() in NOTHING):
        return None
    if isinstance(value, time):
        return ((value.hour * 60 + value.minute) * 60 + value.second) * 1000
    if isinstance(value, timedelta):
        return int(value.total_seconds() * 1000)
    try:
        ms = _clock(str(value).strip()) if unit == "clock" else round(float(value) * UNITS[unit])
    except (ValueError, KeyError) as problem:
        raise Refused("BAD_TIMESTAMP", column, value, f"duration in {unit}") from problem
    if ms < 0:
        raise Refused("NEG_DURATION", column, value)
    return ms


def _clock(text: str) -> int:
    colon, spoken = CLOCK.match(text) or PRIMED.match(text), SPOKEN.match(text)
    parts = colon.groups() if colon else spoken.groups() if spoken and any(spoken.groups()) else None
    if parts is None:
        raise ValueError(text)
    hours, minutes, seconds = (float(p or 0) for p in parts)
    return round(((hours * 60 + minutes) * 60 + seconds) * 1000)
