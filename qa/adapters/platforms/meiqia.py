"""美洽: conversations with all their messages; counts come as text, a grade of 0–2 as the customer's opinion."""

from __future__ import annotations

from qa.adapters.files.elements import elements, has, need
from qa.adapters.files.values import checked_span, moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Source

GRADES = {"0": 1, "1": 3, "2": 5, "bad": 1, "medium": 3, "good": 5, "差评": 1, "中评": 3, "好评": 5}
SPEAKERS = {"client": "customer", "agent": "agent", "robot": "bot", "system": "system"}


def say(record: Record, row: Row, source: Source) -> None:
    told = record.value
    native = need(told, "conv_id")
    start, end = (moment(told.get(name), source.zone, column=name) for name in ("conv_start_tm", "conv_end_tm"))
    if start is None:
        raise Refused("BAD_TIMESTAMP", "conv_start_tm", told.get("conv_start_tm"))
    checked_span(start, end, None, row.notes, "conv_end_tm")
    row.entity, row.key, row.updated_at = "conversation", native, end
    agent = str(told.get("agent_account") or told.get("agent_ID") or told.get("agent_name") or "") or None
    channel = {"weixin": "wechat", "wechat": "wechat", "weibo": "weibo", "sdk": "app"}.get(
        str(told.get("visitor_source") or "").lower(), "webchat"
    )
    common = source.where() | dict(
        interaction_id=source.contact(native), queue_native=told.get("group") or None, agent_native=agent
    )
    claim = dict(
        native_id=native,
        claim_rank=10,
        channel=channel,
        direction="in",
        address=(channel, str(told.get("client_id") or "")),
        started_at=start,
        queued_at=start,
        ended_at=end,
    )
    said_by = [SPEAKERS.get(str(item.get("from") or "").lower(), "unknown") for item in told.get("conv_content") or []]
    claim |= dict(
        outcome="answered" if agent and (not said_by or "agent" in said_by) else "abandoned_queue",
        time_precision="second",
    )
    row.says = [("interaction_claim", common | claim)]
    for place, item in enumerate(told.get("conv_content") or [], 1):
        speaker = SPEAKERS.get(str(item.get("from") or "").lower(), "unknown")
        said = dict(
            interaction_id=common["interaction_id"],
            programme_id=source.programme_id,
            order_no=place,
            speaker=speaker,
            role_source="vendor",
        )
        kind = "text" if str(item.get("type") or "text") in ("text", "message") else "event"
        text = str(item.get("content") or "") if kind == "text" else ""
        row.says.append(
            (
                "message",
                said
                | dict(
                    said_at=moment(item.get("timestamp") or item.get("created_on"), source.zone, column="timestamp"),
                    kind=kind,
                    text=text,
                ),
            )
        )
    grade = told.get("conv_quality_grade")
    if grade not in (None, ""):
        if str(grade) not in GRADES:
            raise Refused("SCALE_UNKNOWN", "conv_quality_grade", grade)
        answer = dict(
            interaction_id=common["interaction_id"],
            programme_id=source.programme_id,
            instrument="csat",
            status="answered",
            raw_value=str(grade),
            answered_at=end,
        )
        row.says.append(("survey", answer | dict(score=GRADES[str(grade)], comment=told.get("conv_quality_remark"))))


PLATFORM = Platform(
    "meiqia", "美洽 会话", "Meiqia conversations", lambda u: has(u, '"conv_id"'), elements("result", "data", ""), say
)
