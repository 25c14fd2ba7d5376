"""Genesys Cloud conversation details: a conversation is sent again as it grows; an agent who never answered still has
handle time, so only talk counts."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from qa.adapters.files.elements import elements, has, need
from qa.adapters.files.values import gap_ms, moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Source

CHANNELS = {
    "voice": "voice",
    "chat": "webchat",
    "message": "webchat",
    "email": "email",
    "callback": "voice",
    "video": "video",
}
PEOPLE = ("customer", "external")
ENDED = {"tAbandon": "abandoned_queue", "tFlowOut": "timeout"}


def _at(holder: dict, name: str) -> datetime | None:
    return moment(holder.get(name), "UTC", column=name)


class Session(NamedTuple):
    """A participant's part in a conversation: from its first segment to its last, and what the platform measured in it,
    in ms by metric."""

    participant: dict
    segments: list[dict]
    begin: datetime | None
    end: datetime | None
    measured: dict[str, int]

    def spent(self, kind: str, metric: str) -> int:
        """Time by the metric where there are metrics, else over the segments of a kind."""
        if self.measured:
            return self.measured.get(metric, 0)
        return sum(
            gap_ms(_at(g, "segmentStart"), _at(g, "segmentEnd")) or 0
            for g in self.segments
            if g.get("segmentType") == kind
        )

    def starts(self, kind: str) -> list[datetime]:
        return sorted(at for g in self.segments if g.get("segmentType") == kind and (at := _at(g, "segmentStart")))


def _sessions(told: dict, purpose: str) -> list[Session]:
    """Of everyone with this purpose, in the order of their starts."""
    found = []
    for participant in told.get("participants") or []:
        for session in (participant.get("sessions") or []) if participant.get("purpose") == purpose else []:
            segments = session.get("segments") or []
            begins, ends = ([m for g in segments if (m := _at(g, name))] for name in ("segmentStart", "segmentEnd"))
            measured: dict[str, int] = {}
            for metric in session.get("metrics") or []:
                if isinstance(metric.get("value"), (int, float)):
                    measured[metric.get("name")] = measured.get(metric.get("name"), 0) + int(metric["value"])
            found.append(Session(participant, segments, min(begins, default=None), max(ends, default=None), measured))
    return sorted((s for s in found if s.begin), key=lambda s: s.begin)


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
    talks = sorted((s for s in _sessions(told, "agent") if s.starts("interact")), key=lambda s: s.starts("interact")[0])
    taken = talks[0].starts("interact")[0] if talks else None
    waits = [s for s in _sessions(told, "acd") if _queue_of(s)]
    queued = waits[0].begin if waits else None
    customer = next(
        (s for p in told.get("participants") or [] if p.get("purpose") in PEOPLE for s in p.get("sessions") or []), {}
    )
    channel = CHANNELS.get(customer.get("mediaType") or "voice", "other")
    outgoing = told.get("originatingDirection") == "outbound"
    outcome = (
        "answered"
        if talks
        else (
            "not_reached" if outgoing else "abandoned_queue" if waits and end else "abandoned_ivr" if end else "unknown"
        )
    )
    agent = talks[-1].participant if talks else None
    ivr = sum(s.measured.get("tIvr", 0) for s in _sessions(told, "ivr"))
    common = source.where() | dict(interaction_id=source.contact(native))
    claim = dict(
        native_id=native,
        claim_rank=10,
        channel=channel,
        direction="out" if outgoing else "in",
        queue_native=_queue_of(waits[0]) if waits else None,
        agent_native=agent.get("userId") or agent.get("participantName") if agent else None,
        address=(
            "phone" if channel == "voice" else "webchat",
            str(customer.get("dnis" if outgoing else "ani") or "").removeprefix("tel:"),
        ),
        started_at=start,
        queued_at=queued,
        answered_at=taken,
        ended_at=end,
        ivr_ms=ivr or None,
        wait_ms=gap_ms(queued, taken or end),
        talk_ms=sum(s.spent("interact", "tTalk") for s in talks) if talks else None,
        hold_ms=sum(s.spent("hold", "tHeld") for s in talks) if talks else None,
        acw_ms=sum(s.spent("wrapup", "tAcw") for s in talks) if talks else None,
        outcome=outcome,
        transfer_count=max(
            0, len({s.participant.get("participantId") or s.participant.get("userId") for s in talks}) - 1
        ),
        time_precision="second",
    )
    row.says = [("interaction_claim", common | claim)]
    for place, wait in enumerate(waits if not outgoing else [], 1):
        row.says.append(
            (
                "visit_claim",
                common
                | dict(visit_seq=place)
                | _visit(wait, waits[place].begin if place < len(waits) else None, talks, claim),
            )
        )


def _queue_of(session: Session) -> str | None:
    return next((g["queueId"] for g in session.segments if g.get("queueId")), None)


def _visit(wait: Session, until: datetime | None, talks: list[Session], claim: dict) -> dict:
    """One entry a session of the queue. Its metrics say how it ended; without them, the talk that follows before the
    next wait begins, else the next queue, else the whole."""
    talk = next(
        (
            (s.participant, at)
            for s in talks
            for at in s.starts("interact")[:1]
            if wait.end and at >= wait.end and (until is None or at < until)
        ),
        None,
    )
    ended = next((outcome for metric, outcome in ENDED.items() if metric in wait.measured), None)
    outcome = ended or (
        "answered"
        if talk
        else "timeout"
        if until
        else claim["outcome"]
        if claim["outcome"] != "answered"
        else "unknown"
    )
    waited = next((wait.measured[m] for m in (*ENDED, "tAcd") if m in wait.measured), None)
    agent = talk[0].get("userId") or talk[0].get("participantName") if talk and not ended else None
    left = talk[1] if talk and not ended else wait.end
    return dict(
        queue_native=_queue_of(wait),
        agent_native=agent,
        entered_at=wait.begin,
        left_at=left,
        wait_ms=gap_ms(wait.begin, left) if waited is None else waited,
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
