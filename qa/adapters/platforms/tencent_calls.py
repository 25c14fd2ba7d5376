"""Tencent CCC calls and IM sessions: DescribeTelCdr, DescribeProtectedTelCdr, DescribeIMCdrList, DescribeIMCdrs."""

from __future__ import annotations

from qa.adapters.files.durations import duration_ms
from qa.adapters.files.values import checked_span, gap_ms, moment, whole
from qa.adapters.platforms.tencent_envelope import elements
from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Platform, Record, Row, Source

TEL = {
    1: "answered",
    100: "blocked",
    102: "abandoned_ivr",
    103: "abandoned_queue",
    104: "abandoned_ring",
    105: "no_agent",
    106: "out_of_hours",
    107: "self_service",
    108: "blocked",
    109: "blocked",
    110: "blocked",
    111: "blocked",
    202: "not_reached",
    203: "not_reached",
    204: "not_reached",
    205: "not_reached",
    206: "not_reached",
    207: "failed",
    208: "failed",
    209: "abandoned_queue",
    210: "not_reached",
    211: "failed",
    212: "blocked",
}
ENDED = {"seat": "agent", "user": "customer", "system": "system"}


def _call(record: Record, row: Row, source: Source) -> None:
    cdr = record.value
    native = cdr.get("SessionId") or ""
    if not native:
        raise Refused("MISSING_KEY", "SessionId")
    row.entity, row.key = "call", native
    at = {
        k: moment(cdr.get(k), "UTC", "epoch_s", k)
        for k in ("StartTimestamp", "QueuedTimestamp", "RingTimestamp", "AcceptTimestamp", "EndedTimestamp")
    }
    start, queued, accept, end = (
        at[k] for k in ("StartTimestamp", "QueuedTimestamp", "AcceptTimestamp", "EndedTimestamp")
    )
    if start is None:
        raise Refused("BAD_TIMESTAMP", "StartTimestamp", cdr.get("StartTimestamp"))
    talk = duration_ms(cdr.get("Duration") or 0, "s", "Duration") if accept else None
    checked_span(accept or start, end, talk, row.notes, "EndedTimestamp", 30_000)
    status = whole(cdr.get("EndStatus"))
    outcome = TEL.get(status, "unknown")
    if status not in TEL:
        row.notes.append(Note("UNKNOWN_ENUM", "EndStatus", status))
    incoming = whole(cdr.get("Direction")) == 0
    seat = cdr.get("SeatUser") or {}
    agent = seat.get("UserId") or seat.get("Mail")
    group = cdr.get("QueuedSkillGroupName") or cdr.get("SkillGroup")
    phone = (
        (cdr.get("Caller") or cdr.get("ProtectedCaller"))
        if incoming
        else (cdr.get("Callee") or cdr.get("ProtectedCallee"))
    )
    wait = gap_ms(queued, accept or end)
    common = source.where() | dict(interaction_id=source.contact(native), queue_native=group or None)
    row.says = [
        (
            "interaction_claim",
            common
            | dict(
                native_id=native,
                claim_rank=10,
                channel="voice",
                direction="in" if incoming else "out",
                agent_native=agent,
                address=("phone", phone or ""),
                started_at=start,
                queued_at=queued,
                answered_at=accept,
                ended_at=end,
                ivr_ms=duration_ms(cdr.get("IVRDuration") or 0, "s", "IVRDuration"),
                wait_ms=wait,
                talk_ms=talk,
                outcome=outcome,
                outcome_raw=f"{status} {cdr.get('EndStatusString') or ''}".strip(),
                ended_by=ENDED.get(cdr.get("HungUpSide")),
                transfer_count=sum(bool(leg.get("TransferTo")) for leg in cdr.get("ServeParticipants") or []),
                time_precision="second",
            ),
        )
    ]
    if queued and incoming:
        row.says.append(
            (
                "visit_claim",
                common
                | dict(
                    visit_seq=1,
                    agent_native=agent,
                    entered_at=queued,
                    left_at=accept or end,
                    wait_ms=wait,
                    outcome=outcome,
                ),
            )
        )
    for key in (cdr.get("PostIVRKeyPressed") or [])[:1]:
        row.says.append(csat_answer(key.get("Key"), key.get("Label"), native, source, end))


def csat_answer(key: object, label: object, native: str, source: Source, at) -> tuple[str, dict]:
    """A satisfaction key. Its meaning is the tenant's: the source option `csat_labels` maps labels to 1–5."""
    silent = key in (None, "", "noInput")
    score = source.options.get("csat_labels", {}).get(str(label)) if not silent else None
    return (
        "survey",
        dict(
            interaction_id=source.contact(native),
            programme_id=source.programme_id,
            instrument="csat",
            status="no_input" if silent else "answered",
            raw_value=None if silent else str(key),
            raw_label=label or None,
            score=score,
            answered_at=at,
        ),
    )


PLATFORMS = [
    Platform(
        "tencent_calls",
        "腾讯云联络中心 通话记录",
        "Tencent CCC calls",
        lambda u: '"TelCdrList"' in u.head,
        elements("TelCdrList"),
        _call,
    )
]
