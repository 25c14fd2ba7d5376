"""Alibaba Cloud Smart Conversation Analysis (智能对话分析): the transcript with the vendor's own mood and speech rate,
and the call it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from qa.adapters.files.elements import lowered, within
from qa.adapters.files.streams import json_documents
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Source
from qa.adapters.speech import turn


def records(upload: Upload, source: Source) -> Iterator[Record]:
    """A record for each call, then one for each of its turns; the context is the call."""
    number = 0
    for document in json_documents(upload):
        found = (
            document
            if isinstance(document, Refused)
            else within(document, "Data.ResultInfo") or within(document, "ResultInfo")
        )
        for result in (
            [found]
            if isinstance(found, Refused)
            else found or [Refused("JSON_INVALID", "ResultInfo", detail="no ResultInfo")]
        ):
            told = {} if isinstance(result, Refused) else lowered(result)
            native = _native(told)
            number += 1
            yield Record(number, result if isinstance(result, Refused) else _status(told, native), native)
            for place, item in enumerate(told.get("asrResult") or [], 1):
                number += 1
                yield Record(number, lowered(item) | {"place": place}, native)


def _native(told: dict) -> str:
    return str(lowered(told.get("recording") or {}).get("callId") or told.get("vid") or told.get("taskId") or "")


def _status(told: dict, native: str) -> dict | Refused:
    if told.get("status") in (2, "2"):
        return Refused("TASK_FAILED", "Status", told.get("status"))
    if told.get("status") in (0, "0") or (told.get("status") is not None and not told.get("asrResult")):
        return Refused("TASK_NOT_READY", "Status", told.get("status"))
    return told if native else Refused("MISSING_KEY", "Vid")


def say(record: Record, row: Row, source: Source) -> None:
    told = record.value
    if "place" in told:
        vendor = dict(
            vendor_sentiment=str(told["emotionValue"]) if told.get("emotionValue") is not None else None,
            vendor_rate=told.get("speechRate"),
        )
        turn(
            row,
            source,
            record.context,
            told["place"],
            told.get("identity"),
            told["begin"],
            told["end"],
            told.get("words"),
            told.get("role"),
            **vendor,
        )
        return
    call, agent = lowered(told.get("recording") or {}), lowered(told.get("agent") or {})
    outgoing = str(call.get("callType")) == "1"
    row.entity, row.key = "sca_call", record.context
    started = moment(
        call.get("callTime"), source.zone, "epoch_ms" if str(call.get("callTime", "")).isdigit() else "", "CallTime"
    )
    claim = dict(
        interaction_id=source.contact(record.context),
        native_id=record.context,
        claim_rank=30,
        channel="voice",
        direction="out" if outgoing else "in",
        started_at=started,
    )
    claim |= dict(
        agent_native=agent.get("id") or agent.get("name"),
        queue_native=agent.get("skillGroup"),
        address=("phone", str(call.get("callee" if outgoing else "caller") or "")),
    )
    claim |= dict(talk_ms=int(call["duration"]) if call.get("duration") else None, outcome="answered")
    row.says = [("interaction_claim", source.where() | claim)]


PLATFORM = Platform(
    "aliyun_sca",
    "阿里云智能对话分析",
    "Alibaba Cloud SCA",
    lambda u: "esultInfo" in u.head and ("srResult" in u.head or "taskId" in u.head.lower() or "TaskId" in u.head),
    records,
    say,
)
