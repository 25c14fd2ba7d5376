"""微信公众号 客服: getmsglist records, one contact a customer and day (the day turns at the option `session_cut_hour`,
4), and the list of staff."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from qa.adapters.files.elements import elements, has, need
from qa.adapters.files.streams import json_documents
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Skip, Source

SPEAKERS = {2002: "agent", 2003: "customer"}
LISTS = ("kf_online_list", "sessionlist", "waitcaselist")


def _message(record: Record, row: Row, source: Source) -> None:
    """A record is a message of the customer's day: without a session number, the day and the customer make the
    contact."""
    told = record.value
    customer, code = need(told, "openid"), told.get("opercode")
    at = moment(told.get("time"), "UTC", "epoch_s", "time")
    if at is None:
        raise Refused("BAD_TIMESTAMP", "time", told.get("time"))
    worker, text = str(told.get("worker") or "").strip(), str(told.get("text") or "").strip()
    cut = timedelta(hours=int(source.options.get("session_cut_hour", 4)))
    native = f"{customer}|{(at + timedelta(hours=8) - cut).date().isoformat()}"
    row.entity, row.repeats, row.key = "mp_message", True, f"{customer}|{told.get('time')}|{code}|{worker}|{text}"
    agent = worker or None
    claim = dict(
        interaction_id=source.contact(native),
        native_to_hash=(customer, native.rsplit("|", 1)[1]),
        claim_rank=20,
        channel="wechat",
        direction="in",
        address=("wechat", customer),
    )
    claim |= dict(
        agent_native=agent,
        started_at=at,
        ended_at=at,
        outcome="answered" if agent else "unknown",
        time_precision="second",
    )
    row.says = [("interaction_claim", source.where() | claim)]
    if code in SPEAKERS:
        said = dict(
            interaction_id=claim["interaction_id"],
            programme_id=source.programme_id,
            speaker=SPEAKERS[code],
            role_source="vendor",
            said_at=at,
            kind="text",
            text=text,
        )
        row.says.append(("message", said))


def _staff(record: Record, row: Row, source: Source) -> None:
    told = record.value
    account = need(told, "kf_account")
    row.entity, row.key = "staff", account
    row.says = [
        (
            "agent",
            dict(
                agent_id=source.person(account),
                display_name=told.get("kf_nick") or account,
                employee_no=str(told.get("kf_id") or ""),
            ),
        )
    ]
    for native in {account, str(told.get("kf_nick") or account)}:
        row.says.append(
            (
                "agent_alias",
                dict(
                    source_id=source.space or source.source_id,
                    programme_id=source.programme_id,
                    native_id=native,
                    agent_id=source.person(account),
                ),
            )
        )


def _snapshots(upload: Upload, source: Source) -> Iterator[Record]:
    number = 0
    for document in json_documents(upload):
        items = next((document[name] for name in LISTS if isinstance(document, dict) and name in document), [document])
        for item in items:
            number += 1
            yield Record(number, item if isinstance(item, Refused) else Skip("aggregate"))


def _is_snapshot(upload: Upload) -> bool:
    return any(has(upload, f'"{name}"') for name in LISTS) or has(upload, '"errcode"', '"kf_account"', '"createtime"')


PLATFORMS = [
    Platform(
        "wechat_mp",
        "微信公众号 客服消息",
        "WeChat official account messages",
        lambda u: has(u, '"recordlist"') and has(u, '"opercode"'),
        elements("recordlist"),
        _message,
    ),
    Platform(
        "wechat_mp_staff",
        "微信公众号 客服名单",
        "WeChat official account staff",
        lambda u: has(u, '"kf_list"'),
        elements("kf_list"),
        _staff,
    ),
    Platform(
        "wechat_mp_now",
        "微信公众号 会话现状（仅供核对）",
        "WeChat official account, present sessions (cross-check only)",
        _is_snapshot,
        _snapshots,
    ),
]
