"""Tencent CCC chat sessions."""

from __future__ import annotations

from datetime import timedelta

from qa.adapters.files.durations import duration_ms
from qa.adapters.files.values import moment, whole
from qa.adapters.platforms.tencent_calls import csat_answer
from qa.adapters.platforms.tencent_envelope import elements
from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Platform, Record, Row, Source

IM = {
    0: "failed",
    1: "answered",
    3: "no_agent",
    17: "answered",
    100: "blocked",
    101: "answered",
    102: "abandoned_ivr",
    108: "answered",
    109: "answered",
}


def _session(record: Record, row: Row, source: Source) -> None:
    cdr = record.value
    native = cdr.get("SessionId") or ""
    if not native:
        raise Refused("MISSING_KEY", "SessionId")
    row.entity, row.key = "im_session", f"{native}|{cdr.get('Id')}"
    start = moment(cdr.get("Timestamp"), "UTC", "epoch_s", "Timestamp")
    if start is None:
        raise Refused("BAD_TIMESTAMP", "Timestamp", cdr.get("Timestamp"))
    end = start + timedelta(milliseconds=duration_ms(cdr.get("Duration") or 0, "s", "Duration"))
    status = whole(cdr.get("EndStatus"))
    outcome = IM.get(status, "unknown")
    if status not in IM:
        row.notes.append(Note("UNKNOWN_ENUM", "EndStatus", cdr.get("EndStatus")))
    group, agent = cdr.get("SkillGroupName"), cdr.get("StaffId") or None
    channel = source.options.get("channel_of_queue", {}).get(group, "webchat")
    common = source.where() | dict(interaction_id=source.contact(native), queue_native=group or None)
    row.says = [
        (
            "interaction_claim",
            common
            | dict(
                native_id=native,
                claim_rank=10,
                channel=channel,
                direction="in",
                agent_native=agent,
                address=(channel, cdr.get("ClientUserId") or ""),
                started_at=start,
                queued_at=start,
                ended_at=end,
                outcome=outcome,
                outcome_raw=str(cdr.get("EndStatus")),
                transfer_count=int(status == 101),
                time_precision="second",
            ),
        )
    ]
    if group:
        visit = dict(
            visit_seq=1,
            agent_native=agent,
            entered_at=start,
            left_at=None if agent else end,
            wait_ms=None,
            outcome=outcome,
        )
        row.says.append(("visit_claim", common | visit))
    if cdr.get("Satisfaction"):
        row.says.append(
            csat_answer(cdr["Satisfaction"].get("Id"), cdr["Satisfaction"].get("Label"), native, source, end)
        )


PLATFORMS = [
    Platform(
        "tencent_im",
        "腾讯云联络中心 在线会话",
        "Tencent CCC IM sessions",
        lambda u: '"IMCdrList"' in u.head,
        elements("IMCdrList"),
        _session,
    )
]
