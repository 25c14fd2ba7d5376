"""Files of strangers' systems: chats, call lists, spreadsheets, transcripts and clocks; each kind in two formats, what
is right worked by hand."""

from __future__ import annotations

import orjson
import pytest
from ingesting import accounted, bring
from workbook import workbook

from qa import pipeline
from qa.adapters.files.looking import looks_like
from qa.adapters.files.upload import Upload
from qa.adapters.source import Source
from qa.contacts.building import build
from qa.warehouse.store import Store

ROLES = {"column": "角色", "values": {"客户": "customer", "坐席": "agent", "机器人": "bot"}}
CHAT = Source(
    "im",
    "im",
    tables=({"match": "*", "message": {"contact": "会话", "said_at": "时间", "speaker": ROLES, "text": "内容"}},),
)
CALLS = "通话ID,呼叫类型,客户号码,{seat}工号,技能组,开始时间,结束时间,排队时长,通话时长,通话结果\n"


def _said(store):
    pipeline.refresh(store)
    return store.rows("select speaker, text from message order by interaction_id, message_seq")


def test_one_row_a_message_makes_contacts_in_the_files_order(folder):
    lines = [f"1,2025-11-26 10:00:00,{'客户' if n % 2 else '坐席'},第{n}句" for n in range(1, 9)] + [
        "2,2025-11-26 11:00:00,客户,在吗",
        "2,2025-11-26 11:00:30,坐席,在的",
    ]
    store = Store()
    assert bring(store, "会话,时间,角色,内容\n" + "\n".join(lines) + "\n", "chat.csv", CHAT).new == 10
    assert [r["text"] for r in _said(store) if r["text"].startswith("第")] == [f"第{n}句" for n in range(1, 9)]
    assert store.rows(
        "select native_id, channel, outcome, first_response_ms from interaction where native_id = '2'"
    ) == [{"native_id": "2", "channel": "webchat", "outcome": "answered", "first_response_ms": 30000}]


def test_messages_do_not_hide_what_a_list_of_contacts_says(folder):
    contact = {"id": "会话", "started_at": "开始", "channel": {"value": "wechat"}, "queue": "组"}
    both = Source("im", "im", tables=({"match": "list*", "contact": contact}, *CHAT.tables))
    store = Store()
    bring(store, "会话,时间,角色,内容\n1,2025-11-26 10:00:00,客户,在吗\n", "chat.csv", both)
    bring(store, "会话,开始,组\n1,2025-11-26 09:59:50,售后\n", "list.csv", both)
    build(store)
    assert store.one("select channel || queue_id from interaction") == "wechatim/售后"


def test_templates_and_assignees_answer_nobody(folder):
    def line(**told):
        return orjson.dumps(told | {"created_at": "2025-11-26T02:00:00Z", "updated_at": "2025-11-26T02:00:00Z"}) + b"\n"

    store = Store()
    bring(
        store,
        line(id=1, display_id=1, inbox_id=1, contact_id=5, assignee_id=7, first_reply_created_at=None),
        "conversations.jsonl",
    )
    greeting = line(id=11, conversation_id=1, message_type=3, content="通常几分钟内回复", private=False, sender_id=None)
    bring(
        store,
        line(id=10, conversation_id=1, message_type=0, content="有人吗", private=False, sender_id=5) + greeting,
        "messages.jsonl",
    )
    ticket = {
        "id": 9,
        "via": {"channel": "email"},
        "assignee_id": 77,
        "requester_id": 3,
        "status": "open",
        "subject": "x",
        "description": "退款没到",
    }
    bring(store, line(**ticket, url="https://x/api/v2/tickets/9.json", generated_timestamp=1764122400), "ticket.json")
    assert [r["speaker"] for r in _said(store) if "几分钟" in r["text"]] == ["bot"]
    assert {r["outcome"] for r in store.rows("select outcome from interaction")} == {"unknown"}


def test_of_equal_update_clocks_the_generated_later_one_counts(folder):
    store, ticket = (
        Store(),
        {
            "id": 9,
            "via": {"channel": "email"},
            "requester_id": 3,
            "created_at": "2025-11-20T01:00:00Z",
            "updated_at": "2025-11-20T01:00:00Z",
        },
    )
    fuller = ticket | {
        "assignee_id": 77,
        "group_id": 5,
        "status": "solved",
        "generated_timestamp": 1764122400,
        "url": "https://x/api/v2/tickets/9.json",
    }
    newer = ticket | {
        "assignee_id": None,
        "group_id": 6,
        "status": "open",
        "generated_timestamp": 1764122500,
        "url": "https://x/api/v2/tickets/9.json",
    }
    for name, told in (("p2.json", newer), ("p1.json", fuller)):
        bring(store, orjson.dumps({"tickets": [told]}), name)
    build(store)
    assert store.one("select status from ticket") == "open" and store.one("select queue_id from interaction") == "pbx/6"


@pytest.mark.parametrize("seat", ["坐席", "座席"])
def test_call_lists_in_any_spelling(folder, seat):
    head = CALLS.format(seat=seat)
    rows = [
        f"{n},呼入,1390000220{n},800{n},售后,2025-11-26 10:0{n}:00,2025-11-26 10:0{n}:40,12,20,{said}"
        for n, said in enumerate(("双方接听", f"{seat}接听", f"{seat}未接听", "系统接听"), 1)
    ]
    store = Store()
    receipt = bring(store, "sep=,\r\n" + head + rows[0] + "\n" + head + "\n".join(rows[1:]) + "\n", "calls.csv")
    build(store)
    assert accounted(receipt) and (receipt.new, receipt.skipped) == (4, 1), "the header in the middle is skipped"
    assert [r["outcome"] for r in store.rows("select outcome from interaction order by native_id")] == [
        "answered",
        "answered",
        "abandoned_ring",
        "self_service",
    ]
    assert store.one("select count(agent_id) from interaction") == 4


@pytest.mark.parametrize(
    "encode", [lambda t: t.encode("utf-16-le"), lambda t: t.encode("utf-16-be"), lambda t: t.replace(",", ";").encode()]
)
def test_call_lists_without_a_mark_or_with_semicolons(folder, encode):
    text = (
        CALLS.format(seat="坐席") + "1,呼入,13900002201,8001,售后,2025-11-26 10:00:00,2025-11-26 10:03:00,12,160,接通\n"
    )
    store = Store()
    assert bring(store, encode(text), "calls.csv").new == 1


def test_what_excel_rounded_is_nobody_and_its_armour_comes_off(folder):
    row = "{id},呼入,{who},8001,售后,2025-11-26 10:00:00,2025-11-26 10:03:00,12,160,接通\n"
    text = (
        CALLS.format(seat="坐席")
        + row.format(id="1", who="1.39E+10")
        + row.format(id='"=""1002"""', who='"=""13900009998"""')
        + row.format(id="3", who="'13900009998")
    )
    store = Store()
    assert bring(store, text, "calls.csv").new == 3
    build(store)
    found = {r["native_id"]: r["customer_id"] for r in store.rows("select native_id, customer_id from interaction")}
    assert found["1"] is None and found["1002"] == found["3"] and found["3"]
    assert store.one("select reason_code from quarantine where reason_code = 'ADDRESS_ROUNDED'")


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        (
            "日报.csv",
            "编号;谁打的;几点\n1;甲;10\n".encode(),
            "日报.csv 像一张表，用「；」分隔，列：编号、谁打的、几点。",
        ),
        ("x.json", b'[{"who": 1, "when": 2}]', "x.json 是 JSON，键：who、when。"),
        ("x.xlsx", workbook([["编号", "谁"], [1, "甲"]]), "x.xlsx 是 Excel 工作簿，工作表：S。"),
        ("x.bin", bytes(range(8)) * 40, "x.bin 不是文字也不是工作簿。"),
        ("x.txt", "只有一句话\n".encode(), "x.txt 是文字，没有列。"),
    ],
)
def test_what_nobody_knows_says_what_it_looks_like(tmp_path, name, raw, said):
    (tmp_path / name).write_bytes(raw)
    words, told = looks_like(Upload.at(tmp_path / name))
    assert words.format(**told) == said
