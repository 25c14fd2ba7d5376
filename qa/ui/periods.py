"""Periods people speak of, as days: yesterday, this week, last month, any two days; and what each is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
LAST = {"1d": 1, "7d": 7, "14d": 14, "28d": 28, "90d": 90}
PERIOD_NAMES = {
    "1d": "最近一天",
    "yesterday": "昨天",
    "week": "本周",
    "last_week": "上周",
    "7d": "最近 7 天",
    "14d": "最近 14 天",
    "28d": "最近 28 天",
    "month": "本月",
    "last_month": "上月",
    "quarter": "本季度",
    "last_quarter": "上季度",
    "90d": "最近 90 天",
}
AGAINST = {"before": "和前一段比", "weekdays": "和同样的星期比"}
LONGEST = 800  # days: two years and a bit, more is a report


@dataclass(frozen=True)
class Span:
    """Days, both ends included."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.until - self.since).days + 1


def span(period: str, today: date) -> Span | None:
    """The days of a period as of `today`, the last day with data; None for what is no period. Two days are written
    2026-11-02..2026-11-08."""
    if period in LAST:
        return Span(today - (LAST[period] - 1) * DAY, today)
    monday, first = today - today.weekday() * DAY, today.replace(day=1)
    quarter = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    named = {
        "yesterday": (today - DAY, today - DAY),
        "week": (monday, today),
        "last_week": (monday - 7 * DAY, monday - DAY),
        "month": (first, today),
        "last_month": ((first - DAY).replace(day=1), first - DAY),
        "quarter": (quarter, today),
        "last_quarter": (_months(quarter, -3), quarter - DAY),
    }
    if period in named:
        return Span(*named[period])
    try:
        since, until = sorted(date.fromisoformat(part) for part in period.split(".."))
    except ValueError:
        return None
    return Span(since, until) if (until - since).days < LONGEST else None


def compared(period: str, chosen: Span, against: str) -> Span:
    """The days a period is compared with: those just before it (as many days of the month or quarter before, for a
    month or quarter), or whole weeks back, so that every day meets its own weekday."""
    if against == "weekdays":
        back = -(-chosen.days // 7) * 7 * DAY
        return Span(chosen.since - back, chosen.until - back)
    months = {"month": 1, "last_month": 1, "quarter": 3, "last_quarter": 3}.get(period)
    if months:
        since = _months(chosen.since, -months)
        whole = period.startswith("last_")
        return Span(since, chosen.since - DAY if whole else min(chosen.since - DAY, since + (chosen.days - 1) * DAY))
    if period == "week":
        return Span(chosen.since - 7 * DAY, chosen.until - 7 * DAY)
    return Span(chosen.since - chosen.days * DAY, chosen.since - DAY)


def spell(days: Span, today: date) -> str:
    """The days as they stand on a chip: 11-12 – 11-25, with years where they differ or are not this one."""
    if days.days == 1 and days.since.year != today.year:
        return f"{days.since:%Y-%m-%d}"
    if days.since.year != days.until.year or days.until.year != today.year:
        return f"{days.since:%Y-%m-%d} – {days.until:%Y-%m-%d}"
    return f"{days.since:%m-%d} – {days.until:%m-%d}" if days.days > 1 else f"{days.since:%m-%d}"


def week_from(day: date) -> str:
    """The seven days from one on, as an address names a period of one's own."""
    return f"{day}..{day + 6 * DAY}"


def _months(day: date, by: int) -> date:
    """The first of the month `by` months from a first of a month."""
    number = day.year * 12 + day.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)
