"""By when something is promised: the moment a sentence names, seen from when it was said."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime, time, timedelta

from qa.working_days import after

DIGITS = dict(zip("零一二两三四五六七八九", (0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9)))
COUNT = r"(?:\d{1,3}|[零一二两三四五六七八九十]{1,3}|半)"
UNITS = {
    "分钟": 1,
    "小时": 60,
    "钟头": 60,
    "个钟": 60,
    "天": 1440,
    "日": 1440,
    "周": 10080,
    "星期": 10080,
    "礼拜": 10080,
}
SPAN = re.compile(
    rf"(?:{COUNT}\s*(?:到|至|[-~～—])\s*)?({COUNT})\s*(?:个)?(半)?\s*(工作日|分钟|小时|钟头|个钟|天|周|星期|礼拜)(?![前后])"
)
DAYS = {"大后天": 3, "后天": 2, "明天": 1, "明早": 1, "明晚": 1, "明儿": 1, "次日": 1, "第二天": 1}
DAYS |= {"今天": 0, "今晚": 0, "今儿": 0, "今日": 0, "当天": 0, "当日": 0}
DAY = re.compile("|".join(DAYS))
WEEKDAY = re.compile(r"(下)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天末])")
HOUR = re.compile(rf"({COUNT})\s*点(半)?")
PART = {"上午": 12, "早上": 12, "明早": 12, "一早": 12, "中午": 14, "下午": 18, "傍晚": 19}
PART |= {"晚上": 24, "今晚": 24, "明晚": 24}
NOON = re.compile("中午(?:之|以)?前")
LATER = ("下午", "傍晚", "晚上", "今晚", "明晚")


def count(words: str) -> float | None:
    """A number written in digits or Han, up to 99; half is 0.5."""
    if words == "半":
        return 0.5
    if words.isdigit():
        return float(words)
    tens, mark, ones = words.partition("十")
    if mark:
        return 10 * DIGITS.get(tens or "一", 1) + (DIGITS.get(ones, 0) if ones else 0)
    return DIGITS.get(words)


def deadline(text: str, said: datetime, programme_id: str = "") -> datetime | None:
    """The last moment that a sentence said then names, in the same local time; None where it names none. Of several
    times the latest counts (an hour, at most this evening), a range means its end, a day without an hour its end
    (nobody knows when who said it goes home), working days are those of the programme."""
    found = [_after(span, said, programme_id) for span in SPAN.finditer(text)] + [_on_a_day(text, said)]
    return max((at for at in found if at is not None), default=None)


def _after(span: re.Match, said: datetime, programme_id: str) -> datetime | None:
    many = count(span[1])
    if many is None:
        return None
    many += 0.5 if span[2] else 0
    if span[3] == "工作日":
        return datetime.combine(after(said.date(), int(many), programme_id), time()) + timedelta(days=1)
    return said + timedelta(minutes=many * UNITS[span[3]])


def _on_a_day(text: str, said: datetime) -> datetime | None:
    day = _day(text, said)
    if day is None:
        return None
    hour = HOUR.search(text)
    if hour and (at := count(hour[1])) is not None and at <= 24:
        at += 0.5 if hour[2] else 0
        at += 12 if at <= 11 and any(word in text for word in LATER) else 0
        return day + timedelta(hours=at)
    if NOON.search(text):
        return day + timedelta(hours=12)
    parts = [end for word, end in PART.items() if word in text]
    return day + timedelta(hours=max(parts, default=24))


def _day(text: str, said: datetime) -> datetime | None:
    """Midnight at which the named day begins."""
    today = datetime.combine(said.date(), time())
    found = DAY.search(text)
    if found:
        return today + timedelta(days=DAYS[found[0]])
    named = WEEKDAY.search(text)
    if named:
        place = "一二三四五六日".find(named[2].replace("天", "日").replace("末", "日"))
        ahead = (place - said.weekday()) % 7 if not named[1] else place - said.weekday() + 7
        return today + timedelta(days=ahead)
    if re.search(r"(?:本|这|这个)(?:周|星期|礼拜)", text):
        return today + timedelta(days=6 - said.weekday())
    if "月底" in text:
        return today.replace(day=monthrange(today.year, today.month)[1])
    return None
