"""Tencent CCC people: DescribeStaffStatusHistory (states change at points; ends are derived), DescribeStaffInfoList, DescribeSessionDetail."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from qa.adapters.platforms.tencent_envelope import answers, elements
from qa.adapters.reasons import Refused
from qa.adapters.source import Platform, Row, Source, Upload
from qa.adapters.values import moment

STATES = {"free": "available", "busy": "busy", "rest": "break", "notReady": "notready", "afterCallWork": "acw", "offline": "offline"}


def _owner(cursor: str) -> tuple[str, str]:
    """(moment in ms, staff address) from a status cursor: base64 of "ms,address,number"."""
    try:
        at, staff, _ = base64.b64decode(cursor).decode("utf-8").split(",")
    except (ValueError, UnicodeDecodeError) as problem:
        raise Refused("MISSING_KEY", "Cursor", cursor) from problem
    return at, staff


def read_states(upload: Upload, source: Source) -> Iterator[Row]:
    def say(item: dict, row: Row, _: str) -> None:
        at, staff = _owner(item.get("Cursor") or "")
        state = STATES.get(item.get("Status"))
        if state is None:
            raise Refused("UNKNOWN_ENUM", "Status", item.get("Status"))
        row.key = f"{staff}|{at}|{item['Status']}"
        row.says = [
            (
                "state_claim",
                dict(
                    source_id=source.source_id,
                    programme_id=source.programme_id,
                    agent_native=staff,
                    happened_at=moment(at, "UTC", "epoch_ms", "Cursor"),
                    line_no=row.no,
                    state=state,
                    state_raw=item["Status"],
                    reason=item.get("Reason") or None,
                ),
            )
        ]

    return elements(answers(upload), "Data", "staff_state", say)


def read_staff(upload: Upload, source: Source) -> Iterator[Row]:
    def say(item: dict, row: Row, _: str) -> None:
        mail = item.get("Mail") or ""
        if not mail:
            raise Refused("MISSING_KEY", "Mail")
        row.key, row.updated_at = mail, moment(item.get("LastModifyTimestamp"), "UTC", "epoch_s", "LastModifyTimestamp")
        row.says = [
            ("agent", dict(agent_id=mail, display_name=item.get("Nick") or item.get("Name") or mail, employee_no=str(item.get("StaffNumber") or ""))),
            ("agent_alias", dict(source_id=source.space or source.source_id, native_id=mail, agent_id=mail)),
        ]

    return elements(answers(upload), "StaffList", "staff", say)


def _read_detail(upload: Upload, source: Source) -> Iterator[Row]:
    """A session's detail carries no session id of its own: it must stand in the puller's line or the file name."""
    named = upload.session_in_name("DescribeSessionDetail")
    for number, (session, response) in enumerate(answers(upload), 1):
        row = Row(number, "session_detail", session or named)
        if isinstance(response, Refused):
            row.refused = response
        elif not row.key:
            row.refused = Refused("MISSING_KEY", "SessionId")
        else:
            row.says = [
                (
                    "interaction_claim",
                    dict(
                        interaction_id=source.contact(row.key),
                        source_id=source.source_id,
                        programme_id=source.programme_id,
                        native_id=row.key,
                        claim_rank=5,
                        started_at=moment(response.get("StartTimeStamp"), "UTC", "epoch_s"),
                        hold_ms=_held(response.get("Events") or []),
                    ),
                )
            ]
        yield row


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
        read_states,
    ),
    Platform("tencent_staff", "腾讯云联络中心 坐席名单", "Tencent CCC staff list", lambda u: '"StaffList"' in u.head, read_staff),
    Platform(
        "tencent_detail",
        "腾讯云联络中心 会话详情",
        "Tencent CCC session details",
        lambda u: '"ServeParticipants"' in u.head and '"StartTimeStamp"' in u.head,
        _read_detail,
    ),
]
