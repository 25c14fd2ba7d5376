"""Cells → values: moments in UTC, durations in milliseconds, ids as text."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from qa.adapters.reasons import Refused

NOTHING = {"", "0", "-1", "0000-00-00", "0000-00-00 00:00:00", "null", "NULL", "None", "-"}
LOOSE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?$")
CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{1,2})(?:\.\d+)?$")
SPOKEN = re.compile(r"(?:(\d+)(?:小时|时))?(?:(\d+)分钟?)?(?:(\d+(?:\.\d+)?)秒)?$")
UNITS = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "day": 86_400_000}


@lru_cache(maxsize=8)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def moment(value: object, zone: str, form: str = "", column: str = "") -> datetime | None:
    """A moment in UTC. `form` is epoch_s, epoch_ms or a strptime pattern; None for a documented "did not happen"."""
    if value is None or str(value).strip() in NOTHING:
        return None
    try:
        if form in ("epoch_s", "epoch_ms"):
            return datetime.fromtimestamp(float(value) / (1000 if form == "epoch_ms" else 1), timezone.utc)
        found = value if isinstance(value, datetime) else _written(value, form, column)
    except (ValueError, OverflowError, OSError) as problem:
        raise Refused("BAD_TIMESTAMP", column, value) from problem
    return (found if found.tzinfo else found.replace(tzinfo=_zone(zone))).astimezone(timezone.utc)


def _written(value: object, form: str, column: str) -> datetime:
    if isinstance(value, date):
        return datetime.combine(value, time())
    text = str(value).strip()
    if form:
        return datetime.strptime(text, form)
    loose = LOOSE.match(text)
    if loose:
        return datetime(*(int(part or 0) for part in loose.groups()))
    if re.fullmatch(r"\d{14}", text):
        return datetime.strptime(text, "%Y%m%d%H%M%S")
    if re.match(r"\d{1,2}[-/]\d{1,2}[-/]\d{4}", text):
        raise Refused("AMBIGUOUS_DATE", column, value)
    return datetime.fromisoformat(text)


def duration_ms(value: object, unit: str, column: str = "") -> int | None:
    """A duration in ms. `unit` is ms, s, min, h, day or clock (h:m:s, m:s, 3分25秒, an Excel time cell)."""
    if value is None or (isinstance(value, str) and value.strip() in {"", "-", "null", "NULL"}):
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
    colon, spoken = CLOCK.match(text), SPOKEN.match(text)
    parts = colon.groups() if colon else spoken.groups() if spoken and any(spoken.groups()) else None
    if parts is None:
        raise ValueError(text)
    hours, minutes, seconds = (float(p or 0) for p in parts)
    return round(((hours * 60 + minutes) * 60 + seconds) * 1000)


def identifier(value: object, column: str = "") -> str:
    """An id as text. An Excel number of over 15 digits has lost its end and is refused."""
    if isinstance(value, float):
        if abs(value) >= 1e15:
            raise Refused("ID_PRECISION_LOST", column, value)
        return str(int(value)) if value.is_integer() else repr(value)
    return "" if value is None else str(value).strip()
