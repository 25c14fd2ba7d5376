"""A contact, with its queue visit when a queue is named."""

from __future__ import annotations

from qa.adapters.files.values import checked_span, resolved, whole
from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need
from qa.channels import CHANNELS, PURPOSES

NOBODY = frozenset({"", "-", "--", "—", "/", "无", "0", None})
OUTCOMES = frozenset(
    """answered abandoned_queue abandoned_ivr abandoned_ring timeout no_agent exit_key callback self_service voicemail
    out_of_hours blocked not_reached failed unknown""".split()
)


def contact(said: dict, source: Source, notes: list[Note]) -> Said:
    native = need(said, "id")
    started, ended, answered = said.get("started_at"), said.get("ended_at"), said.get("answered_at")
    if started is None:
        raise Refused("BAD_TIMESTAMP", "started_at", "")
    spent = (
        sum(said.get(f) or 0 for f in ("ivr", "wait", "talk", "hold"))
        if said.get("talk") is not None and said.get("wait") is not None
        else None
    )
    started, ended = resolved(started, ended, spent if spent is not None else said.get("talk"), source.zone)
    checked_span(started, ended, spent, notes, "ended_at", 60_000)
    wait, left = said.get("wait"), answered or ended
    if wait is None and said.get("queued_at") and left:
        wait = round((left - said["queued_at"]).total_seconds() * 1000)
    agent = said.get("agent") if said.get("agent") not in NOBODY else None
    outgoing = said.get("direction") == "out"
    address = said.get("called") if outgoing and said.get("called") else said.get("customer")
    if wait is not None and wait < 0:
        raise Refused("END_BEFORE_START", "queued_at", said.get("queued_at"))
    outcome = _outcome(said.get("outcome"), outgoing, notes)
    if outcome and outcome != "answered" and outcome != "unknown":
        answered = None
    outcome = outcome or ("answered" if answered or (agent and not outgoing) else None)
    talk = said.get("talk")
    if talk is None and outcome == "answered" and answered and ended and ended >= answered:
        talk = max(0, round((ended - answered).total_seconds() * 1000) - (said.get("hold") or 0))
    common = source.where() | dict(interaction_id=source.contact(native), queue_native=said.get("queue") or None)
    claim = common | dict(
        native_id=native,
        claim_rank=whole(said.get("rank")) or 20,
        channel=_channel(said.get("channel"), notes),
        direction=said.get("direction") or None,
        agent_native=agent,
        address=address,
        started_at=started,
        queued_at=said.get("queued_at"),
        answered_at=answered,
        ended_at=ended,
        ivr_ms=said.get("ivr"),
        wait_ms=wait,
        talk_ms=talk,
        hold_ms=said.get("hold"),
        acw_ms=said.get("acw"),
        outcome=outcome,
        outcome_raw=said.get("outcome_raw"),
        ended_by=said.get("ended_by"),
        transfer_count=whole(said.get("transfers")),
        reason_label=said.get("reason"),
        is_resolved={"1": True, "0": False}.get(str(said.get("resolved"))),
        purpose=_purpose(said.get("purpose"), notes) if outgoing else None,
        case_native=said.get("case") or None,
        time_precision=said.get("precision") or "second",
    )
    rows = [("interaction_claim", claim)]
    never_queued = outcome in ("blocked", "out_of_hours") and not said.get("queued_at")
    if said.get("queue") and not outgoing and not never_queued:
        rows.append(
            (
                "visit_claim",
                common
                | dict(
                    visit_seq=1,
                    agent_native=agent,
                    entered_at=said.get("queued_at") or started,
                    left_at=answered or ended,
                    wait_ms=wait,
                    outcome=outcome or "unknown",
                ),
            )
        )
    return f"{native}", rows


def _purpose(said: str | None, notes: list[Note]) -> str | None:
    if said and said not in PURPOSES:
        notes.append(Note("UNKNOWN_ENUM", "purpose", said))
        return None
    return said or None


def _channel(said: str | None, notes: list[Note]) -> str | None:
    if said and said not in CHANNELS:
        notes.append(Note("UNKNOWN_ENUM", "channel", said))
        return "other"
    return said


def _outcome(said: str | None, outgoing: bool, notes: list[Note]) -> str | None:
    """A known outcome; a word nobody explained is noted and counts as unknown. Who is called cannot abandon."""
    if said and said not in OUTCOMES:
        notes.append(Note("UNKNOWN_ENUM", "outcome", said))
        return "unknown"
    return "not_reached" if outgoing and said == "abandoned_queue" else said or None


TARGET = Target("contact", contact)
