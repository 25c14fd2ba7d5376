"""Working days of a programme: those of mainland China, public holidays and the weekend days worked for them included
(the holidays package), unless the centre's calendar.toml says otherwise; and the hours it says somebody is there."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import holidays

from qa.errors import QAError
from qa.failures import CALENDAR_UNREADABLE
from qa.settings import data_folder

NATIONAL = holidays.China()
SPAN = re.compile(r"(\d{1,2}):(\d\d)\s*[-–—~]\s*(\d{1,2}):(\d\d)")


@dataclass(frozen=True)
class Calendar:
    """What one part of calendar.toml says; `hours` from and to in minutes of the day, `weekend` on days that are not
    worked, None when it says nothing, equal ends when closed."""

    off: frozenset[date]
    on: frozenset[date]
    hours: tuple[int, int] | None = None
    weekend: tuple[int, int] | None = None


def works(day: date, programme_id: str = "") -> bool:
    """Whether a programme works on a day; a calendar that cannot be read says nothing (`problem` says why)."""
    for one in reversed(_calendars(programme_id)):
        if day in one.on or day in one.off:
            return day in one.on
    return NATIONAL.is_working_day(day)


def hours(day: date, programme_id: str = "") -> tuple[int, int] | None:
    """Minutes of the day at which a programme opens and closes, equal when it is closed; None where the calendar names
    no hours. What a programme does not say, the default says."""
    told = list(reversed(_calendars(programme_id)))
    usual = next((one.hours for one in told if one.hours), None)
    weekend = next((one.weekend for one in told if one.weekend), usual)
    return usual and (usual if works(day, programme_id) else weekend)


def problem() -> QAError | None:
    """Why the centre's calendar cannot be read; None when it can, or there is none."""
    try:
        _own()
    except QAError as found:
        return found
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
    try:
        told = _own()
    except QAError:
        return []
    return [told[name] for name in ("default", programme_id) if name in told]


def _own() -> dict[str, Calendar]:
    own = data_folder() / "calendar.toml"
    return _read(own, own.stat().st_mtime_ns) if own.exists() else {}


@lru_cache(maxsize=16)
def _read(path: Path, _mtime: int) -> dict[str, Calendar]:
    try:
        content = tomllib.loads(path.read_text("utf-8-sig"))
        return {name: _calendar(name, part) for name, part in content.items()}
    except (tomllib.TOMLDecodeError, ValueError, AttributeError, TypeError, OSError) as wrong:
        raise CALENDAR_UNREADABLE(name=path.name, problem=wrong) from wrong


def _calendar(name: str, part: dict) -> Calendar:
    if not isinstance(part, dict):
        raise ValueError(f"{name}: [default] / [programme]")
    if unknown := set(part) - {"off", "on", "hours", "weekend_hours"}:
        raise ValueError(f"[{name}] {', '.join(sorted(unknown))}?")
    spans = [_hours(part[key]) if key in part else None for key in ("hours", "weekend_hours")]
    return Calendar(_days(part.get("off", [])), _days(part.get("on", [])), *spans)


def _hours(told: str) -> tuple[int, int]:
    """9:00-21:00, to 24:00 at most; closed is no hours at all."""
    if told == "closed":
        return 0, 0
    found = SPAN.fullmatch(told.strip())
    begin, end = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3)) if found else (0, 0)
    if not begin < end <= 24 * 60 or int(found[2]) > 59 or int(found[4]) > 59:
        raise ValueError(f"{told}?")
    return begin, end


def _days(told: list[str]) -> frozenset[date]:
    found: set[date] = set()
    for one in told:
        first, _dots, last = str(one).partition("..")
        begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
        if end < begin:
            raise ValueError(f"{one}?")
        found |= {begin + timedelta(days=n) for n in range((end - begin).days + 1)}
    return frozenset(found)
