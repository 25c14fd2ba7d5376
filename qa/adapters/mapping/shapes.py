"""What stands in a column, from its first values: times, durations, numbers to call, ids. A header's word is only
believed where the values can be what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.adapters.files.durations import duration_ms
from qa.adapters.files.values import moment
from qa.adapters.mapping.value_words import CSAT, SPEAKER, grade, means
from qa.adapters.refusal import BROKEN

PHONE = re.compile(r"(?:\+?86[- ]?)?1[3-9*]\d{1,3}[\d*]{3,8}|0\d{2,3}[- ]?\d{7,8}|(?:400|800)[- ]?\d{3}[- ]?\d{4}")
CLOCK = re.compile(r"\d+\s*(?:小时|时|分钟?|秒|min|s\b|['′’]\d)|\d{1,2}:\d{2}(?::\d{2})?$")
DAY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: 0?0:00(?::00)?)?")
DAYTIME = re.compile(r"[0-2]?\d:[0-5]\d(?::[0-5]\d)?")
CODE = re.compile(r"(?=.*\d)[\w.\-]{4,64}", re.ASCII)
HAN_NAME = re.compile(r"[\u4e00-\u9fff·]{2,6}")
MOST = 0.6  # of the filled values: a column may hold a few strays
UNIQUE = 0.95


@dataclass(frozen=True)
class Shape:
    """Shares of the filled values that can be read as a time, as a duration with its unit, as a number to call; how
    many are different; whether they are words of Han, days without a time, times without a day, who speaks, how content
    somebody is, keys of letters and digits; how long they are; whether anything stands there at all."""

    n: int
    filled: float
    unique: float
    times: float
    clocks: float
    phones: float
    numbers: float
    names: float
    days: float
    daytimes: float
    letters: float
    speakers: float
    ratings: float
    codes: float

    def suits(self, kind: str, is_key: bool) -> bool:
        """Whether a field of this kind could take the column."""
        if not self.filled:
            return not is_key
        if kind == "time":
            return self._mostly(self.times)
        if kind == "duration":
            return self._mostly(self.clocks) or self._mostly(self.numbers)
        if kind == "address":
            return self.phones >= MOST or self.names < MOST and self.times < MOST and self.clocks < MOST
        if is_key:
            return (self.times < MOST or self.numbers >= MOST) and self.clocks < MOST
        return True

    def _mostly(self, share: float) -> bool:
        """Most of the values, or all but one of a few."""
        return share >= MOST or 0 < share and (1 - share) * self.n <= 1


def shape_of(values: list[str]) -> Shape:
    """The shape of a column's first values."""
    filled = [value.strip() for value in values if value.strip()]
    n = len(filled) or 1
    share = lambda test: sum(map(test, filled)) / n  # noqa: E731
    return Shape(
        len(filled),
        len(filled) / (len(values) or 1),
        len(set(filled)) / n,
        share(_is_time),
        share(lambda v: bool(CLOCK.search(v)) and _is_duration(v)),
        share(lambda v: bool(PHONE.fullmatch(v))),
        share(lambda v: v.replace(".", "", 1).isdigit()),
        share(lambda v: bool(HAN_NAME.fullmatch(v))),
        share(lambda v: bool(DAY.fullmatch(v))),
        share(lambda v: bool(DAYTIME.fullmatch(v))),
        sum(map(len, filled)) / n,
        share(lambda v: means(SPEAKER, v) is not None),
        share(lambda v: means(CSAT, v) is not None or bool(grade(v)) or v.isdigit() and int(v) <= 10),
        share(lambda v: bool(CODE.fullmatch(v))),
    )


def _is_time(value: str) -> bool:
    if value.replace(".", "", 1).isdigit() and len(value) < 8 or CLOCK.fullmatch(value):
        return False
    try:
        return moment(value, "UTC", column="time") is not None
    except BROKEN:
        return False


def _is_duration(value: str) -> bool:
    try:
        return duration_ms(value, "clock", "duration") is not None
    except BROKEN:
        return False
