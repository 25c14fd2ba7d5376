"""Tencent CCC through and through: calls, IM, chats, transcripts, staff states."""

from __future__ import annotations

import base64

import orjson
from ingesting import bring

from qa.adapters.source import Source
from qa.contacts.building import build
from qa.warehouse.store import Store


def test_tencent_through_and_through(folder):
    store, source = (
        Store(),
        Source("t", "t", options={"csat_labels": {"满意": 4}, "channel_of_queue": {"微信组": "wechat"}}),
    )
    start = 1772413200
    call = {
        "SessionId": "s-1",
        "Direction": 0,
        "Caller": "008613800000001",
        "StartTimestamp": start,
        "QueuedTimestamp": start + 20,
        "AcceptTimestamp": start + 32,
        "EndedTimestamp": start + 132,
        "Duration": 100,
        "IVRDuration": 20,
        "EndStatus": 1,
        "EndStatusString": "ok",
        "HungUpSide": "user",
        "QueuedSkillGroupName": "热线",
        "SeatUser": {"UserId": "a@x.example"},
        "PostIVRKeyPressed": [{"Key": "1", "Label": "满意"}],
        "ServeParticipants": [{"TransferTo": "8001"}],
        "Uui": "",
        "UUI": "",
    }
    lost = call | {
        "SessionId": "s-2",
        "AcceptTimestamp": 0,
        "EndStatus": 103,
        "SeatUser": None,
        "PostIVRKeyPressed": [],
    }
    odd = call | {"SessionId": "s-3", "EndStatus": 777}
    pages = lambda field, items: orjson.dumps({"Response": {"TotalCount": len(items), field: items, "RequestId": "r"}})  # noqa: E731
    assert bring(store, pages("TelCdrList", [call, lost, odd]), "DescribeTelCdr.json", source).new == 3
    words = {
        "Response": {
            "RequestId": "r",
            "AsrDataList": [
                {"User": "a@x.example", "Message": "您好", "Start": (start + 32) * 1000, "End": (start + 33) * 1000},
                {"User": "138", "Message": "我想退款", "Start": (start + 34) * 1000, "End": (start + 36) * 1000},
            ],
        }
    }
    assert bring(store, orjson.dumps(words), "DescribeTelRecordAsr_s-1abcd.json", source).new == 2
    assert bring(store, orjson.dumps(words | {"x": 1}), "DescribeTelRecordAsr.json", source).quarantined == 2
    session = {
        "Id": "9",
        "SessionId": "im-1",
        "Duration": 60,
        "EndStatus": 1,
        "StaffId": "a@x.example",
        "Timestamp": start,
        "SkillGroupName": "微信组",
        "Satisfaction": None,
        "ClientUserId": "wx1",
    }
    assert bring(store, pages("IMCdrList", [session]), "im.json", source).new == 1
    chat = orjson.dumps(
        {
            "SessionId": "im-1",
            "Response": {
                "Messages": [
                    {"Timestamp": start + 9, "From": "a@x.example", "Messages": [{"Type": "Text", "Content": "在的"}]},
                    {
                        "Timestamp": start,
                        "From": "wx1",
                        "Messages": [{"Type": "Text", "Content": "在吗"}, {"Type": "Image", "Content": "http://x"}],
                    },
                ]
            },
        }
    )
    assert bring(store, chat + b"\n" + chat.replace(b"im-1", b"im-2"), "chats.jsonl", source).new == 4
    cursor = lambda t: base64.b64encode(f"{t}000,a@x.example,0".encode()).decode()  # noqa: E731
    states = [
        {"Cursor": cursor(start), "Status": "free", "Timestamp": start},
        {"Cursor": cursor(start + 60), "Status": "busy", "Timestamp": start + 60},
        {"Cursor": "?", "Status": "free", "Timestamp": start},
    ]
    receipt = bring(store, pages("Data", states), "status.json", source)
    assert (receipt.new, receipt.quarantined) == (2, 1)
    build(store)
    rows = {r["native_id"]: r for r in store.rows("select * from interaction")}
    assert (rows["s-1"]["wait_ms"], rows["s-1"]["talk_ms"], rows["s-1"]["ivr_ms"], rows["s-1"]["transfer_count"]) == (
        12000,
        100000,
        20000,
        1,
    )
    assert (
        rows["s-2"]["outcome"],
        rows["s-3"]["outcome"],
        rows["im-1"]["channel"],
        rows["im-1"]["first_response_ms"],
    ) == ("abandoned_queue", "unknown", "wechat", 9000)
    assert (
        store.rows(
            "select text from message where interaction_id = ? order by message_seq", [rows["im-1"]["interaction_id"]]
        )[0]["text"]
        == "在吗"
    )
    assert store.one("select score from survey where status = 'answered' limit 1") == 4
    assert [r["is_unfinished"] for r in store.rows("select is_unfinished from agent_state order by started_at")] == [
        False,
        True,
    ], "nobody signed off"
    store.close()
