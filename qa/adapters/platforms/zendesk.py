"""Zendesk: tickets (single, listed or incremental), their metrics and satisfaction ratings; also as a recorder of web
traffic kept them."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from datetime import datetime

import orjson

from qa.adapters.files.elements import elements, has, need
from qa.adapters.files.streams import MOST_JSON
from qa.adapters.files.values import moment, whole
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Skip, Source

VIA = {
    "voice": "voice",
    "web": "webchat",
    "chat": "webchat",
    "email": "email",
    "sms": "sms",
    "mobile": "app",
    "mobile_sdk": "app",
    "api": "other",
    "sample_ticket": "other",
}
SCORES = {"good": 5.0, "bad": 1.0, "good_with_comment": 5.0, "bad_with_comment": 1.0}


def unwrap(document: object) -> Iterator[object]:
    """The answers inside a recording of web traffic (betamax, VCR), else the document itself."""
    if not isinstance(document, dict) or "http_interactions" not in document:
        yield document
        return
    for exchange in document["http_interactions"]:
        body = (exchange.get("response") or {}).get("body") or {}
        data = (
            base64.b64decode(body["base64_string"])
            if body.get("base64_string")
            else str(body.get("string") or "").encode()
        )
        try:
            yield orjson.loads(zlib.decompressobj(31).decompress(data, MOST_JSON) if data[:2] == b"\x1f\x8b" else data)
        except (orjson.JSONDecodeError, zlib.error):
            yield Refused("JSON_INVALID", "body")


def _clock(told: dict) -> datetime | None:
    """When a ticket was last touched: updates by the system move generated_timestamp alone."""
    generated = told.get("generated_timestamp")
    moments = (
        moment(told.get("updated_at"), "UTC", column="updated_at"),
        moment(generated, "UTC", "epoch_s", "generated_timestamp") if generated else None,
    )
    return max((m for m in moments if m), default=None)


def _ticket(record: Record, row: Row, source: Source) -> None:
    told = record.value
    native = need(told, "id")
    row.entity, row.key, row.updated_at = "ticket", native, _clock(told)
    opened = moment(told.get("created_at"), "UTC", column="created_at")
    row.is_deleted = told.get("status") == "deleted"
    if row.is_deleted:
        return
    channel = VIA.get((told.get("via") or {}).get("channel"), "other")
    agent, group = (str(told[name]) if told.get(name) else None for name in ("assignee_id", "group_id"))
    contact = f"ticket:{native}"
    claim = dict(
        interaction_id=source.contact(contact),
        native_id=contact,
        claim_rank=10,
        channel=channel,
        direction="in",
        queue_native=group,
        agent_native=agent,
    )
    claim |= dict(
        address=("account", str(told.get("requester_id") or "")),
        started_at=opened,
        outcome="unknown",
        time_precision="second",
    )
    claim |= dict(is_resolved=True if told.get("status") in ("solved", "closed") else None)
    ticket = dict(
        ticket_id=source.contact(f"ticket-row:{native}"),
        native_id=native,
        interaction_id=claim["interaction_id"],
        agent_native=agent,
        status=told.get("status"),
    )
    ticket |= dict(category=told.get("type"), opened_at=opened)
    row.says = [("interaction_claim", source.where() | claim), ("ticket", source.where() | ticket)]
    if told.get("description"):
        said = dict(
            interaction_id=claim["interaction_id"],
            programme_id=source.programme_id,
            speaker="customer",
            role_source="vendor",
            said_at=opened,
            order_no=0,
            kind="text",
        )
        row.says.append(("message", said | dict(text=told["description"])))


def _metric(record: Record, row: Row, source: Source) -> None:
    """Minutes by the calendar; the business calendar of the vendor is not ours."""
    told = record.value
    native = need(told, "ticket_id")
    row.entity, row.key, row.updated_at = (
        "ticket_metric",
        native,
        moment(told.get("updated_at"), "UTC", column="updated_at"),
    )
    created, solved = (moment(told.get(name), "UTC", column=name) for name in ("created_at", "solved_at"))
    claim = dict(
        interaction_id=source.contact(f"ticket:{native}"),
        native_id=f"ticket:{native}",
        claim_rank=15,
        started_at=created,
        ended_at=solved,
    )
    claim |= dict(transfer_count=max(0, (whole(told.get("assignee_stations")) or 1) - 1))
    row.says = [("interaction_claim", source.where() | claim)]


def _rating(record: Record, row: Row, source: Source) -> None:
    told = record.value
    score, native = told.get("score"), need(told, "ticket_id")
    if score not in SCORES and score not in ("offered", "unoffered"):
        raise Refused("SCALE_UNKNOWN", "score", score)
    row.entity, row.key, row.updated_at = (
        "rating",
        need(told, "id"),
        moment(told.get("updated_at"), "UTC", column="updated_at"),
    )
    if score == "unoffered":
        raise Skip("not_offered")
    said = dict(
        interaction_id=source.contact(f"ticket:{native}"),
        programme_id=source.programme_id,
        instrument="csat",
        status="answered" if score in SCORES else "no_input",
    )
    said |= dict(raw_label=score, score=SCORES.get(score), comment=told.get("comment"), answered_at=row.updated_at)
    row.says = [("survey", said)]


def _other(record: Record, row: Row, source: Source) -> None:
    raise Skip("aggregate")


def recorded(upload, word: str) -> bool:
    return has(upload, '"http_interactions"') and word in upload.head


PLATFORMS = [
    Platform(
        "zendesk_tickets",
        "Zendesk 工单",
        "Zendesk tickets",
        lambda u: (
            (has(u, '"requester_id"', '"via"', '"status"') and '"events"' not in u.head) or recorded(u, "/tickets")
        ),
        elements("tickets", "ticket", "", unwrap=unwrap),
        _ticket,
    ),
    Platform(
        "zendesk_metrics",
        "Zendesk 工单时长",
        "Zendesk ticket metrics",
        lambda u: has(u, '"reply_time_in_minutes"'),
        elements("ticket_metrics", "ticket_metric", ""),
        _metric,
    ),
    Platform(
        "zendesk_ratings",
        "Zendesk 满意度",
        "Zendesk satisfaction ratings",
        lambda u: has(u, '"requester_id"', '"score"', '"ticket_id"'),
        elements("satisfaction_ratings", "satisfaction_rating", ""),
        _rating,
    ),
    Platform(
        "zendesk_other",
        "Zendesk 规则与事件（仅供核对）",
        "Zendesk policies and events (cross-check only)",
        lambda u: has(u, '"metric"', '"business_hours"') or has(u, '"child_events"') or has(u, '"SatisfactionRating"'),
        elements(""),
        _other,
    ),
]
