"""Amazon Contact Lens (voice and chat) and Transcribe Call Analytics: turns with the vendor's mood beside ours."""

from __future__ import annotations

from collections.abc import Iterator

from qa.adapters.files.streams import json_documents
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Source
from qa.adapters.speech import recording, role, turn


def records(upload: Upload, source: Source) -> Iterator[Record]:
    number = 0
    for document in json_documents(upload):
        if isinstance(document, Refused):
            number += 1
            yield Record(number, document)
            continue
        native = (document.get("CustomerMetadata") or {}).get("ContactId") or recording(upload.name, source)
        if document.get("JobStatus") in ("FAILED", "IN_PROGRESS", "QUEUED"):
            number += 1
            yield Record(
                number,
                Refused(
                    "TASK_FAILED" if document["JobStatus"] == "FAILED" else "TASK_NOT_READY",
                    "JobStatus",
                    document["JobStatus"],
                ),
            )
            continue
        who = {p.get("ParticipantId"): p.get("ParticipantRole") for p in document.get("Participants") or []}
        for place, item in enumerate(document.get("Transcript") or [], 1):
            number += 1
            yield Record(
                number,
                {k: v for k, v in item.items() if k != "Items"}
                | {"place": place, "role": item.get("ParticipantRole") or who.get(item.get("ParticipantId"))},
                native,
            )


def say(record: Record, row: Row, source: Source) -> None:
    item, native = record.value, record.context
    label, vendor = item.get("ParticipantId") or item.get("ParticipantRole"), item.get("role")
    if item.get("AbsoluteTime"):
        speaker, by = role(label, source, vendor)
        row.entity, row.key = "chat_turn", f"{native}|{item.get('Id') or item['place']}"
        said = dict(
            interaction_id=source.contact(native),
            programme_id=source.programme_id,
            order_no=item["place"],
            speaker=speaker,
            role_source=by,
            kind="text",
        )
        said |= dict(
            said_at=moment(item["AbsoluteTime"], "UTC", column="AbsoluteTime"),
            text=item.get("Content") or "",
            vendor_sentiment=item.get("Sentiment"),
        )
        row.says = [("message", said)]
        return
    turn(
        row,
        source,
        native,
        item["place"],
        label,
        item["BeginOffsetMillis"],
        item["EndOffsetMillis"],
        item.get("Content"),
        vendor,
        vendor_sentiment=item.get("Sentiment"),
    )


PLATFORM = Platform(
    "amazon_lens",
    "Amazon Contact Lens 与 Transcribe 通话分析",
    "Amazon Contact Lens and Transcribe Call Analytics",
    lambda u: (
        '"Transcript"' in u.head
        and ('"ParticipantRole"' in u.head or '"LoudnessScores"' in u.head or '"ParticipantId"' in u.head)
    ),
    records,
    say,
)
