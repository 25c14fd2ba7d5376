"""How far public contacts spread: looked at after an hour, six and a day; now and then one spreads like fire."""

from __future__ import annotations

from pathlib import Path
from random import Random

from qa.simulation.exports.tables import local, write_csv
from qa.simulation.service import Contact

LOOKS = ((3600, 0.25), (6 * 3600, 0.7), (86400, 1.0))
FIRE_OF, FIRE = 0.02, 40


def write_spread(folder: Path, day: str, contacts: list[Contact], seed: int, until: int, name) -> None:
    """Looks at the Weibo contacts that began on one day, up to the moment `until`."""
    write_csv(
        folder / f"spread-{day}.csv",
        ["会话编号", "查看时间", "阅读", "转发", "评论"],
        (
            [name(contact), local(contact.started + after), round(reach * share), round(passed * share), round(passed)]
            for contact in contacts
            if contact.channel == "weibo"
            for reach, passed in [_spread(contact, seed)]
            for after, share in LOOKS
            if contact.started + after < until
        ),
    )


def _spread(contact: Contact, seed: int) -> tuple[float, float]:
    """(reach, times passed on) after a day: more when the customer is angry."""
    rng = Random(f"{seed}/spread/{contact.number}")
    heat = rng.lognormvariate(0, 0.9) * (2.0 if contact.mood_in < -0.15 else 1.0)
    heat *= FIRE if rng.random() < FIRE_OF else 1
    return 180 * heat, 2.5 * heat
