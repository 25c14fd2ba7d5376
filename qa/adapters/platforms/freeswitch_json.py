"""FreeSWITCH json_cdr with mod_callcenter variables: the caller's side says how the queue went, the agent's side is not
counted again."""

from __future__ import annotations

from urllib.parse import unquote

from qa.adapters.files.durations import duration_ms
from qa.adapters.files.elements import elements, has, need
from qa.adapters.files.values import checked_span, gap_ms, moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Skip, Source

MACHINES = {"voicemail": "voicemail", "record": "voicemail"} | dict.fromkeys(
    ("playback", "ivr", "hangup", "echo", "say", "play_and_get_digits"), "self_service"
)
CANCELLED = {
    "TIMEOUT": "timeout",
    "NO_AGENT_TIMEOUT": "no_agent",
    "BREAK_OUT": "abandoned_queue",
    "EXIT_WITH_KEY": "exit_key",
    "NONE": "abandoned_queue",
}


def say(record: Record, row: Row, source: Source) -> None:
    said = record.value.get("variables") or {}
    if said.get("cc_side") == "agent":
        raise Skip("agent_leg")
    native = need(said, "cc_member_session_uuid", "uuid")
    at = {
        name: moment(said.get(f"{name}_epoch"), "UTC", "epoch_s", f"{name}_epoch")
        for name in ("start", "answer", "end", "cc_queue_joined", "cc_queue_answered")
    }
    start, end, joined, taken = at["start"], at["end"], at["cc_queue_joined"], at["cc_queue_answered"]
    left = moment(
        said.get("cc_queue_terminated_epoch") or said.get("cc_queue_canceled_epoch"),
        "UTC",
        "epoch_s",
        "cc_queue_terminated_epoch",
    )
    if start is None:
        raise Refused("BAD_TIMESTAMP", "start_epoch", said.get("start_epoch"))
    row.entity, row.key, row.updated_at = "leg", native, end
    checked_span(start, end, duration_ms(said.get("duration"), "s", "duration"), row.notes, "end_epoch")
    queue, agent = (unquote(said.get(name) or "").split("@")[0] or None for name in ("cc_queue", "cc_agent"))
    is_bridged = any(said.get(name) for name in ("bridge_uuid", "last_bridge_to", "signal_bond"))
    machine = (
        MACHINES.get(str(said.get("last_app") or "").lower())
        if at["answer"] and not joined and not is_bridged
        else None
    )
    outcome = (
        ("answered" if taken else CANCELLED.get(said.get("cc_cancel_reason", ""), "abandoned_queue"))
        if joined
        else machine or ("answered" if at["answer"] else "not_reached")
    )
    common = source.where() | dict(interaction_id=source.contact(native), queue_native=queue, agent_native=agent)
    incoming = said.get("direction", "inbound") == "inbound"
    claim = dict(
        native_id=native,
        claim_rank=10,
        channel="voice",
        direction="in" if incoming else "out",
        address=("phone", unquote(said.get("caller_id_number" if incoming else "destination_number") or "")),
        started_at=start,
        queued_at=joined,
        answered_at=taken or (None if joined or machine else at["answer"]),
        ended_at=end,
        ivr_ms=gap_ms(start, joined),
        wait_ms=gap_ms(joined, taken or left or end),
        talk_ms=(
            gap_ms(taken, left or end)
            if joined
            else None
            if machine
            else duration_ms(said.get("billsec"), "s", "billsec")
        ),
        outcome=outcome,
        outcome_raw=said.get("cc_cancel_reason") or said.get("hangup_cause"),
        time_precision="second",
    )
    row.says = [("interaction_claim", common | claim)]
    if joined:
        visit = dict(
            visit_seq=1,
            entered_at=joined,
            left_at=taken or left or end,
            wait_ms=gap_ms(joined, taken or left or end),
            outcome=outcome,
        )
        row.says.append(("visit_claim", common | visit))


PLATFORM = Platform(
    "freeswitch_json",
    "FreeSWITCH JSON 话单与队列",
    "FreeSWITCH JSON CDR with queue",
    lambda u: has(u, '"variables"', '"start_epoch"'),
    elements(""),
    say,
)
