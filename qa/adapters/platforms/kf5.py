"""逸创云客服 KF5: calls. `connect` can be 1 where the talk lasted 0 s, so a call counts as answered by `connect`, and
the talk stays unknown."""

from __future__ import annotations

from datetime import timedelta

from qa.adapters.files.durations import duration_ms
from qa.adapters.files.elements import elements, has, need
from qa.adapters.files.values import moment, whole
from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Platform, Record, Row, Source

LABELS = {"非常满意": 5, "满意": 4, "一般": 3, "不满意": 2, "非常不满意": 1}


def say(record: Record, row: Row, source: Source) -> None:
    told = record.value
    native, start = need(told, "id"), moment(told.get("created_at"), source.zone, column="created_at")
    if start is None:
        raise Refused("BAD_TIMESTAMP", "created_at", told.get("created_at"))
    row.entity, row.key = "call", native
    incoming, answered = told.get("type") != "呼出", str(told.get("connect")) == "1"
    ring, talk = (
        duration_ms(told.get("alerting_seconds"), "s", "alerting_seconds"),
        duration_ms(told.get("duration"), "s", "duration"),
    )
    spent = duration_ms(told.get("callduration"), "s", "callduration")
    if answered and not talk:
        row.notes.append(Note("DURATION_MISMATCH", "duration", talk, "connect=1"))
    claim = dict(
        interaction_id=source.contact(native),
        native_id=native,
        claim_rank=10,
        channel="voice",
        direction="in" if incoming else "out",
        agent_native=str(told["agent_id"]) if told.get("agent_id") else None,
        address=("phone", str(told.get("from" if incoming else "to") or "")),
        started_at=start,
        ended_at=start + timedelta(milliseconds=spent) if spent else None,
        wait_ms=ring,
        talk_ms=talk or None,
        outcome="answered" if answered else "abandoned_ring" if incoming else "not_reached",
        transfer_count=whole(told.get("is_transfer")),
        time_precision="second",
    )
    row.says = [("interaction_claim", source.where() | claim)]
    label = told.get("satisfaction")
    if label not in (None, "", "-", "未评价"):
        if label not in LABELS:
            raise Refused("SCALE_UNKNOWN", "satisfaction", label)
        answer = dict(
            interaction_id=claim["interaction_id"],
            programme_id=source.programme_id,
            instrument="csat",
            status="answered",
            raw_label=label,
            score=LABELS[label],
        )
        row.says.append(("survey", answer))


PLATFORM = Platform(
    "kf5_calls",
    "逸创云客服 KF5 通话",
    "KF5 calls",
    lambda u: has(u, '"callduration"', '"alerting_seconds"'),
    elements("calls", "data", ""),
    say,
)
