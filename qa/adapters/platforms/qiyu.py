"""网易七鱼: sessions as pushed at their end (sent again until taken) and their messages."""

from __future__ import annotations

from qa.adapters.files.elements import elements, has, need
from qa.adapters.files.values import checked_span, gap_ms, moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Source

SCALES = {"2": {"100": 5, "1": 1}, "3": {"100": 5, "50": 3, "1": 1}, "5": {"100": 5, "75": 4, "50": 3, "25": 2, "1": 1}}
CHANNELS = {
    "wx": "wechat",
    "wx_ma": "wechat",
    "wb": "weibo",
    "web": "webchat",
    "ios": "app",
    "android": "app",
    "open": "other",
}


def _session(record: Record, row: Row, source: Source) -> None:
    """A bot's session counts as self-service; a transfer or takeover is a session of its own."""
    told = record.value
    native, bot = need(told, "id"), str(told.get("interaction")) == "1"
    start, queued, end = (
        moment(told.get(name), "UTC", "epoch_ms", name) for name in ("startTime", "inQueueTime", "endTime")
    )
    if start is None:
        raise Refused("BAD_TIMESTAMP", "startTime", told.get("startTime"))
    checked_span(start, end, None, row.notes, "endTime")
    row.entity, row.key, row.updated_at = "session", native, end
    agent = None if bot else str(told.get("staffId") or "") or None
    channel = CHANNELS.get(str(told.get("fromType") or "web").lower(), "other")
    outcome = "self_service" if bot else "answered" if agent else "abandoned_queue"
    common = source.where() | dict(
        interaction_id=source.contact(native), queue_native=told.get("fromGroup") or None, agent_native=agent
    )
    claim = dict(
        native_id=native,
        claim_rank=10,
        channel=channel,
        direction="in",
        address=(
            "account" if told.get("foreignId") else channel,
            str(told.get("foreignId") or told.get("userId") or ""),
        ),
        started_at=queued or start,
        queued_at=queued,
        answered_at=start if agent else None,
        ended_at=end,
        wait_ms=gap_ms(queued, start),
        outcome=outcome,
        outcome_raw=str(told["closeReason"]) if told.get("closeReason") is not None else None,
        reason_label=told.get("category") or None,
        transfer_count=int(str(told.get("relatedType")) == "4"),
        is_resolved={"1": True, "2": False}.get(str(told.get("userResolvedStatus"))),
        time_precision="second",
    )
    row.says = [("interaction_claim", common | claim)]
    if not bot:
        row.says.append(
            (
                "visit_claim",
                common
                | dict(
                    visit_seq=1,
                    entered_at=queued or start,
                    left_at=start if agent else end,
                    wait_ms=gap_ms(queued, start),
                    outcome=outcome,
                ),
            )
        )
    _evaluation(told, native, row, source)


def _evaluation(told: dict, native: str, row: Row, source: Source) -> None:
    offered, answered = (
        moment(told.get(name), "UTC", "epoch_ms", name) for name in ("staffInvitedEvaluateTime", "userJoinEvaluateTime")
    )
    raw, scale = told.get("evaluation"), SCALES.get(str(told.get("evaluationType")))
    if raw in (None, "", -1) and offered is None:
        return
    done = raw not in (None, "", -1)
    if done and scale is None:
        raise Refused("SCALE_UNKNOWN", "evaluationType", told.get("evaluationType"))
    if done and str(raw) not in scale:
        raise Refused("SCALE_UNKNOWN", "evaluation", raw)
    said = dict(
        interaction_id=source.contact(native),
        programme_id=source.programme_id,
        instrument="csat",
        status="answered" if done else "no_input",
    )
    row.says.append(
        (
            "survey",
            said
            | dict(
                raw_value=str(raw) if done else None,
                score=scale[str(raw)] if done else None,
                comment=told.get("evaluationRemark"),
                answered_at=answered,
            ),
        )
    )


def _message(record: Record, row: Row, source: Source) -> None:
    told = record.value
    native, own = need(told, "sessionId"), need(told, "id", "msgId")
    speaker = {"0": "agent", "1": "customer", "2": "system", "3": "bot"}.get(str(told.get("from")), "unknown")
    row.entity, row.key = "session_message", own
    said = dict(
        interaction_id=source.contact(native),
        programme_id=source.programme_id,
        order_no=int(own) if own.isdigit() else None,
        speaker=speaker,
        role_source="vendor",
    )
    kind = "text" if str(told.get("mType", "1")) in ("1", "text") else "event"
    row.says = [
        (
            "message",
            said
            | dict(
                said_at=moment(told.get("time"), "UTC", "epoch_ms", "time"),
                kind=kind,
                text=str(told.get("msg") or "") if kind == "text" else "",
            ),
        )
    ]


PLATFORMS = [
    Platform(
        "qiyu",
        "网易七鱼 会话",
        "NetEase Qiyu sessions",
        lambda u: has(u, '"staffFirstReplyTime"') or has(u, '"inQueueTime"', '"staffId"'),
        elements("message.list", "list", ""),
        _session,
    ),
    Platform(
        "qiyu_messages",
        "网易七鱼 消息",
        "NetEase Qiyu messages",
        lambda u: has(u, '"sessionId"', '"mType"'),
        elements("message.list", "list", ""),
        _message,
    ),
]
