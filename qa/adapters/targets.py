"""What a mapped record can become. Each target turns its fields into rows of the warehouse and names the record's key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qa.adapters.reasons import Refused
from qa.adapters.source import Source

Said = tuple[str, list[tuple[str, dict]]]
SCALES = {"csat": (1, 5), "nps": (0, 10), "ces": (1, 7), "resolved": (0, 1)}


@dataclass(frozen=True)
class Target:
    """`fields`: what a mapping may name. `say`: (fields, source, warnings) → (key, rows)."""

    name: str
    fields: dict[str, str]
    say: Callable[[dict, Source, list], Said]


def need(said: dict, field: str) -> str:
    value = said.get(field)
    if value in (None, ""):
        raise Refused("MISSING_KEY", field)
    return str(value)


def _whole(said: dict, field: str) -> int | None:
    value = said.get(field)
    return int(float(value)) if value not in (None, "") else None


def _gap(early, late) -> int | None:
    return round((late - early).total_seconds() * 1000) if early and late else None


def contact(said: dict, source: Source, warnings: list) -> Said:
    native = need(said, "id")
    started, ended, answered = said.get("started_at"), said.get("ended_at"), said.get("answered_at")
    if started is None:
        raise Refused("BAD_TIMESTAMP", "started_at", "")
    if ended and ended < started:
        raise Refused("END_BEFORE_START", "ended_at", ended)
    wait = said.get("wait") if said.get("wait") is not None else _gap(said.get("queued_at"), answered or ended)
    agent = said.get("agent") or None
    outcome = said.get("outcome") or ("answered" if answered or agent else None)
    common = dict(interaction_id=source.contact(native), source_id=source.source_id, programme_id=source.programme_id, queue_native=said.get("queue") or None)
    claim = common | dict(
        native_id=native, claim_rank=_whole(said, "rank") or 20, channel=said.get("channel"), direction=said.get("direction") or None, agent_native=agent, address=said.get("customer"),
        started_at=started, queued_at=said.get("queued_at"), answered_at=answered, ended_at=ended, ivr_ms=said.get("ivr"), wait_ms=wait, talk_ms=said.get("talk"), hold_ms=said.get("hold"),
        acw_ms=said.get("acw"), outcome=outcome, outcome_raw=said.get("outcome_raw"), ended_by=said.get("ended_by"), transfer_count=_whole(said, "transfers"),
        reason_label=said.get("reason"), is_resolved={"1": True, "0": False}.get(str(said.get("resolved"))), time_precision=said.get("precision") or "second",
    )
    rows = [("interaction_claim", claim)]
    if said.get("queue") and said.get("visits") != "no":
        rows.append(("visit_claim", common | dict(visit_seq=1, agent_native=agent, entered_at=said.get("queued_at") or started, left_at=answered or ended, wait_ms=wait, outcome=outcome or "unknown")))
    return f"{native}", rows


def message(said: dict, source: Source, warnings: list) -> Said:
    native = need(said, "contact")
    role = said.get("speaker")
    if role not in ("customer", "agent", "bot", "system"):
        raise Refused("UNKNOWN_ENUM", "speaker", role)
    order = said.get("order") or said["_order"]
    row = dict(
        interaction_id=source.contact(native), programme_id=source.programme_id, speaker=role, role_source="mapping", begin_ms=said.get("begin"), end_ms=said.get("end"),
        said_at=said.get("said_at"), kind=said.get("kind") or ("speech" if said.get("begin") is not None else "text"), text=said.get("text") or "",
    )
    return f"{native}|{order}" if said.get("order") else "", [("message", row)]


def agent(said: dict, source: Source, warnings: list) -> Said:
    agent_id = need(said, "id")
    rows = [("agent", dict(agent_id=agent_id, display_name=said.get("name") or agent_id, employee_no=said.get("employee_no") or agent_id, hired_on=said.get("hired_on"), left_on=said.get("left_on")))]
    for native in str(said.get("aliases") or agent_id).split(";"):
        rows.append(("agent_alias", dict(source_id=source.space or source.source_id, native_id=native.strip(), agent_id=agent_id, valid_from=None, valid_to=None)))
    if said.get("team"):
        team_id = f"{source.programme_id}/{said['team']}"
        rows.append(("team", dict(team_id=team_id, programme_id=source.programme_id, name=said["team"])))
        rows.append(("team_membership", dict(agent_id=agent_id, team_id=team_id, valid_from=said.get("valid_from"), valid_to=said.get("valid_to"))))
    return f"{agent_id}|{said.get('team')}|{said.get('valid_from')}", rows


def customer(said: dict, source: Source, warnings: list) -> Said:
    native = need(said, "id")
    customer_id = source.contact(f"customer:{native}")
    number = {f: float(said[f]) if said.get(f) not in (None, "") else None for f in ("margin", "orders")}
    rows = [("customer", dict(
        customer_id=customer_id, programme_id=source.programme_id, name_to_mask=said.get("name"), segment=said.get("segment"), margin_year=number["margin"],
        order_count_year=int(number["orders"]) if number["orders"] is not None else None, last_order_on=said.get("last_order_on"),
    ))]
    rows += [("customer_alias", dict(address=said[f], customer_id=customer_id)) for f in ("phone", "wechat", "email", "weibo", "account") if said.get(f) and said[f][1]]
    return native, rows


def survey(said: dict, source: Source, warnings: list) -> Said:
    native, instrument = need(said, "contact"), said.get("instrument") or "csat"
    raw = said.get("score")
    low, high = SCALES[instrument]
    score = None if raw in (None, "") else float(raw)
    if score is not None and not low <= score <= high:
        raise Refused("SCALE_UNKNOWN", "score", raw, f"{instrument} {low}-{high}")
    row = dict(
        interaction_id=source.contact(native), programme_id=source.programme_id, instrument=instrument, status="no_input" if score is None else "answered",
        raw_value=said.get("raw"), raw_label=said.get("label"), score=score, answered_at=said.get("happened_at"),
    )
    return f"{native}|{instrument}", [("survey", row)] if score is not None or said.get("offered") != "no" else []


def state(said: dict, source: Source, warnings: list) -> Said:
    row = dict(source_id=source.source_id, programme_id=source.programme_id, agent_native=need(said, "agent"), happened_at=said.get("happened_at"), line_no=said["_order"],
               state=said.get("state"), state_raw=said.get("raw"), reason=said.get("reason"))
    return f"{row['agent_native']}|{row['happened_at']}|{row['state']}", [("state_claim", row)]


TARGETS = {
    t.name: t
    for t in (
        Target("contact", {"id": "native id of the contact"}, contact),
        Target("message", {"contact": "native id of its contact"}, message),
        Target("agent", {"id": "agent"}, agent),
        Target("customer", {"id": "customer number"}, customer),
        Target("survey", {"contact": "native id of its contact"}, survey),
        Target("nps", {"contact": "native id of its contact"}, lambda said, source, warnings: survey(said | {"instrument": "nps", "offered": "no"}, source, warnings)),
        Target("state", {"agent": "agent"}, state),
    )
}
