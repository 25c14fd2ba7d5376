"""What day it is where the centre stands, wherever its machine does."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from qa.settings import setting


def local(moment: datetime) -> datetime:
    """A moment in the zone of the centre."""
    return moment.astimezone(ZoneInfo(str(setting("zone"))))


def now() -> datetime:
    """This moment in the zone of the centre."""
    return datetime.now(ZoneInfo(str(setting("zone"))))


def this_day() -> date:
    """The local day of this moment."""
    return now().date()
