"""Queues and sessions of strangers' systems, the numbers worked by hand."""

from __future__ import annotations

import orjson
from ingesting import SOURCE
from strangers import contacts

from qa.access.reading import Reader
from qa.adapters.source import Source
from qa.metrics.counting import count
from qa.metrics.measuring import measure


def test_an_attended_transfer_keeps_both_agents(folder):
    log = """1764122400|1.100|sales|NONE|ENTERQUEUE||13900001111|1
1764122412|1.100|sales|PJSIP/7009|CONNECT|12|1.101|11
1764122530|1.110|repair|NONE|ENTERQUEUE||7009|1
1764122532|1.110|sales|PJSIP/7009|ATTENDEDTRANSFER|APP|Queue|12|120|1
1764122537|1.100|repair|PJSIP/7051|CONNECT|7|1.111|6
1764122710|1.100|repair|PJSIP/7051|COMPLETEAGENT|7|173|1
"""
    for lines in (log, "".join(reversed(log.splitlines(keepends=True)))):
        store, rows, visits = contacts(("queue_log", lines, SOURCE))
        assert set(rows) == {"1.100"} and rows["1.100"]["talk_ms"] == 293_000
        assert [tuple(v.values()) for v in visits] == [
            ("pbx/sales", "pbx/PJSIP/7009", "answered", 12000, 120000, True),
            ("pbx/repair", "pbx/PJSIP/7051", "answered", 7000, 173000, False),
        ]
        store.close()


def test_an_answer_without_an_entry_is_a_visit(folder):
    log = "1764122412|c9|sales|Agent/1|COMPLETECALLER|12|100|1\n1764122500|c8|sales|Agent/2|CONNECT|7|c8.1|2\n"
    _, rows, visits = contacts(("queue_log", log, SOURCE))
    assert {k: (r["outcome"], r["wait_ms"]) for k, r in rows.items()} == {
        "c9": ("answered", 12000),
        "c8": ("answered", 7000),
    }
    assert [(v["agent_id"], v["talk_ms"]) for v in visits] == [("pbx/Agent/1", 100000), ("pbx/Agent/2", None)]


def test_who_joins_paused_is_paused(folder):
    log = (
        "1764122400|NONE|sales|Agent/1|ADDMEMBER|PAUSED\n1764122460|NONE|sales|Agent/1|UNPAUSE|\n"
        "1764122520|NONE|sales|Agent/1|REMOVEMEMBER|\n"
    )
    store, _, _ = contacts(("queue_log", log, SOURCE))
    spent = {
        r["state"]: r["s"]
        for r in store.rows("select state, sum(epoch(ended_at - started_at)) as s from agent_state group by 1")
    }
    assert spent == {"break": 60, "available": 60}


def test_a_queued_callback_is_not_abandoned(folder):
    common = {
        "Channel": "VOICE",
        "InitiationMethod": "INBOUND",
        "InitiationTimestamp": "2025-11-26T02:00:00Z",
        "DisconnectTimestamp": "2025-11-26T02:05:00Z",
    }
    queue = {
        "Name": "Billing",
        "EnqueueTimestamp": "2025-11-26T02:00:30Z",
        "DequeueTimestamp": "2025-11-26T02:03:30Z",
        "Duration": 180,
    }
    held = common | {
        "ContactId": "c1",
        "NextContactId": "c2",
        "DisconnectReason": "CONTACT_FLOW_DISCONNECT",
        "Queue": queue,
    }
    gone = common | {"ContactId": "b1", "DisconnectReason": "CUSTOMER_DISCONNECT", "Queue": queue}
    _, rows, visits = contacts(("ctr.json", b"\n".join(map(orjson.dumps, (held, gone))), SOURCE))
    assert (rows["c1"]["outcome"], rows["b1"]["outcome"]) == ("callback", "abandoned_queue")
    assert sorted(v["outcome"] for v in visits) == ["abandoned_queue", "callback"]


def test_queue_events_of_any_table_can_be_mapped(folder):
    columns = dict(
        happened_at="when",
        event="what",
        call="id",
        queue="desk",
        agent="who",
        wait={"column": "w", "unit": "s"},
        talk={"column": "t", "unit": "s"},
    )
    source = Source("desk", "desk", tables=({"match": "*.csv", "queue_event": columns},))
    table = (
        "when,what,id,desk,who,w,t\n2025-11-26 10:00:00,ENTERQUEUE,k1,IT,,,\n2025-11-26"
        " 10:00:12,CONNECT,k1,IT,a1,12,\n2025-11-26 10:01:12,COMPLETECALLER,k1,IT,a1,12,60\n"
    )
    pbxware = """uid,date_time,callid,queue_name,type,event,param1,param2,param3,entpos,expos,htime,ttime,time
1,1764122400,1764122400.1,IT,NONE,ENTERQUEUE,13900001111,,,1,0,0,0,"2025-11-26 10:00:01"
2,1764122412,1764122400.1,IT,Agent/11,CONNECT,,1764122400.2,3,0,0,12,0,"2025-11-26 10:00:13"
3,1764122472,1764122400.1,IT,Agent/11,COMPLETECALLER,,,,1,0,12,60,"2025-11-26 10:01:13"
"""
    _, rows, visits = contacts(("q.csv", table, source), ("queue_log.csv", pbxware, SOURCE))
    assert [(v["outcome"], v["wait_ms"], v["talk_ms"]) for v in visits] == [("answered", 12000, 60000)] * 2
    assert set(rows) == {"k1", "1764122400.1"}


def test_calls_turned_away_are_numbers_of_their_own(folder, monkeypatch):
    away = "".join(
        f"{1764122400 + 60 * n}|t{n}|热线|NONE|{event}|\n"
        for n, event in enumerate(("FULL", "FULL", "FULL", "CLOSED", "JOINEMPTY", "DIVERT_CA_RATIO"))
    )
    answered = (
        "1764122800|t9|热线|NONE|ENTERQUEUE||13900002201|1\n1764122805|t9|热线|SIP/1|CONNECT|5|t9.1|4\n"
        "1764122865|t9|热线|SIP/1|COMPLETECALLER|5|60|1\n"
    )
    columns = dict(
        channel={"value": "voice"},
        direction={"value": "in"},
        id="号",
        started_at="时",
        ended_at="止",
        outcome={"column": "果", "values": {"溢出": "blocked", "下班": "out_of_hours"}},
        queue="组",
    )
    source = Source("desk", "desk", tables=({"match": "*.csv", "contact": columns},))
    table = (
        "号,时,止,果,组\nk1,2025-11-26 10:00:00,2025-11-26 10:00:05,溢出,IT\nk2,2025-11-26 22:00:00,2025-11-26"
        " 22:00:05,下班,IT\n"
    )
    store, rows, visits = contacts(("queue_log", away + answered, SOURCE), ("k.csv", table, source))
    count(store)
    assert {k: rows[k]["outcome"] for k in ("t0", "t3", "k1", "k2")} == {
        "t0": "blocked",
        "t3": "blocked",
        "k1": "blocked",
        "k2": "out_of_hours",
    }
    assert [v["outcome"] for v in visits] == ["answered"], "whoever was turned away never entered a queue"
    monkeypatch.setenv("XINSHENG_MIN_N", "1")
    told = {
        v.key: (v.value and round(v.value * v.n), v.n)
        for v in measure(Reader(store), ["turned_away", "queue_full", "queue_closed"])
    }
    assert told == {"turned_away": (8, 9), "queue_full": (3, 9), "queue_closed": (2, 9)}


def _spent(store):
    return {
        (r["state"], r["is_unfinished"]): r["s"]
        for r in store.rows(
            "select state, is_unfinished, sum(epoch(ended_at - started_at)) as s from agent_state group by all"
        )
    }


def test_a_log_in_of_many_hours_keeps_its_time(folder):
    log = "1764122400|NONE|sales|Agent/1|ADDMEMBER|\n1764194400|NONE|sales|Agent/1|REMOVEMEMBER|\n"
    store, _, _ = contacts(("queue_log", log, SOURCE))
    assert _spent(store) == {("available", False): 72_000}, "twenty hours, over midnight"
    store.one("select 1")


def test_a_session_nobody_ended_counts_to_the_last_sign_of_life(folder):
    log = """1764122400|NONE|sales|Agent/1|ADDMEMBER|
1764126000|c1|sales|NONE|ENTERQUEUE||13900005555|1
1764126010|c1|sales|Agent/1|CONNECT|10|c1.2|3
1764126070|c1|sales|Agent/1|COMPLETEAGENT|10|60|1
1764208800|NONE|sales|Agent/1|ADDMEMBER|
1764212400|NONE|sales|Agent/1|REMOVEMEMBER|
1764122400|NONE|sales|Agent/2|PAUSE|
"""
    store, _, _ = contacts(("queue_log", log, SOURCE))
    assert _spent(store) == {("available", True): 3610, ("busy", False): 60, ("available", False): 3600}, (
        "the second day has an end, the first has not"
    )
