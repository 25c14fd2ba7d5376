"""Who is planned for what, as the office's table says it."""

from __future__ import annotations

from pathlib import Path

from qa.simulation.exports.tables import local, write_csv
from qa.simulation.people import Agent
from qa.simulation.shifts import planned


def write_schedule(folder: Path, day: str, number: int, zero: int, agents: list[Agent]) -> None:
    """One day's plan of a brand's agents; `zero`: the second its day begins at."""
    write_csv(
        folder / f"schedule-{day}.csv",
        ["坐席", "上班", "下班", "安排"],
        (
            [agent.login, local(zero + begin), local(zero + end), what]
            for agent in agents
            for begin, end, what in planned(agent, number)
        ),
    )
