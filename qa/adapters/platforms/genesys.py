"""Genesys Cloud conversation details: a conversation is sent again as it grows; an agent who never answered still has handle time, so only talk counts."""

from __future__ import annotations

from datetime import datetime

from qa.adapters.elements import elements, has, need
from qa.adapters.reasons import Refused
from qa.adapters.source import Platform, Record, Row, Source
from qa.adapters.values import gap_ms, moment

CHANNELS = {"voice": "voice", "chat": "webchat", "message": "webchat", "email": "email", "callback": "voice", "video": "video"}
PEOPLE = ("customer", "external")


def _at(holder: dict, name: str) -> datetime | None:
    return moment(holder.get(name), "UTC", column=name)


def _segments(told: dict, purpose: str) -> list[tuple[dict, dict, dict]]:
    """(participant, session, segment) of everyone with this purpose, in the order of their starts."""
    found = [(p, s, g) for p in told.get("participants") or [] if p.get("purpose") == purpose for s in p.get("sessions") or [] for g in s.get("segments") or []]
    return sorted(found, key=lambda part: (part[2].get("segmentStart") or "", part[2].get("segmentType") or ""))


def say(record: Record, row: Row, source: Source) -> None:
    told = record.value
    native, start, end = need(told, "conversationId"), _at(told, "conversationStart"), _at(told, "conversationEnd")
    if start is None:
        raise Refused("BAD_TIMESTAMP", "conversationStart", told.get("conversationStart"))
    moments = [
        m
        for p in told.get("participants") or []
        for s in p.get("sessions") or []
        for g in s.get("segments") or []
        for m in (g.get("segmentStart"), g.get("segmentEnd"))
        if m
    ]
    row.entity, row.key = "conversation", native
    row.updated_at = end or moment(max(moments), "UTC", column="segmentEnd") if moments or end else None
    agents, queues = _segments(told, "agent"), _segments(told, "acd")
    talks = [(p, g) for p, _, g in agents if g.get("segmentType") == "interact"]
    spent = {
        kind: sum(gap_ms(_at(g, "segmentStart"), _at(g, "segmentEnd")) or 0 for _, _, g in agents if g.get("segmentType") == kind)
        for kind in ("interact", "hold", "wrapup")
    }
    taken = _at(talks[0][1], "segmentStart") if talks else None
    waits = [(s, g) for _, s, g in queues if g.get("queueId")]
    queued = _at(waits[0][1], "segmentStart") if waits else None
    customer = next((s for p in told.get("participants") or [] if p.get("purpose") in PEOPLE for s in p.get("sessions") or []), {})
    channel = CHANNELS.get(customer.get("mediaType") or "voice", "other")
    outgoing = told.get("originatingDirection") == "outbound"
    outcome = "answered" if talks else "not_reached" if outgoing else "abandoned_queue" if waits and end else "abandoned_ivr" if end else "unknown"
    agent = talks[-1][0] if talks else None
    common = source.where() | dict(interaction_id=source.contact(native))
    claim = dict(
        native_id=native,
        claim_rank=10,
        channel=channel,
        direction="out" if outgoing else "in",
        queue_native=waits[0][1]["queueId"] if waits else None,
        agent_native=agent.get("userId") or agent.get("participantName") if agent else None,
        address=("phone" if channel == "voice" else "webchat", str(customer.get("dnis" if outgoing else "ani") or "").removeprefix("tel:")),
        started_at=start,
        queued_at=queued,
        answered_at=taken,
        ended_at=end,
        wait_ms=gap_ms(queued, taken or end),
        talk_ms=spent["interact"] if talks else None,
        hold_ms=spent["hold"] if talks else None,
        acw_ms=spent["wrapup"] if talks else None,
        outcome=outcome,
        transfer_count=max(0, len({p.get("participantId") for p, _ in talks}) - 1),
        time_precision="second",
    )
    row.says = [("interaction_claim", common | claim)]
    for place, (_, segment) in enumerate(waits if not outgoing else [], 1):
        row.says.append(("visit_claim", common | dict(visit_seq=place) | _visit(segment, waits[place][1] if place < len(waits) else None, talks, claim)))


def _visit(segment: dict, following: dict | None, talks: list[tuple[dict, dict]], claim: dict) -> dict:
    """A wait ends with the talk that follows it before the next wait begins; without one it went on to the next queue, or ended as the whole did."""
    entered, left, until = _at(segment, "segmentStart"), _at(segment, "segmentEnd"), _at(following, "segmentStart") if following else None
    talk = next(
        ((p, _at(g, "segmentStart")) for p, g in talks if left and _at(g, "segmentStart") >= left and (until is None or _at(g, "segmentStart") < until)), None
    )
    outcome = "answered" if talk else "timeout" if following else claim["outcome"] if claim["outcome"] != "answered" else "unknown"
    agent = talk[0].get("userId") or talk[0].get("participantName") if talk else None
    return dict(
        queue_native=segment["queueId"],
        agent_native=agent,
        entered_at=entered,
        left_at=talk[1] if talk else left,
        wait_ms=gap_ms(entered, talk[1] if talk else left),
        outcome=outcome,
    )


PLATFORM = Platform(
    "genesys",
    "Genesys Cloud 会话明细",
    "Genesys Cloud conversation details",
    lambda u: has(u, '"conversationId"', '"participants"'),
    elements("conversations", ""),
    say,
)
