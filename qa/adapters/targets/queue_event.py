"""An event of a queue, as Asterisk writes them: a call enters, is taken, ends; an agent arrives, pauses, leaves."""

from __future__ import annotations

from qa.adapters.files.values import whole
from qa.adapters.platforms.queue_events import EVENTS
from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need

NEEDS_CALL = {
    "ENTERQUEUE",
    "CONNECT",
    "COMPLETEAGENT",
    "COMPLETECALLER",
    "ABANDON",
    "EXITWITHTIMEOUT",
    "EXITEMPTY",
    "EXITWITHKEY",
}
WAITED = {
    "CONNECT": 1,
    "COMPLETEAGENT": 1,
    "COMPLETECALLER": 1,
    "ABANDON": 3,
    "EXITWITHTIMEOUT": 3,
    "EXITEMPTY": 3,
    "EXITWITHKEY": 4,
}


def queue_event(said: dict, source: Source, notes: list[Note]) -> Said:
    """Fields: happened_at, event, call, queue, agent, wait and talk (durations), position, reason of a pause, customer
    (an address)."""
    event, happened = need(said, "event"), said.get("happened_at")
    if happened is None:
        raise Refused("BAD_TIMESTAMP", "happened_at", "")
    if event not in EVENTS:
        raise Refused("UNKNOWN_ENUM", "event", event)
    call = need(said, "call") if event in NEEDS_CALL else str(said.get("call") or "NONE")
    seconds = {name: None if said.get(name) is None else str(round(said[name] / 1000)) for name in ("wait", "talk")}
    data: dict[int, str | None] = {1: str(said["reason"])} if said.get("reason") not in (None, "") else {}
    if event in WAITED:
        data[WAITED[event]] = seconds["wait"]
    if event in ("COMPLETEAGENT", "COMPLETECALLER"):
        data[2] = seconds["talk"]
    if event == "ENTERQUEUE" and said.get("position") not in (None, ""):
        data[3] = str(whole(said["position"]))
    state = (
        source.options.get("pause_states", {}).get(str(said.get("reason") or ""), "break")
        if event in ("PAUSE", "PAUSEALL")
        else None
    )
    where = source.where() | dict(interaction_id=source.contact(call), native_id=call)
    row = where | dict(
        queue_native=said.get("queue") or None,
        agent_native=said.get("agent") or None,
        happened_at=happened,
        event=event,
        state=state,
    )
    rows = [("queue_event", row | {f"data{place}": value for place, value in data.items()})]
    if event == "ENTERQUEUE" and said.get("customer") and said["customer"][1]:
        rows.append(
            (
                "interaction_claim",
                where | dict(claim_rank=15, address=said["customer"], channel="voice", direction="in"),
            )
        )
    return "", rows


TARGET = Target("queue_event", queue_event)
