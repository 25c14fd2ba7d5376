"""Alibaba Cloud CCC: call detail records (ListCallDetailRecordsV2, GetCallDetailRecord) and agent state logs."""

from __future__ import annotations

from qa.adapters.files.durations import duration_ms
from qa.adapters.files.elements import elements, has, lowered, need
from qa.adapters.files.values import checked_span, moment, whole
from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Platform, Record, Row, Source

OUTCOMES = {
    "Success": "answered",
    "NoAnswer": "not_reached",
    "AbandonedInIVR": "abandoned_ivr",
    "IVRException": "failed",
    "AbandonedInQueue": "abandoned_queue",
    "QueuingTimeout": "timeout",
    "QueuingOverflow": "blocked",
    "AbandonedInRinging": "abandoned_ring",
    "AbandonedRinging": "abandoned_ring",
    "NoAgentAvailable": "no_agent",
    "NotWorkingTime": "out_of_hours",
    "Voicemail": "voicemail",
}
MEDIA = {"AUDIO": "voice", "VIDEO": "video", "CHAT": "webchat"}
STATES = {
    "ready": "available",
    "talking": "busy",
    "dialing": "busy",
    "ringing": "busy",
    "acw": "acw",
    "working": "acw",
    "break": "break",
    "offline": "offline",
    "notready": "notready",
}


def _call(record: Record, row: Row, source: Source) -> None:
    cdr = lowered(record.value)
    native = need(cdr, "contactId")
    start, taken, end = (
        moment(cdr.get(name), "UTC", "epoch_ms", name) for name in ("startTime", "establishedTime", "releaseTime")
    )
    if start is None:
        raise Refused("BAD_TIMESTAMP", "startTime", cdr.get("startTime"))
    row.entity, row.key, row.updated_at = "call", native, end
    seconds = {
        name: duration_ms(cdr.get(name) or None, "s", name)
        for name in ("ivrTime", "queueTime", "ringTime", "waitTime", "talkTime", "heldTime", "acwTime", "callDuration")
    }
    checked_span(start, end, seconds["callDuration"], row.notes, "releaseTime", 30_000)
    raw = str(cdr.get("contactDisposition") or "")
    outcome = OUTCOMES.get(raw) or ("answered" if taken else "unknown")
    if raw and raw not in OUTCOMES:
        row.notes.append(Note("UNKNOWN_ENUM", "contactDisposition", raw))
    agents, queues = (
        [part for part in str(cdr.get(name) or "").split(",") if part] for name in ("agentIds", "skillGroupNames")
    )
    incoming = str(cdr.get("contactType") or "Inbound").lower().startswith(("in", "call_in"))
    channel = MEDIA.get(str(cdr.get("mediaType") or "AUDIO").upper(), "other")
    wait = seconds["waitTime"] if seconds["waitTime"] is not None else seconds["queueTime"]
    common = source.where() | dict(
        interaction_id=source.contact(native),
        queue_native=queues[0] if queues else None,
        agent_native=agents[-1] if agents else None,
    )
    claim = dict(
        native_id=native,
        claim_rank=10,
        channel=channel,
        direction="in" if incoming else "out",
        address=(
            "phone" if channel == "voice" else "webchat",
            str(cdr.get("callingNumber" if incoming else "calledNumber") or ""),
        ),
        started_at=start,
        answered_at=taken,
        ended_at=end,
        ivr_ms=seconds["ivrTime"],
        wait_ms=wait,
        talk_ms=seconds["talkTime"],
        hold_ms=seconds["heldTime"],
        acw_ms=seconds["acwTime"],
        outcome=outcome,
        outcome_raw=raw or None,
        ended_by={"agent": "agent", "customer": "customer"}.get(str(cdr.get("releaseInitiator") or "").lower()),
        transfer_count=whole(cdr.get("transferCount")),
        time_precision="second",
    )
    row.says = [("interaction_claim", common | claim)]
    if queues and incoming:
        visit = dict(
            visit_seq=1,
            entered_at=start,
            left_at=taken or end,
            wait_ms=seconds["queueTime"] if seconds["queueTime"] is not None else wait,
            outcome=outcome,
        )
        row.says.append(("visit_claim", common | visit))
    if str(cdr.get("satisfactionSurveyOffered")).lower() == "true" or cdr.get("satisfactionIndex") not in (None, ""):
        row.says.append(("survey", _answer(cdr, native, source, end)))


def _answer(cdr: dict, native: str, source: Source, at) -> dict:
    """The index means what the tenant says: the source option `csat_scale` maps it to 1–5; without it the answer is
    kept without a score."""
    index = cdr.get("satisfactionIndex")
    score = source.options.get("csat_scale", {}).get(str(index))
    return dict(
        interaction_id=source.contact(native),
        programme_id=source.programme_id,
        instrument="csat",
        status="no_input" if index in (None, "") else "answered",
        raw_value=None if index in (None, "") else str(index),
        raw_label=cdr.get("satisfactionDescription"),
        score=float(score) if score is not None else None,
        answered_at=at,
    )


def _state(record: Record, row: Row, source: Source) -> None:
    log = lowered(record.value)
    agent, raw = need(log, "agentId", "userId"), need(log, "state")
    at = moment(log.get("startTime"), "UTC", "epoch_ms", "startTime")
    state = STATES.get(raw.lower())
    if state is None:
        raise Refused("UNKNOWN_ENUM", "state", raw)
    row.entity, row.key = "agent_state", f"{agent}|{log.get('startTime')}|{raw}"
    row.says = [
        (
            "state_claim",
            source.where()
            | dict(agent_native=agent, happened_at=at, state=state, state_raw=raw, reason=log.get("breakCode") or None),
        )
    ]


LISTS = ("Data.List", "Data.CallDetailRecords", "Data", "")
PLATFORMS = [
    Platform(
        "aliyun_calls",
        "阿里云联络中心 话单",
        "Alibaba Cloud CCC calls",
        lambda u: has(u, "ontactId", "ontactDisposition"),
        elements(*LISTS),
        _call,
    ),
    Platform(
        "aliyun_states",
        "阿里云联络中心 坐席状态",
        "Alibaba Cloud CCC agent states",
        lambda u: has(u, "orkMode", "tateCode"),
        elements(*LISTS),
        _state,
    ),
]
