"""Zendesk ticket histories: the comments of a ticket, as messages."""

from __future__ import annotations

from qa.adapters.files.elements import elements, has, need
from qa.adapters.files.values import moment
from qa.adapters.platforms.zendesk import recorded, unwrap
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Skip, Source


def _audit(record: Record, row: Row, source: Source) -> None:
    """Comments of a ticket's history; the one it was opened with is the ticket's own description. Other changes are not
    ours to keep."""
    told = record.value
    native, comments = (
        told.get("ticket_id"),
        [e for e in told.get("events") or [] if e.get("type") == "Comment" and e.get("body")],
    )
    if any(e.get("type") == "Create" for e in told.get("events") or []):
        comments = comments[1:]
    if not comments:
        raise Skip("no_comment")
    if not native:
        raise Refused("MISSING_KEY", "ticket_id")
    row.entity, row.key = "audit", need(told, "id")
    at = moment(told.get("created_at"), "UTC", column="created_at")
    requester = next(
        (str(e.get("value")) for e in told.get("events") or [] if e.get("field_name") == "requester_id"), None
    )
    for place, comment in enumerate(comments, 1):
        speaker = (
            "system"
            if not comment.get("public", True)
            else "customer"
            if str(comment.get("author_id")) == requester
            else "unknown"
        )
        said = dict(
            interaction_id=source.contact(f"ticket:{native}"),
            programme_id=source.programme_id,
            speaker=speaker,
            role_source="vendor" if speaker != "unknown" else "none",
        )
        row.says.append(
            (
                "message",
                said
                | dict(
                    speaker_label=str(comment.get("author_id")),
                    said_at=at,
                    order_no=place,
                    kind="text",
                    text=comment["body"],
                ),
            )
        )


PLATFORMS = [
    Platform(
        "zendesk_audits",
        "Zendesk 工单历史",
        "Zendesk ticket audits",
        lambda u: has(u, '"audit"', '"events"') or has(u, '"audits"', '"events"') or recorded(u, "ticket_audits"),
        elements("audits", "audit", unwrap=unwrap),
        _audit,
    )
]
