"""Chatwoot: rows of its own database (conversations, messages, csat_survey_responses, users, contacts) and the CSAT
report it exports as CSV."""

from __future__ import annotations

from qa.adapters.files.elements import elements, has, need
from qa.adapters.files.values import moment, whole
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Skip, Source

SPEAKERS = {0: "customer", 1: "agent", 3: "bot"}
NOBODY = ("", "None", "null")


def _conversation(record: Record, row: Row, source: Source) -> None:
    told = record.value
    native = need(told, "id")
    row.entity, row.key, row.updated_at = (
        "conversation",
        native,
        moment(told.get("updated_at"), "UTC", column="updated_at"),
    )
    agent = str(told["assignee_id"]) if told.get("assignee_id") else None
    start, reply = (moment(told.get(name), "UTC", column=name) for name in ("created_at", "first_reply_created_at"))
    channel = source.options.get("channel_of_inbox", {}).get(str(told.get("inbox_id")), "webchat")
    claim = dict(
        interaction_id=source.contact(native),
        native_id=native,
        claim_rank=10,
        channel=channel,
        direction="in",
        queue_native=str(told["inbox_id"]) if told.get("inbox_id") else None,
    )
    claim |= dict(
        agent_native=agent,
        address=("account", str(told.get("contact_id") or "")),
        started_at=start,
        queued_at=start,
        answered_at=reply,
    )
    claim |= dict(
        ended_at=moment(told.get("last_activity_at"), "UTC", column="last_activity_at"),
        outcome="answered" if reply else "unknown",
        time_precision="second",
    )
    claim |= dict(is_resolved=True if str(told.get("status")) in ("1", "resolved") else None)
    row.says = [("interaction_claim", source.where() | claim)]


def _message(record: Record, row: Row, source: Source) -> None:
    """Private notes and activity lines are no words of the conversation; templates and what nobody sent are the
    machine's."""
    told = record.value
    kind = whole(told.get("message_type"))
    if str(told.get("private")).lower() in ("true", "1") or kind not in SPEAKERS:
        raise Skip("internal")
    row.entity, row.key, row.updated_at = (
        "chat_message",
        need(told, "id"),
        moment(told.get("updated_at"), "UTC", column="updated_at"),
    )
    is_somebody = "sender_id" not in told or str(told["sender_id"]) not in NOBODY
    speaker = "bot" if told.get("sender_type") == "AgentBot" or kind == 1 and not is_somebody else SPEAKERS[kind]
    said = dict(
        interaction_id=source.contact(need(told, "conversation_id")),
        programme_id=source.programme_id,
        order_no=int(told["id"]),
        speaker=speaker,
        role_source="vendor",
    )
    row.says = [
        (
            "message",
            said
            | dict(
                said_at=moment(told.get("created_at"), "UTC", column="created_at"),
                kind="text",
                text=str(told.get("content") or ""),
            ),
        )
    ]


def _survey(record: Record, row: Row, source: Source) -> None:
    told = record.value
    score = float(need(told, "rating"))
    if not 1 <= score <= 5:
        raise Refused("SCALE_UNKNOWN", "rating", score)
    row.entity, row.key, row.updated_at = (
        "csat",
        need(told, "id"),
        moment(told.get("updated_at"), "UTC", column="updated_at"),
    )
    said = dict(
        interaction_id=source.contact(need(told, "conversation_id")),
        programme_id=source.programme_id,
        instrument="csat",
        status="answered",
        raw_value=str(told["rating"]),
    )
    row.says = [
        (
            "survey",
            said
            | dict(
                score=score,
                comment=told.get("feedback_message"),
                answered_at=moment(told.get("created_at"), "UTC", column="created_at"),
            ),
        )
    ]


def _user(record: Record, row: Row, source: Source) -> None:
    told = record.value
    native = need(told, "id")
    row.entity, row.key, row.updated_at = "user", native, moment(told.get("updated_at"), "UTC", column="updated_at")
    agent_id = str(told.get("email") or native)
    row.says = [
        (
            "agent",
            dict(
                agent_id=source.person(agent_id),
                display_name=told.get("display_name") or told.get("name") or agent_id,
                employee_no=native,
            ),
        )
    ]
    alias = dict(
        source_id=source.space or source.source_id, programme_id=source.programme_id, agent_id=source.person(agent_id)
    )
    row.says += [("agent_alias", alias | dict(native_id=name)) for name in {native, agent_id}]


def _contact(record: Record, row: Row, source: Source) -> None:
    told = record.value
    native = need(told, "id")
    row.entity, row.key, row.updated_at = "customer", native, moment(told.get("updated_at"), "UTC", column="updated_at")
    customer_id = source.contact(f"customer:{native}")
    row.says = [
        ("customer", dict(customer_id=customer_id, programme_id=source.programme_id, display_name=told.get("name")))
    ]
    for kind, value in (("account", native), ("phone", told.get("phone_number")), ("email", told.get("email"))):
        if value:
            row.says.append(
                (
                    "customer_alias",
                    dict(address=(kind, str(value)), customer_id=customer_id, programme_id=source.programme_id),
                )
            )


PLATFORMS = [
    Platform(
        "chatwoot_conversations",
        "Chatwoot 会话",
        "Chatwoot conversations",
        lambda u: has(u, '"display_id"', '"inbox_id"', '"contact_id"'),
        elements(""),
        _conversation,
    ),
    Platform(
        "chatwoot_messages",
        "Chatwoot 消息",
        "Chatwoot messages",
        lambda u: has(u, '"message_type"', '"conversation_id"', '"private"'),
        elements(""),
        _message,
    ),
    Platform(
        "chatwoot_csat",
        "Chatwoot 满意度",
        "Chatwoot CSAT",
        lambda u: has(u, '"rating"', '"conversation_id"', '"assigned_agent_id"'),
        elements(""),
        _survey,
    ),
    Platform(
        "chatwoot_users",
        "Chatwoot 坐席",
        "Chatwoot users",
        lambda u: has(u, '"display_name"', '"availability"', '"email"'),
        elements(""),
        _user,
        brings_people=True,
    ),
    Platform(
        "chatwoot_contacts",
        "Chatwoot 客户",
        "Chatwoot contacts",
        lambda u: has(u, '"phone_number"', '"identifier"', '"contact_type"'),
        elements(""),
        _contact,
        brings_people=True,
    ),
]
