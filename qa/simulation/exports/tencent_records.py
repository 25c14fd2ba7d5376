"""One record of the telecom brand in Tencent's form: a call, a chat."""

from __future__ import annotations

from uuid import UUID

from qa.simulation.exports.shop import CSAT
from qa.simulation.service import Contact

TEL_END = {
    "answered": (1, "ok"),
    "abandoned_ivr": (102, "ivrGiveUp"),
    "abandoned_queue": (103, "waitingGiveUp"),
    "timeout": (103, "waitingGiveUp"),
}


def native(contact: Contact) -> str:
    return str(UUID(int=0x51A0_0000_4000_8000_0000_0000_0000_0000 + contact.number))


def group_number(queue: str) -> int:
    return 2500 + sum(queue.encode()) % 400


def call_record(c: Contact) -> dict:
    status, word = TEL_END[c.outcome]
    agent = c.agent
    queued = c.queued if c.outcome != "abandoned_ivr" else 0
    key = (
        [{"Key": str(c.csat), "Label": CSAT[c.csat], "NodeLabel": "满意度", "Timestamp": c.ended * 1000}]
        if c.survey == "answered"
        else [{"Key": "noInput", "Label": ""}]
        if c.survey
        else []
    )
    return {
        "SessionId": native(c),
        "Direction": 0,
        "CallType": 2,
        "Caller": f"0086{c.customer.phone}",
        "Callee": "008640012345",
        "Time": c.started,
        "StartTimestamp": c.started,
        "QueuedTimestamp": queued,
        "RingTimestamp": c.answered - c.ring if agent else 0,
        "AcceptTimestamp": c.answered if agent else 0,
        "EndedTimestamp": c.ended,
        "Duration": c.ended - c.answered if agent else 0,
        "IVRDuration": c.queued - c.started,
        "EndStatus": status,
        "EndStatusString": word,
        "HungUpSide": ("seat" if c.ended_by == "agent" else "user") if agent else "user",
        "QueuedSkillGroupId": group_number(c.queue),
        "QueuedSkillGroupName": c.queue if queued else "",
        "SkillGroup": c.queue if agent else "",
        "SkillGroupId": group_number(c.queue) if agent else 0,
        "SeatUser": (
            {"Mail": agent.login, "UserId": agent.login, "Name": agent.name, "StaffNumber": str(agent.number)}
            if agent
            else None
        ),
        "ServeParticipants": (
            [
                {
                    "Mail": agent.login,
                    "AcceptTimestamp": c.answered,
                    "EndedTimestamp": c.ended,
                    "Sequence": 0,
                    "Type": "staffSeat",
                    "TransferTo": "8001" if c.transferred else "",
                }
            ]
            if agent
            else []
        ),
        "PostIVRKeyPressed": key,
        "IVRKeyPressed": [],
        "AsrStatus": "Complete" if agent else "NotExists",
        "Uui": "",
        "UUI": "",
    }


def session_record(c: Contact) -> dict:
    return {
        "Id": str(c.number),
        "SessionId": native(c),
        "Type": 2,
        "Timestamp": c.queued,
        "Duration": c.ended - c.queued,
        "EndStatus": 1 if c.agent else 3,
        "Nickname": "访客",
        "StaffId": c.agent.login if c.agent else "",
        "SkillGroupId": str(group_number(c.queue)),
        "SkillGroupName": c.queue,
        "ClientUserId": c.customer.wechat,
        "Satisfaction": {"Id": 6 - c.csat, "Label": CSAT[c.csat]} if c.survey == "answered" else None,
    }
