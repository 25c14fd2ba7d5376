"""What is said in a call that the centre makes."""

from __future__ import annotations

import tomllib
from functools import cache
from random import Random

from qa.simulation.calls import Call
from qa.simulation.people import BRANDS
from qa.simulation.said import Said
from qa.simulation.wording import FOLDER, acts, fill, reasons, slots_for


@cache
def bank() -> dict[str, dict[str, list[str]]]:
    """{purpose: {part: templates}}, and how an offer is taken."""
    return tomllib.loads((FOLDER / "outbound.toml").read_text("utf-8"))


def say(call: Call, seed: int) -> list[Said]:
    """The messages of a call that reached the customer, with milliseconds since the answer."""
    if not call.is_reached:
        return []
    rng, who = Random(f"{seed}/call/{call.number}"), call.customer
    slots = slots_for(call.brand, BRANDS[call.brand].name, str(call.agent.number), who.phone, who.name, who.idcard)
    if call.about:
        slots["matter"] = lambda r: fill(r, r.choice(reasons(call.brand)[call.about.reason]["fix"]), slots)
    words = lambda lines: fill(rng, rng.choice(lines), slots)  # noqa: E731
    part = bank()[call.purpose]
    said = [Said("agent", words(part["opens"]))]
    if call.is_double or call.is_late:
        said.append(Said("customer", words(part["again"])))
    if "tells" in part:
        said.append(Said("agent", words(part["tells"])))
    said.append(Said("customer", words(bank()["takes"][call.result] if call.result else part["answers"])))
    said.append(Said("agent", words(acts()["agent"]["closing"]["plain"]), ("closing",)))
    clock = 400
    for message in said:
        message.begin, message.end = clock, clock + 220 * len(message.text)
        clock = message.end + rng.randrange(200, 1200)
    call.spoken = max(call.spoken, clock // 1000 + 2)
    return said
