"""By when an agent promises to call back or to have it done, and whether it will be."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from qa.simulation.exports.tables import ZONE
from qa.simulation.service import Contact

SPANS = (("十分钟之内", 10), ("半小时之内", 30), ("两小时内", 120), ("二十四小时之内", 1440), ("48小时内", 2880))
DAYS = (("今天下班前", 0, 18), ("明天中午前", 1, 12), ("后天之前", 2, 24))
KEPT_OF = 0.86
LONGEST = 4 * 86400


def promise(contact: Contact, zero: int) -> None:
    """Name a time where the agent promises; one who comes back for a broken promise waited until it was over."""
    is_why = contact.cause == "promise"
    if not is_why and not contact.acts["promise"]:
        return
    rng = Random(f"{zero}/promise/{contact.number}")
    latest = contact.ended + (contact.back_after or LONGEST) - 1200 if is_why else contact.ended + LONGEST
    contact.when, contact.due = rng.choice(_open(contact, latest) or [_first(contact)])
    contact.is_kept = not is_why and rng.random() < KEPT_OF


def _first(contact: Contact) -> tuple[str, int]:
    name, minutes = SPANS[0]
    return name, contact.answered + minutes * 60


def _open(contact: Contact, latest: int) -> list[tuple[str, int]]:
    """(words, second) of every time that is still ahead when it is named and over by `latest`."""
    said = datetime.fromtimestamp(contact.answered, ZONE)
    midnight = said.replace(hour=0, minute=0, second=0)
    due = [(name, said + timedelta(minutes=minutes)) for name, minutes in SPANS]
    due += [(name, midnight + timedelta(days=days, hours=hour)) for name, days, hour in DAYS]
    return [(name, int(at.timestamp())) for name, at in due if contact.ended < at.timestamp() < latest]
