"""松果通信: Tencent CCC as a puller logs it, one response a line: calls, IM sessions, chats, call transcripts, staff
states."""

from __future__ import annotations

import base64
from pathlib import Path

import orjson

from qa.simulation.exports.tables import write_csv
from qa.simulation.exports.tencent_records import call_record, native, session_record
from qa.simulation.people import Agent, Customer
from qa.simulation.said import Said
from qa.simulation.service import Contact

PAGE = 100
STATES = {
    "available": "free",
    "busy": "busy",
    "acw": "afterCallWork",
    "break": "rest",
    "notready": "notReady",
    "offline": "offline",
}


def write_day(
    folder: Path,
    day: str,
    contacts: list[Contact],
    talks: dict[int, list[Said]],
    states: list[tuple[int, Agent, str, str]],
) -> None:
    calls = [c for c in contacts if c.channel == "voice"]
    chats = [c for c in contacts if c.channel != "voice"]
    _pages(folder / f"tel_cdr-{day}.jsonl", "TelCdrList", [call_record(c) for c in calls])
    _pages(folder / f"im_cdr-{day}.jsonl", "IMCdrList", [session_record(c) for c in chats])
    _lines(
        folder / f"tel_asr-{day}.jsonl",
        (
            {
                "SessionId": native(c),
                "Response": {
                    "RequestId": f"asr-{c.number}",
                    "AsrDataList": [
                        {
                            "User": c.agent.login if m.speaker == "agent" else c.customer.phone,
                            "Message": m.text,
                            "Start": c.answered * 1000 + m.begin,
                            "End": c.answered * 1000 + m.end,
                        }
                        for m in talks[c.number]
                    ],
                },
            }
            for c in calls
            if c.number in talks
        ),
    )
    _lines(
        folder / f"chats-{day}.jsonl",
        (
            {
                "SessionId": native(c),
                "Response": {
                    "RequestId": f"im-{c.number}",
                    "TotalCount": len(talks[c.number]),
                    "Messages": [
                        {
                            "Timestamp": c.answered + m.begin // 1000,
                            "From": c.agent.login if m.speaker == "agent" else c.customer.wechat,
                            "Messages": [{"Type": "Text", "Content": m.text}],
                        }
                        for m in talks[c.number]
                    ],
                },
            }
            for c in chats
            if c.number in talks
        ),
    )
    _pages(
        folder / f"staff_status-{day}.jsonl",
        "Data",
        [
            {
                "Cursor": base64.b64encode(f"{t * 1000},{a.login},{place}".encode()).decode(),
                "SessionId": "",
                "Status": STATES[state],
                "Timestamp": t,
                "Reason": reason,
            }
            for place, (t, a, state, reason) in enumerate(states)
        ],
    )


def _lines(path: Path, documents) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(orjson.dumps(d) + b"\n" for d in documents))


def _pages(path: Path, field: str, items: list[dict]) -> None:
    _lines(
        path,
        (
            {
                "Response": {
                    "TotalCount": len(items),
                    field: items[i : i + PAGE],
                    "RequestId": f"{path.stem}-{i // PAGE}",
                }
            }
            for i in range(0, len(items), PAGE)
        ),
    )


def write_lists(folder: Path, agents: list[Agent], customers: list[Customer], first_day: str, day_of) -> None:
    write_csv(
        folder / "roster.csv",
        ["工号", "姓名", "班组", "登录名", "入职日期"],
        ([a.agent_id, a.name, a.team, a.login, day_of(a.hired_day)] for a in agents),
    )
    write_csv(
        folder / "customers.csv",
        ["客户编号", "姓名", "手机", "微信", "价值", "近一年毛利", "近一年账单", "最近账单", "首张账单", "累计账单"],
        ([f"S{c.number:06d}", c.name, c.phone, c.wechat, *c.bought(day_of)] for c in customers if c.known),
    )
