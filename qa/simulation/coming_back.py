"""Whether a customer comes back, what was left open and why, and what is said of it on both sides: in the words of
another hand."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from functools import cache
from random import Random

from qa.simulation.exports.tables import ZONE
from qa.simulation.service import Contact
from qa.simulation.wording import FOLDER

SPOKEN_OF = 0.85  # of unfinished contacts and of returns say what it was
PATIENT = 2700  # nobody asks after a promise sooner
SPANS = (("十分钟之内", 10), ("半小时之内", 30), ("两小时内", 120), ("二十四小时之内", 1440), ("48小时内", 2880))
DAYS = (("今天下班前", 0, 18), ("明天中午前", 1, 12), ("后天之前", 2, 24))


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """{cause: {before, after, and the same for one brand: lines}}."""
    return tomllib.loads((FOLDER / "causes.toml").read_text("utf-8"))["cause"]


def returning(rng: Random, contact: Contact) -> list[tuple[int, str]]:
    """[(seconds until the customer comes back about it, channel)], empty when they do not."""
    if contact.resolved or contact.chain >= 5 or rng.random() > 0.66:
        return []
    contact.back_after = delay = max(PATIENT, int(rng.lognormvariate(10.9, 1.1)))
    switch = rng.random() < 0.25
    channel = (
        contact.channel
        if not switch
        else rng.choice([c for c in ("voice", "webchat", "wechat") if c != contact.channel])
    )
    return [(delay, channel)]


def left_open(rng: Random, contact: Contact) -> str | None:
    """What the agent says of it at the end; a promise names a time that is over when the customer comes back."""
    if contact.resolved or not contact.cause or rng.random() > SPOKEN_OF:
        return None
    return rng.choice(_lines(contact, contact.cause, "before")).replace("{when}", _when(rng, contact))


def comes_back(rng: Random, contact: Contact) -> str | None:
    """What the customer says of the time before."""
    if not contact.cause_before or rng.random() > SPOKEN_OF:
        return None
    return rng.choice(_lines(contact, contact.cause_before, "after"))


def _lines(contact: Contact, cause: str, side: str) -> list[str]:
    found = words()[cause]
    return [*found.get(side, ()), *found.get(f"{side}_{contact.pool.brand}", ())]


def _when(rng: Random, contact: Contact) -> str:
    said = datetime.fromtimestamp(contact.answered, ZONE)
    back = datetime.fromtimestamp(contact.ended + (contact.back_after or 4 * 86400), ZONE)
    midnight = said.replace(hour=0, minute=0, second=0)
    due = [(name, said + timedelta(minutes=minutes)) for name, minutes in SPANS]
    due += [(name, midnight + timedelta(days=days, hours=hour)) for name, days, hour in DAYS]
    return rng.choice([name for name, at in due if said < at < back - timedelta(minutes=20)] or ["十分钟之内"])
