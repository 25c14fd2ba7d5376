"""Whether a customer comes back, what was left open and why, and what is said of it on both sides: in the words of
another hand."""

from __future__ import annotations

import tomllib
from functools import cache
from random import Random

from qa.simulation.service import Contact
from qa.simulation.wording import FOLDER

SPOKEN_OF = 0.85  # of unfinished contacts and of returns say what it was
PATIENT = 2700  # nobody asks after a promise sooner


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
    return rng.choice(_lines(contact, contact.cause, "before")).replace("{when}", contact.when)


def comes_back(rng: Random, contact: Contact) -> str | None:
    """What the customer says of the time before."""
    if not contact.cause_before or rng.random() > SPOKEN_OF:
        return None
    return rng.choice(_lines(contact, contact.cause_before, "after"))


def _lines(contact: Contact, cause: str, side: str) -> list[str]:
    found = words()[cause]
    return [*found.get(side, ()), *found.get(f"{side}_{contact.pool.brand}", ())]
