"""An agent's day: four shifts, time on the queue in blocks, rests, casework and training in between; two days off a
week; the plan, what is done of it, and now and then a day that somebody stays away."""

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
INTERRUPTS = {"小休": "小休", "用餐": "用餐", "培训": "培训"}
ABSENT = 0.02


def day_plan(rng: Random, agent: Agent, day: int) -> Iterator[tuple[int, str, str]]:
    """(second of the day, state, reason) changes; nothing on days off or before the agent was hired."""
    if is_off(agent, day):
        return
    is_away = is_absent(agent, day)
    second = STARTS[agent.shift] + rng.randrange(0, 240)
    if agent.pool.endswith("text"):
        second = STARTS[agent.shift] + rng.randrange(0, 120)
    turn = (agent.number + day) % 4 * 2
    blocks = BLOCKS[turn:] + BLOCKS[:turn]
    for state, reason, minutes in blocks:
        if not is_away:
            yield second, state, reason
        second += minutes * 60 + rng.randrange(-90, 90)
    if not is_away:
        yield second, "offline", ""


def is_off(agent: Agent, day: int) -> bool:
    """A free day, or one before the first."""
    return day < agent.hired_day or (day + agent.number) % 7 in (0, 3)


def is_absent(agent: Agent, day: int) -> bool:
    """Whether somebody who is planned does not come."""
    return Random(f"{agent.number}/{day}/absent").random() < ABSENT


def planned(agent: Agent, day: int) -> Iterator[tuple[int, int, str]]:
    """(from, to, what) in seconds of the day, as the schedule says it; work in one piece between what interrupts it."""
    if is_off(agent, day):
        return
    second, begun = STARTS[agent.shift], STARTS[agent.shift]
    turn = (agent.number + day) % 4 * 2
    for state, reason, minutes in BLOCKS[turn:] + BLOCKS[:turn]:
        what = INTERRUPTS.get(reason if state != "available" else "")
        if what and second > begun:
            yield begun, second, "上班"
        if what:
            yield second, second + minutes * 60, what
            begun = second + minutes * 60
        second += minutes * 60
    if second > begun:
        yield begun, second, "上班"
