"""Periods as people speak of them, and what each is compared with; worked by hand on a Wednesday."""

from datetime import date

import pytest

from qa.ui.periods import PERIOD_NAMES, Span, compared, span, spell

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    "period,since,until,before",
    [
        ("1d", "11-25", "11-25", "11-24 – 11-24"),
        ("yesterday", "11-24", "11-24", "11-23 – 11-23"),
        ("week", "11-23", "11-25", "11-16 – 11-18"),
        ("last_week", "11-16", "11-22", "11-09 – 11-15"),
        ("14d", "11-12", "11-25", "10-29 – 11-11"),
        ("month", "11-01", "11-25", "10-01 – 10-25"),
        ("last_month", "10-01", "10-31", "09-01 – 09-30"),
        ("quarter", "10-01", "11-25", "07-01 – 08-25"),
        ("last_quarter", "07-01", "09-30", "04-01 – 06-30"),
        ("2026-11-08..2026-11-02", "11-02", "11-08", "10-26 – 11-01"),
    ],
)
def test_days_and_what_they_are_compared_with(period, since, until, before):
    found = span(period, TODAY)
    assert (f"{found.since:%m-%d}", f"{found.until:%m-%d}") == (since, until)
    was = compared(period, found, "before")
    assert f"{was.since:%m-%d} – {was.until:%m-%d}" == before


@pytest.mark.parametrize("period", [*PERIOD_NAMES, "2026-11-02..2026-11-10"])
def test_the_same_weekdays_are_whole_weeks_back(period):
    found = span(period, TODAY)
    was = compared(period, found, "weekdays")
    assert was.days == found.days and was.since.weekday() == found.since.weekday() and was.until < found.since


def test_march_ends_within_february():
    found = span("month", date(2026, 3, 31))
    assert spell(compared("month", found, "before"), date(2026, 3, 31)) == "02-01 – 02-28"


@pytest.mark.parametrize("period", ["", "x", "2026-02-30..2026-03-01", "2026-01-01..2030-01-01", "a..b..c", ".."])
def test_what_is_no_period_is_none(period):
    assert span(period, TODAY) is None


def test_days_of_another_year_say_so():
    july = Span(date(2025, 7, 1), date(2025, 7, 3))
    assert (
        spell(july, date(2026, 3, 1)) == "2025-07-01 – 2025-07-03" and spell(july, date(2025, 9, 1)) == "07-01 – 07-03"
    )
    assert spell(Span(date(2025, 7, 1), date(2025, 7, 1)), date(2026, 3, 1)) == "2025-07-01"
