"""Cells → values: moments in UTC, durations in milliseconds, ids as text."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from qa.adapters.refusal import Note, Refused

NOTHING = {"", "0", "-1", "0000-00-00", "0000-00-00 00:00:00", "null", "NULL", "None", "-", "--", "—", "/"}
LOOSE = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(上午|下午|晚上|[AaPp][Mm])?["
    r" ]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(\.\d+)?秒?)?[ ]*([AaPp][Mm])?)?$"
)
USUAL = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\Z").match
FIRST_YEAR = 1950
FOLD = timedelta(hours=1)
ROUNDED, ARMOURED = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d{1,3}\Z"), re.compile(r"=\"(.*)\"\Z", re.DOTALL)


@lru_cache(maxsize=8)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@lru_cache(maxsize=8192)
def _minute(text: str, zone: str) -> datetime:
    """The usual "2026-03-02 09:15" in UTC; kept, because the rows of one minute share it."""
    return _in_utc(datetime(int(text[:4]), int(text[5:7]), int(text[8:10]), int(text[11:13]), int(text[14:16])), zone)


def _in_utc(local: datetime, zone: str) -> datetime:
    """A clock's time in UTC, of an hour that comes twice the first. Raises ValueError for one that the change to summer
    time leaves out."""
    found = local.replace(tzinfo=_zone(zone)).astimezone(timezone.utc)
    if found.astimezone(_zone(zone)).replace(tzinfo=None) != local:
        raise ValueError(f"{local} does not exist in {zone}")
    return found


def moment(value: object, zone: str, form: str = "", column: str = "") -> datetime | None:
    """A moment in UTC. `form` is epoch_s, epoch_ms, excel or a strptime pattern; None for a documented "did not
    happen". Raises Refused."""
    if value is None:
        return None
    if type(value) is str and USUAL(value) and not form:
        try:
            return _minute(value[:16], zone) + timedelta(seconds=_second(value))
        except ValueError as problem:
            if value in NOTHING:
                return None
            raise Refused("BAD_TIMESTAMP", column, value) from problem
    if str(value).strip() in NOTHING:
        return None
    try:
        if form in ("epoch_s", "epoch_ms"):
            found = datetime.fromtimestamp(float(value) / (1000 if form == "epoch_ms" else 1), timezone.utc)
        elif form == "excel" and not isinstance(value, (datetime, date)):
            found = datetime(1899, 12, 30) + timedelta(days=float(value))
        else:
            found = value if isinstance(value, datetime) else _written(value, form, column)
        found = found.astimezone(timezone.utc) if found.tzinfo else _in_utc(found, zone)
    except (ValueError, OverflowError, OSError) as problem:
        raise Refused("BAD_TIMESTAMP", column, value) from problem
    if found.year < FIRST_YEAR:
        raise Refused("BAD_TIMESTAMP", column, value, f"before {FIRST_YEAR}")
    return found


def _second(text: str) -> int:
    second = int(text[17:19])
    if second > 59 or int(text[:4]) < FIRST_YEAR:
        raise ValueError(text)
    return second


def _written(value: object, form: str, column: str) -> datetime:
    if isinstance(value, date):
        return datetime.combine(value, time())
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if form:
        return datetime.strptime(text, form)
    loose = LOOSE.match(text)
    if loose:
        year, month, day, half, hour, minute, second, fraction, after = loose.groups()
        part = (half or after or "").upper()
        hour = int(hour or 0) % 12 + 12 * (part in ("下午", "晚上", "PM")) if part else int(hour or 0)
        return datetime(
            int(year),
            int(month),
            int(day),
            hour,
            int(minute or 0),
            int(second or 0),
            round(float(fraction or 0) * 1_000_000),
        )
    if re.fullmatch(r"\d{14}", text):
        return datetime.strptime(text, "%Y%m%d%H%M%S")
    if re.fullmatch(r"20\d{6}", text):
        return datetime.strptime(text, "%Y%m%d")
    if re.match(r"\d{1,2}[-/]\d{1,2}[-/]\d{4}", text):
        raise Refused("AMBIGUOUS_DATE", column, value)
    return datetime.fromisoformat(text)


def identifier(value: object, column: str = "") -> str:
    """An id as text, out of Excel's armour. A number that Excel rounded has lost its end and is refused."""
    if isinstance(value, float):
        if abs(value) >= 1e15:
            raise Refused("ID_PRECISION_LOST", column, value)
        return str(int(value)) if value.is_integer() else repr(value)
    text = "" if value is None else bare(str(value).strip())
    if ROUNDED.match(text):
        raise Refused("ID_PRECISION_LOST", column, text)
    return text


def bare(text: str) -> str:
    """A cell without what keeps Excel from taking it for a number: ="1002", '1002."""
    found = ARMOURED.match(text)
    return found[1].strip() if found else text[1:] if text[:1] == "'" and text[1:2].isdigit() else text


def resolved(
    start: datetime, end: datetime | None, whole_ms: int | None, zone: str
) -> tuple[datetime, datetime | None]:
    """Both moments where the clock was set back between or around them: of the readings of an hour that comes twice,
    the one whose order and length fit."""
    starts, ends = _readings(start, zone), _readings(end, zone) if end else [None]
    if len(starts) == len(ends) == 1:
        return start, end
    fitting = [(s, e) for s in starts for e in ends if e is None or e >= s]
    if not fitting or end is None:
        return start, end
    return min(
        fitting,
        key=lambda pair: (
            abs((pair[1] - pair[0]).total_seconds() * 1000 - whole_ms) if whole_ms is not None else 0,
            pair[1] - pair[0],
            pair[0],
        ),
    )


def _readings(moment_utc: datetime, zone: str) -> list[datetime]:
    local = moment_utc.astimezone(_zone(zone))
    first, second = (local.replace(fold=n).utcoffset() for n in (0, 1))
    return (
        [moment_utc]
        if first == second
        else [moment_utc - FOLD * local.fold, moment_utc - FOLD * local.fold + (first - second)]
    )


def checked_span(
    start: datetime, end: datetime | None, whole_ms: int | None, notes: list[Note], column: str, slack_ms: int = 2_000
) -> None:
    """A contact cannot end before it starts; where stamps and the stated duration disagree the duration is used, with a
    warning."""
    if end is None:
        return
    if end < start:
        raise Refused("END_BEFORE_START", column, end)
    stamped = round((end - start).total_seconds() * 1000)
    if whole_ms is not None and abs(stamped - whole_ms) > slack_ms:
        notes.append(Note("DURATION_MISMATCH", column, f"{stamped // 1000} s / {whole_ms // 1000} s"))


def gap_ms(early: datetime | None, late: datetime | None) -> int | None:
    """Milliseconds between two moments; None when one is not known or they stand the wrong way round."""
    return round((late - early).total_seconds() * 1000) if early and late and late >= early else None


def whole(value: object) -> int | None:
    """A count as exports write it: 3, "3", 3.0; None for nothing."""
    return int(float(str(value))) if value not in (None, "") else None
