"""Asterisk's queue_log of the shop's calls."""

from __future__ import annotations

from pathlib import Path

from qa.simulation.service import Contact

PAUSES = {"acw": "话后", "break": None, "notready": None}


def native(contact: Contact) -> str:
    """Asterisk's unique id for calls, the chat tool's session number otherwise."""
    return f"{contact.started}.{contact.number}" if contact.channel == "voice" else f"KF{contact.number:08d}"


def queue_log(path: Path, calls: list[Contact], states: list) -> None:
    lines: list[tuple[int, int, str]] = []

    def add(second: int, order: int, *fields: object) -> None:
        lines.append((second, order, "|".join(str(f) for f in (second, *fields))))

    for c in calls:
        call, queue = native(c), c.queue
        if c.outcome == "abandoned_ivr":
            continue
        add(c.queued, 2 * c.number, call, queue, "NONE", "ENTERQUEUE", "", c.customer.phone, 1)
        if c.agent:
            add(
                c.answered,
                2 * c.number,
                call,
                queue,
                c.agent.login,
                "CONNECT",
                c.answered - c.queued,
                f"{call}1",
                c.ring,
            )
            if c.transferred:
                add(
                    c.ended,
                    2 * c.number,
                    call,
                    queue,
                    c.agent.login,
                    "BLINDTRANSFER",
                    "8001",
                    "from-internal",
                    c.answered - c.queued,
                    c.ended - c.answered,
                    1,
                )
            else:
                add(
                    c.ended,
                    2 * c.number,
                    call,
                    queue,
                    c.agent.login,
                    "COMPLETEAGENT" if c.ended_by == "agent" else "COMPLETECALLER",
                    c.answered - c.queued,
                    c.ended - c.answered,
                    1,
                )
        elif c.outcome == "timeout":
            add(c.ended, 2 * c.number, call, queue, "NONE", "EXITWITHTIMEOUT", 1, 1, c.ended - c.queued)
        else:
            add(c.ended, 2 * c.number, call, queue, "NONE", "ABANDON", 1, 1, c.ended - c.queued)
    paused: dict[str, bool] = {}
    for place, (second, agent, state, reason) in enumerate(states):
        order = 10**9 + place
        if state == "available":
            if paused.get(agent.login):
                add(second, order, "NONE", "ALL", agent.login, "UNPAUSEALL", "")
            elif agent.login not in paused:
                add(second, order, "MANAGER", "ALL", agent.login, "ADDMEMBER", "")
            paused[agent.login] = False
        elif state in PAUSES:
            if agent.login not in paused:
                add(second, order, "MANAGER", "ALL", agent.login, "ADDMEMBER", "")
            add(second, order, "NONE", "ALL", agent.login, "PAUSEALL", PAUSES[state] or reason)
            paused[agent.login] = True
        elif state == "offline":
            add(second, order, "MANAGER", "ALL", agent.login, "REMOVEMEMBER", "")
            paused.pop(agent.login, None)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(line + "\n" for _, _, line in sorted(lines, key=lambda x: (x[0], x[1]))), "utf-8")
