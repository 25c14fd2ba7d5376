"""Working days of a programme: those of mainland China, public holidays and the weekend days worked for them included
(the holidays package), unless the centre's calendar.toml says otherwise."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import holidays

from qa.failures import CALENDAR_UNREADABLE
from qa.settings import data_folder

NATIONAL = holidays.China()


def works(day: date, programme_id: str = "") -> bool:
    """Whether a programme works on a day. Raises QAError for a calendar that cannot be read."""
    for off, on in reversed(_calendars(programme_id)):
        if day in on or day in off:
            return day in on
    return NATIONAL.is_working_day(day)


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


def _calendars(programme_id: str) -> list[tuple[frozenset[date], frozenset[date]]]:
    own = data_folder() / "calendar.toml"
    told = _read(own, own.stat().st_mtime_ns) if own.exists() else {}
    return [told[name] for name in ("default", programme_id) if name in told]


@lru_cache(maxsize=16)
def _read(path: Path, _mtime: int) -> dict[str, tuple[frozenset[date], frozenset[date]]]:
    try:
        content = tomllib.loads(path.read_text("utf-8"))
        return {name: (_days(part.get("off", [])), _days(part.get("on", []))) for name, part in content.items()}
    except (tomllib.TOMLDecodeError, ValueError, AttributeError, TypeError) as problem:
        raise CALENDAR_UNREADABLE(name=path.name, problem=problem) from problem


def _days(told: list[str]) -> frozenset[date]:
    found: set[date] = set()
    for one in told:
        first, _dots, last = str(one).partition("..")
        begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
        found |= {begin + timedelta(days=n) for n in range((end - begin).days + 1)}
    return frozenset(found)
