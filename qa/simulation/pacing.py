"""When each message is said: speech at a human pace, text as people type, silence where the agent looks things up."""

from __future__ import annotations

from random import Random

from qa.simulation.said import Said
from qa.simulation.service import Contact
from qa.simulation.talk import Talk

USUAL, HURRIED = (3.6, 5.4), (6.8, 8.2)


def _stretch(said: list[Said], spare: int, holds: bool, rng: Random) -> None:
    """Bring the words to the length of the call: one look-up where the agent said so, the rest as pauses for thought;
    never shorter than speech."""
    gap = next((i for i, m in enumerate(said) if "hold_notice" in m.acts), len(said) // 2)
    held = min(max(0, spare), rng.randrange(22_000, 75_000)) if holds else 0
    pause = max(0, spare - held) // max(1, len(said))
    for place, message in enumerate(said):
        shift = place * min(pause, 6000) + (held if place > gap else 0)
        message.begin, message.end = message.begin + shift, message.end + shift


def render(contact: Contact, seed: int) -> list[Said]:
    """The contact's messages with their times: speech at a human pace, text as people type; silence where the agent
    looks things up."""
    talk = Talk(contact, seed)
    said, rng = talk.build(), talk.rng
    if contact.channel == "voice":
        clock, total = rng.randrange(300, 900), contact.duration * 1000
        for message in said:
            is_agent = message.speaker == "agent"
            pace = HURRIED if is_agent and contact.acts["hurried"] else USUAL
            spent = int(len(message.text) / rng.uniform(*pace) * 1000) + (150 if pace is HURRIED else 350)
            if rng.random() < (0.5 if is_agent and contact.acts["cuts_in"] else 0.012) and clock > 2000:
                clock = max(0, clock - rng.randrange(500, 900) - (500 if is_agent and contact.acts["cuts_in"] else 0))
            message.begin, message.end = clock, clock + spent
            clock = message.end + rng.randrange(150, 1300)
        _stretch(said, total - clock, contact.acts["holds"], rng)
    else:
        weights = [rng.expovariate(1) + 0.15 for _ in said]
        clock, whole = 0.0, sum(weights[1:]) or 1.0
        said[0].begin = said[0].end = (contact.queued - contact.answered) * 1000
        for message, weight in zip(said[1:], weights[1:]):
            message.begin = message.end = int(clock) * 1000
            clock += weight / whole * (contact.duration - 5)
    return said
