"""An agent's day: four shifts, time on the queue in blocks, rests, casework and training in between; two days off a
week."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from qa.simulation.people import Agent

STARTS = (8 * 3600 - 300, 8 * 3600 + 1500, 11 * 3600, 13 * 3600 + 2400, 13 * 3600 + 3000, 8 * 3600 + 2700)
BLOCKS = (
    ("available", "", 80),
    ("break", "小休", 12),
    ("available", "", 75),
    ("notready", "工单处理", 35),
    ("available", "", 60),
    ("break", "用餐", 40),
    ("available", "", 90),
    ("notready", "培训", 20),
    ("available", "", 60),
    ("break", "小休", 10),
)


def day_plan(rng: Random, agent: Agent, day: int) -> Iterator[tuple[int, str, str]]:
    """(second of the day, state, reason) changes; nothing on days off or before the agent was hired."""
    if day < agent.hired_day or (day + agent.number) % 7 in (0, 3):
        return
    second = STARTS[agent.shift] + rng.randrange(0, 240)
    if agent.pool.endswith("text"):
        second = STARTS[agent.shift] + rng.randrange(0, 120)
    turn = (agent.number + day) % 4 * 2
    blocks = BLOCKS[turn:] + BLOCKS[:turn]
    for state, reason, minutes in blocks:
        yield second, state, reason
        second += minutes * 60 + rng.randrange(-90, 90)
    yield second, "offline", ""
