"""Working days of a programme: those of mainland China, public holidays and the weekend days worked for them included
(the holidays package), unless the centre's calendar.toml says otherwise; and the hours it says somebody is there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from pathlib import Path

import holidays

from qa.failures import CALENDAR_UNREADABLE
from qa.settings import data_folder

NATIONAL = holidays.China()


@dataclass(frozen=True)
class Calendar:
    """What one part of calendar.toml says; `hours` from and to, `weekend` on days that are not worked, None when it
    says nothing, equal ends when closed."""

    off: frozenset[date]
    on: frozenset[date]
    hours: tuple[time, time] | None = None
    weekend: tuple[time, time] | None = None


def works(day: date, programme_id: str = "") -> bool:
    """Whether a programme works on a day. Raises QAError for a calendar that cannot be read."""
    for one in reversed(_calendars(programme_id)):
        if day in one.on or day in one.off:
            return day in one.on
    return NATIONAL.is_working_day(day)


def hours(day: date, programme_id: str = "") -> tuple[time, time] | None:
    """When a programme opens and closes on a day, equal when it is closed; None where the calendar names no hours."""
    for one in reversed(_calendars(programme_id)):
        if one.hours:
            return one.hours if works(day, programme_id) or one.weekend is None else one.weekend
    return None


def after(day: date, working_days: int, programme_id: str = "") -> date:
    """The last of so many working days that follow a day."""
    while working_days > 0:
        day += timedelta(days=1)
        working_days -= works(day, programme_id)
    return day


def between(first: date, last: date, programme_id: str = "") -> int:
    """How many working days follow `first` up to `last`; below 0 when `last` has passed."""
    step, (low, high) = (1, (first, last)) if last >= first else (-1, (last, first))
    return step * sum(works(low + timedelta(days=n), programme_id) for n in range(1, (high - low).days + 1))


def _calendars(programme_id: str) -> list[Calendar]:
    own = data_folder() / "calendar.toml"
    told = _read(own, own.stat().st_mtime_ns) if own.exists() else {}
    return [told[name] for name in ("default", programme_id) if name in told]


@lru_cache(maxsize=16)
def _read(path: Path, _mtime: int) -> dict[str, Calendar]:
    try:
        content = tomllib.loads(path.read_text("utf-8"))
        return {name: _calendar(part) for name, part in content.items()}
    except (tomllib.TOMLDecodeError, ValueError, AttributeError, TypeError) as problem:
        raise CALENDAR_UNREADABLE(name=path.name, problem=problem) from problem


def _calendar(part: dict) -> Calendar:
    spans = [_hours(part[name]) if name in part else None for name in ("hours", "weekend_hours")]
    return Calendar(_days(part.get("off", [])), _days(part.get("on", [])), *spans)


def _hours(told: str) -> tuple[time, time]:
    """09:00-21:00; closed is no hours at all."""
    if told == "closed":
        return time(), time()
    begin, end = (time.fromisoformat(one.strip()) for one in told.split("-"))
    if end <= begin:
        raise ValueError(f"{told}: the end does not come after the beginning")
    return begin, end


def _days(told: list[str]) -> frozenset[date]:
    found: set[date] = set()
    for one in told:
        first, _dots, last = str(one).partition("..")
        begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
        found |= {begin + timedelta(days=n) for n in range((end - begin).days + 1)}
    return frozenset(found)
