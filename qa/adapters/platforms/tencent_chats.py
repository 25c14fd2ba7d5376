"""Tencent CCC words: DescribeChatMessages and DescribeTelRecordAsr. The session id stands in the puller's line or in the file name."""

from __future__ import annotations

from collections.abc import Iterator

from qa.adapters.platforms.tencent_envelope import answers, elements
from qa.adapters.reasons import Refused
from qa.adapters.source import Platform, Row, Source, Upload
from qa.adapters.values import moment

KINDS = {"Text": "text", "Image": "image"}


def _speaker(name: str, source: Source) -> str:
    """A member of staff writes from an address; `staff_pattern` of the source's options names another habit."""
    return "agent" if source.options.get("staff_pattern", "@") in name else "customer"


def read_chats(upload: Upload, source: Source) -> Iterator[Row]:
    named, seen = upload.session_in_name("DescribeChatMessages"), {}

    def say(item: dict, row: Row, session: str) -> None:
        native = session or named
        if not native:
            raise Refused("MISSING_KEY", "SessionId")
        said_at = moment(item.get("Timestamp"), "UTC", "epoch_s", "Timestamp")
        if said_at is None:
            raise Refused("BAD_TIMESTAMP", "Timestamp", item.get("Timestamp"))
        parts = item.get("Messages") or []
        base = f"{native}|{item['Timestamp']}|{item.get('From')}|{[p.get('Content') for p in parts]}"
        seen[base] = seen.get(base, 0) + 1
        row.key = f"{base}#{seen[base]}"
        for part in parts:
            kind = KINDS.get(part.get("Type"), "event")
            row.says.append(
                (
                    "message",
                    dict(
                        interaction_id=source.contact(native),
                        programme_id=source.programme_id,
                        speaker=_speaker(str(item.get("From") or ""), source),
                        role_source="from",
                        said_at=said_at,
                        kind=kind,
                        text=part.get("Content") or "" if kind == "text" else "",
                    ),
                )
            )

    return elements(answers(upload), "Messages", "chat_message", say)


def read_asr(upload: Upload, source: Source) -> Iterator[Row]:
    named = upload.session_in_name("DescribeTelRecordAsr")
    first: dict[str, int] = {}

    def say(item: dict, row: Row, session: str) -> None:
        native = session or named
        if not native:
            raise Refused("MISSING_KEY", "SessionId")
        start, end = int(item["Start"]), int(item["End"])
        if end < start:
            raise Refused("END_BEFORE_START", "End", end)
        zero = first.setdefault(native, start)
        row.key = f"{native}|{start}|{end}|{item.get('User')}"
        row.says = [
            (
                "message",
                dict(
                    interaction_id=source.contact(native),
                    programme_id=source.programme_id,
                    speaker=_speaker(str(item.get("User") or ""), source),
                    role_source="user",
                    begin_ms=start - zero,
                    end_ms=end - zero,
                    said_at=moment(start, "UTC", "epoch_ms", "Start"),
                    kind="speech",
                    text=item.get("Message") or "",
                ),
            )
        ]

    return elements(answers(upload), "AsrDataList", "asr_turn", say)


PLATFORMS = [
    Platform(
        "tencent_chats",
        "腾讯云联络中心 聊天消息",
        "Tencent CCC chat messages",
        lambda u: '"Messages"' in u.head and '"From"' in u.head and '"Response"' in u.head,
        read_chats,
    ),
    Platform("tencent_asr_turns", "腾讯云联络中心 通话转写", "Tencent CCC call transcripts", lambda u: '"AsrDataList"' in u.head, read_asr),
]
