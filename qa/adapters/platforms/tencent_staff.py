"""Tencent CCC people: DescribeStaffStatusHistory (states change at points; ends are derived), DescribeStaffInfoList,
DescribeSessionDetail."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from qa.adapters.files.upload import Upload
from qa.adapters.files.values import moment
from qa.adapters.platforms.tencent_envelope import answers, elements
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Source

STATES = {
    "free": "available",
    "busy": "busy",
    "rest": "break",
    "notReady": "notready",
    "afterCallWork": "acw",
    "offline": "offline",
}


def _owner(cursor: str) -> tuple[str, str]:
    """(moment in ms, staff address) from a status cursor: base64 of "ms,address,number"."""
    try:
        at, staff, _ = base64.b64decode(cursor).decode("utf-8").split(",")
    except (ValueError, UnicodeDecodeError) as problem:
        raise Refused("MISSING_KEY", "Cursor", cursor) from problem
    return at, staff


def _state(record: Record, row: Row, source: Source) -> None:
    item = record.value
    at, staff = _owner(item.get("Cursor") or "")
    state = STATES.get(item.get("Status"))
    if state is None:
        raise Refused("UNKNOWN_ENUM", "Status", item.get("Status"))
    row.entity, row.key = "staff_state", f"{staff}|{at}|{item['Status']}"
    changed = moment(at, "UTC", "epoch_ms", "Cursor")
    row.says = [
        (
            "state_claim",
            source.where()
            | dict(
                agent_native=staff,
                happened_at=changed,
                state=state,
                state_raw=item["Status"],
                reason=item.get("Reason") or None,
            ),
        )
    ]


def _staff(record: Record, row: Row, source: Source) -> None:
    item = record.value
    mail = item.get("Mail") or ""
    if not mail:
        raise Refused("MISSING_KEY", "Mail")
    row.entity, row.key, row.updated_at = (
        "staff",
        mail,
        moment(item.get("LastModifyTimestamp"), "UTC", "epoch_s", "LastModifyTimestamp"),
    )
    row.says = [
        (
            "agent",
            dict(
                agent_id=source.person(mail),
                display_name=item.get("Nick") or item.get("Name") or mail,
                employee_no=str(item.get("StaffNumber") or ""),
            ),
        ),
        (
            "agent_alias",
            dict(
                source_id=source.space or source.source_id,
                programme_id=source.programme_id,
                native_id=mail,
                agent_id=source.person(mail),
            ),
        ),
    ]


def _details(upload: Upload, source: Source) -> Iterator[Record]:
    """A session's detail carries no session id of its own: it must stand in the puller's line or the file name."""
    named = upload.named(r"DescribeSessionDetail[_-](?P<id>[\w-]{6,})\.json")
    for number, (session, response) in enumerate(answers(upload), 1):
        yield Record(number, response, session or named)


def _detail(record: Record, row: Row, source: Source) -> None:
    row.entity, row.key, detail = "session_detail", record.context, record.value
    if not row.key:
        raise Refused("MISSING_KEY", "SessionId")
    claim = dict(interaction_id=source.contact(row.key), native_id=row.key, claim_rank=5)
    claim |= dict(
        started_at=moment(detail.get("StartTimeStamp"), "UTC", "epoch_s"), hold_ms=_held(detail.get("Events") or [])
    )
    row.says = [("interaction_claim", source.where() | claim)]


def _held(events: list[dict]) -> int:
    held, since = 0, None
    for event in sorted(events, key=lambda e: e.get("Timestamp") or 0):
        if event.get("EventType") == "StaffHold":
            since = event["Timestamp"]
        elif event.get("EventType") == "StaffUnhold" and since is not None:
            held, since = held + event["Timestamp"] - since, None
    return held * 1000


PLATFORMS = [
    Platform(
        "tencent_states",
        "腾讯云联络中心 坐席状态",
        "Tencent CCC staff states",
        lambda u: '"Data"' in u.head and '"Cursor"' in u.head and '"Status"' in u.head,
        elements("Data"),
        _state,
    ),
    Platform(
        "tencent_staff",
        "腾讯云联络中心 坐席名单",
        "Tencent CCC staff list",
        lambda u: '"StaffList"' in u.head,
        elements("StaffList"),
        _staff,
        brings_people=True,
    ),
    Platform(
        "tencent_detail",
        "腾讯云联络中心 会话详情",
        "Tencent CCC session details",
        lambda u: '"ServeParticipants"' in u.head and '"StartTimeStamp"' in u.head,
        _details,
        _detail,
    ),
]
