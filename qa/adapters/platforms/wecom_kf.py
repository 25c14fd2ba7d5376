"""微信客服 (WeCom): sync_msg. Events carry their ids inside; what other programs send through the interface never comes
back, so agents' turns can be missing."""

from __future__ import annotations

from datetime import timedelta

from qa.adapters.files.elements import elements, has, need
from qa.adapters.files.values import moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Skip, Source

ORIGINS = {3: "customer", 4: "system", 5: "agent"}


def say(record: Record, row: Row, source: Source) -> None:
    told = record.value
    event = told.get("event") or {}
    inside = event if told.get("msgtype") == "event" else told
    customer, account = inside.get("external_userid") or "", inside.get("open_kfid") or ""
    if not customer:
        raise Skip("no_customer") if event else Refused("MISSING_KEY", "external_userid")
    at = moment(told.get("send_time"), "UTC", "epoch_s", "send_time")
    if at is None:
        raise Refused("BAD_TIMESTAMP", "send_time", told.get("send_time"))
    row.entity, row.key = "kf_message", need(told, "msgid")
    cut = timedelta(hours=int(source.options.get("session_cut_hour", 4)))
    native = f"{account}|{customer}|{(at + timedelta(hours=8) - cut).date().isoformat()}"
    agent = inside.get("servicer_userid") or inside.get("new_servicer_userid") or None
    common = source.where() | dict(
        interaction_id=source.contact(native), queue_native=account or None, agent_native=agent
    )
    claim = dict(
        native_to_hash=(customer, f"{account}|{native.rsplit('|', 1)[1]}"),
        claim_rank=20,
        channel="wechat",
        direction="in",
        address=("wechat", customer),
        started_at=at,
        ended_at=at,
    )
    speaker = ORIGINS.get(told.get("origin"), "unknown")
    claim |= dict(outcome="answered" if speaker == "agent" else None, time_precision="second")
    row.says = [("interaction_claim", common | claim)]
    if told.get("msgtype") != "event":
        text = (told.get("text") or {}).get("content") or ""
        kind = {"text": "text", "image": "image"}.get(told.get("msgtype"), "event")
        said = dict(
            interaction_id=common["interaction_id"],
            programme_id=source.programme_id,
            speaker=speaker,
            role_source="vendor",
        )
        row.says.append(("message", said | dict(said_at=at, kind=kind, text=text)))


PLATFORM = Platform(
    "wecom_kf",
    "企业微信 微信客服",
    "WeCom customer service",
    lambda u: has(u, '"msg_list"', '"send_time"'),
    elements("msg_list"),
    say,
)
