"""The day is the centre's, not the machine's: access, lists and windows begin and end at its midnight."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from qa import clock
from qa.access.person import Grant

LATE = datetime(2026, 11, 27, 16, 30, tzinfo=timezone.utc)  # half past midnight of the 28th in Shanghai


@pytest.fixture
def late(monkeypatch):
    class Clock(datetime):
        @classmethod
        def now(cls, zone=None):
            return LATE.astimezone(zone)

    monkeypatch.setattr(clock, "datetime", Clock)


def test_a_day_begins_at_the_centres_midnight(folder, late, monkeypatch):
    assert clock.this_day() == date(2026, 11, 28) and clock.local(LATE).hour == 0
    assert Grant("reviewer", valid_from="2026-11-28").is_in_force
    monkeypatch.setenv("XINSHENG_ZONE", "Europe/Berlin")
    assert clock.this_day() == date(2026, 11, 27)
    assert not Grant("reviewer", valid_from="2026-11-28").is_in_force
    assert clock.now() - LATE == timedelta(0)
