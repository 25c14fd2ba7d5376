"""Tencent CCC words: DescribeChatMessages and DescribeTelRecordAsr. The session id stands in the puller's line or in
the file name."""

from __future__ import annotations

from qa.adapters.files.values import moment
from qa.adapters.platforms.tencent_envelope import elements
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Source

KINDS = {"Text": "text", "Image": "image"}


def _speaker(name: str, source: Source) -> str:
    """A member of staff writes from an address; `staff_pattern` of the source's options names another habit."""
    return "agent" if source.options.get("staff_pattern", "@") in name else "customer"


def _needed(record: Record) -> str:
    if not record.context:
        raise Refused("MISSING_KEY", "SessionId")
    return record.context


def _chat(record: Record, row: Row, source: Source) -> None:
    item, native = record.value, _needed(record)
    said_at = moment(item.get("Timestamp"), "UTC", "epoch_s", "Timestamp")
    if said_at is None:
        raise Refused("BAD_TIMESTAMP", "Timestamp", item.get("Timestamp"))
    parts = item.get("Messages") or []
    row.entity, row.repeats = "chat_message", True
    row.key = f"{native}|{item['Timestamp']}|{item.get('From')}|{[p.get('Content') for p in parts]}"
    who = dict(
        interaction_id=source.contact(native),
        programme_id=source.programme_id,
        speaker=_speaker(str(item.get("From") or ""), source),
        role_source="name",
    )
    for part in parts:
        kind = KINDS.get(part.get("Type"), "event")
        row.says.append(
            (
                "message",
                who | dict(said_at=said_at, kind=kind, text=part.get("Content") or "" if kind == "text" else ""),
            )
        )


def _turn(record: Record, row: Row, source: Source) -> None:
    """Start and End are absolute; what counts inside a contact is the moment, so that files may split it anywhere."""
    item, native = record.value, _needed(record)
    start, end = int(item["Start"]), int(item["End"])
    if end < start:
        raise Refused("END_BEFORE_START", "End", end)
    row.entity, row.key = "asr_turn", f"{native}|{start}|{end}|{item.get('User')}"
    row.says = [
        (
            "message",
            dict(
                interaction_id=source.contact(native),
                programme_id=source.programme_id,
                speaker=_speaker(str(item.get("User") or ""), source),
                role_source="name",
                begin_ms=start,
                end_ms=end,
                said_at=moment(start, "UTC", "epoch_ms", "Start"),
                kind="speech",
                text=item.get("Message") or "",
            ),
        )
    ]


PLATFORMS = [
    Platform(
        "tencent_chats",
        "腾讯云联络中心 聊天消息",
        "Tencent CCC chat messages",
        lambda u: '"Messages"' in u.head and '"Response"' in u.head,
        elements("Messages", "DescribeChatMessages"),
        _chat,
    ),
    Platform(
        "tencent_asr_turns",
        "腾讯云联络中心 通话转写",
        "Tencent CCC call transcripts",
        lambda u: '"AsrDataList"' in u.head,
        elements("AsrDataList", "DescribeTelRecordAsr"),
        _turn,
    ),
]
