"""Amazon Connect contact records: delivered at least once, the latest LastUpdateTimestamp counts; a transfer makes a
contact of its own."""

from __future__ import annotations

from qa.adapters.files.durations import duration_ms
from qa.adapters.files.elements import elements, has, need
from qa.adapters.files.values import checked_span, gap_ms, moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Source

CHANNELS = {"VOICE": "voice", "CHAT": "webchat", "TASK": "other", "EMAIL": "email", "SMS": "sms"}
OUTGOING = ("OUTBOUND", "API", "CALLBACK")
ENDED = {"CUSTOMER_DISCONNECT": "customer", "AGENT_DISCONNECT": "agent"}


def say(record: Record, row: Row, source: Source) -> None:
    ctr = record.value
    native = need(ctr, "ContactId")
    row.entity, row.key, row.updated_at = (
        "contact",
        native,
        moment(ctr.get("LastUpdateTimestamp"), "UTC", column="LastUpdateTimestamp"),
    )
    start = moment(ctr.get("InitiationTimestamp"), "UTC", column="InitiationTimestamp")
    end = moment(ctr.get("DisconnectTimestamp"), "UTC", column="DisconnectTimestamp")
    if start is None:
        raise Refused("BAD_TIMESTAMP", "InitiationTimestamp", ctr.get("InitiationTimestamp"))
    checked_span(start, end, None, row.notes, "DisconnectTimestamp")
    queue, agent = ctr.get("Queue") or {}, ctr.get("Agent") or {}
    queued, left = (moment(queue.get(name), "UTC", column=name) for name in ("EnqueueTimestamp", "DequeueTimestamp"))
    taken = moment(agent.get("ConnectedToAgentTimestamp"), "UTC", column="ConnectedToAgentTimestamp")
    outgoing = ctr.get("InitiationMethod") in OUTGOING
    is_callback = bool(queued and not taken and ctr.get("NextContactId") and ctr.get("DisconnectReason") not in ENDED)
    outcome = (
        "answered"
        if taken
        else (
            "callback"
            if is_callback
            else "not_reached"
            if outgoing
            else "abandoned_queue"
            if queued
            else "self_service"
            if end
            else "unknown"
        )
    )
    seconds = {
        name: duration_ms(agent.get(name), "s", name)
        for name in ("AgentInteractionDuration", "CustomerHoldDuration", "AfterContactWorkDuration")
    }
    wait = gap_ms(queued, taken) if taken else duration_ms(queue.get("Duration"), "s", "Duration")
    common = source.where() | dict(
        interaction_id=source.contact(native), queue_native=queue.get("Name"), agent_native=agent.get("Username")
    )
    claim = dict(
        native_id=native,
        claim_rank=10,
        channel=CHANNELS.get(ctr.get("Channel"), "other"),
        direction="out" if outgoing else "in",
        address=(
            "phone" if ctr.get("Channel") == "VOICE" else "webchat",
            (ctr.get("CustomerEndpoint") or {}).get("Address") or "",
        ),
        started_at=start,
        queued_at=queued,
        answered_at=taken,
        ended_at=end,
        ivr_ms=gap_ms(start, queued),
        wait_ms=wait,
        talk_ms=seconds["AgentInteractionDuration"],
        hold_ms=seconds["CustomerHoldDuration"],
        acw_ms=seconds["AfterContactWorkDuration"],
        outcome=outcome,
        outcome_raw=ctr.get("DisconnectReason"),
        ended_by=ENDED.get(ctr.get("DisconnectReason")),
        transfer_count=int(bool(ctr.get("NextContactId"))),
        time_precision="second",
    )
    row.says = [("interaction_claim", common | claim)]
    if queued and not outgoing:
        row.says.append(
            (
                "visit_claim",
                common
                | dict(visit_seq=1, entered_at=queued, left_at=left or taken or end, wait_ms=wait, outcome=outcome),
            )
        )


PLATFORM = Platform(
    "amazon_connect",
    "Amazon Connect 联络记录",
    "Amazon Connect contact records",
    lambda u: has(u, '"ContactId"', '"InitiationTimestamp"'),
    elements("Contacts", ""),
    say,
)
