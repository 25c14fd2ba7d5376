"""Calls of strangers' systems: legs, machines that answer, queues and transfers; each kind in two systems' formats, the
numbers worked by hand."""

from __future__ import annotations

import orjson
from ingesting import SOURCE, bring

from qa.access.reading import Reader
from qa.adapters.source import Source
from qa.contacts.building import build
from qa.metrics.counting import count
from qa.metrics.measuring import measure
from qa.warehouse.store import Store

CDR = (
    '"","{src}","100","from-trunk","""{src}""'
    ' <{src}>","SIP/trunk-1","{dst}","{app}","{data}","{start}","{answer}","{end}","{whole}","{talk}","{said}",'
    '"DOCUMENTATION","{uid}","","{linked}","{n}"\n'
)
FEW = "native_id, outcome, agent_id, wait_ms, talk_ms, acw_ms"


def _leg(n, second, ring, talk, dst="", app="Dial", said="ANSWERED", linked="1764122400.1", hour=10):
    at = [f"2025-11-26 {hour}:{(second + s) // 60:02}:{(second + s) % 60:02}" for s in (0, ring, ring + talk)]
    return CDR.format(
        src="13900002201", dst=dst, app=app, data="x", start=at[0], answer=at[1] if talk else "", end=at[2],
        whole=ring + talk, talk=talk, said=said, uid=f"1764122400.{n}", linked=linked, n=n,
    )  # fmt: skip


def _contacts(*files):
    store = Store()
    for name, data, source in files:
        assert not bring(store, data, name, source).quarantined
    build(store)
    rows = {
        r["native_id"]: {k: v for k, v in r.items() if k != "native_id"}
        for r in store.rows(f"select {FEW} from interaction")
    }
    visits = store.rows(
        """select queue_id, agent_id, outcome, wait_ms, talk_ms, is_transferred from queue_visit order by entered_at,
        queue_id"""
    )
    return store, rows, visits


def test_the_answered_leg_of_a_ring_group_says_how_the_call_ended(folder):
    legs = (
        _leg(2, 0, 9, 60, "PJSIP/201-1")
        + _leg(3, 0, 9, 0, "PJSIP/202-1", said="NO ANSWER")
        + _leg(4, 0, 9, 0, "PJSIP/203-1", said="NO ANSWER")
    )
    _, rows, _ = _contacts(("Master.csv", legs, SOURCE))
    assert rows == {
        "1764122400.1": dict(outcome="answered", agent_id="pbx/PJSIP/201", wait_ms=9000, talk_ms=60000, acw_ms=None)
    }


def test_a_hunt_group_waits_over_all_its_legs(folder):
    legs = _leg(2, 0, 15, 0, "PJSIP/201-1", said="NO ANSWER") + _leg(3, 15, 10, 60, "PJSIP/202-1")
    _, rows, _ = _contacts(("Master.csv", legs, SOURCE))
    assert rows["1764122400.1"] == dict(
        outcome="answered", agent_id="pbx/PJSIP/202", wait_ms=25000, talk_ms=60000, acw_ms=None
    )


def test_a_machine_answers_for_nobody(folder):
    legs = _leg(1, 0, 2, 25, app="Playback") + _leg(5, 60, 2, 40, app="VoiceMail", linked="1764122400.5")
    told = {
        "uuid": "u-1",
        "direction": "inbound",
        "start_epoch": "1764122400",
        "answer_epoch": "1764122402",
        "end_epoch": "1764122440",
        "duration": "40",
    }
    other = orjson.dumps(
        {"variables": told | {"billsec": "38", "last_app": "voicemail", "hangup_cause": "NORMAL_CLEARING"}}
    ).decode()
    _, rows, _ = _contacts(("Master.csv", legs, SOURCE), ("a.cdr.json", other, Source("fs", "fs")))
    assert {k: (r["outcome"], r["talk_ms"]) for k, r in rows.items()} == {
        "1764122400.1": ("self_service", None),
        "1764122400.5": ("voicemail", None),
        "u-1": ("voicemail", None),
    }


def test_a_queue_of_genesys_is_entered_once_and_its_metrics_count(folder):
    def at(second, ms=0):
        return f"2025-11-26T02:{second // 60:02}:{second % 60:02}.{ms:03}Z"

    def part(purpose, metrics, *segments, **who):
        spans = [
            {"segmentType": kind, "segmentStart": at(*a), "segmentEnd": at(*b), "queueId": "Q"}
            for kind, a, b in segments
        ]
        return who | {
            "purpose": purpose,
            "sessions": [
                {
                    "mediaType": "voice",
                    "segments": spans,
                    "metrics": [{"name": n, "value": v} for n, v in metrics.items()],
                }
            ],
        }

    silent = part("agent", {"tAcw": 4000}, ("wrapup", (14,), (18,)), userId="u-0")
    spoke = part(
        "agent",
        {"tTalk": 100_000, "tAcw": 60_000, "tHeld": 5_000},
        ("interact", (30,), (135,)),
        ("wrapup", (135,), (199,)),
        userId="u-1",
    )
    queue = part("acd", {"nOffered": 1, "tAcd": 19_986}, ("delay", (10,), (10, 14)), ("interact", (10, 14), (30,)))
    call = {
        "conversationId": "g",
        "conversationStart": at(0),
        "conversationEnd": at(135),
        "participants": [queue, silent, spoke],
    }
    _, rows, visits = _contacts(("g.json", orjson.dumps({"conversations": [call]}), SOURCE))
    assert rows["g"] == dict(outcome="answered", agent_id="pbx/u-1", wait_ms=20_000, talk_ms=100_000, acw_ms=60_000)
    assert [(v["outcome"], v["wait_ms"]) for v in visits] == [("answered", 19_986)]


def test_planned_wrap_up_lasts_what_the_event_says(folder):
    log = """1764122400|c1|sales|NONE|ENTERQUEUE||13900005555|1
1764122405|c1|sales|Agent/11|CONNECT|5|c1.2|3
1764122465|c1|sales|Agent/11|COMPLETEAGENT|5|60|1
1764122465|NONE|NONE|Agent/11|WRAPUPSTART|15
1764122765|NONE|NONE|Agent/11|PAUSE|
"""
    store, _, _ = _contacts(("queue_log", log, SOURCE))
    assert store.one("select sum(epoch(ended_at - started_at)) from agent_state where state = 'acw'") == 15


def test_an_attended_transfer_keeps_both_agents(folder):
    log = """1764122400|1.100|sales|NONE|ENTERQUEUE||13900001111|1
1764122412|1.100|sales|PJSIP/7009|CONNECT|12|1.101|11
1764122530|1.110|repair|NONE|ENTERQUEUE||7009|1
1764122532|1.110|sales|PJSIP/7009|ATTENDEDTRANSFER|APP|Queue|12|120|1
1764122537|1.100|repair|PJSIP/7051|CONNECT|7|1.111|6
1764122710|1.100|repair|PJSIP/7051|COMPLETEAGENT|7|173|1
"""
    for lines in (log, "".join(reversed(log.splitlines(keepends=True)))):
        store, rows, visits = _contacts(("queue_log", lines, SOURCE))
        assert set(rows) == {"1.100"} and rows["1.100"]["talk_ms"] == 293_000
        assert [tuple(v.values()) for v in visits] == [
            ("pbx/sales", "pbx/PJSIP/7009", "answered", 12000, 120000, True),
            ("pbx/repair", "pbx/PJSIP/7051", "answered", 7000, 173000, False),
        ]
        store.close()


def test_an_answer_without_an_entry_is_a_visit(folder):
    log = "1764122412|c9|sales|Agent/1|COMPLETECALLER|12|100|1\n1764122500|c8|sales|Agent/2|CONNECT|7|c8.1|2\n"
    _, rows, visits = _contacts(("queue_log", log, SOURCE))
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
    store, _, _ = _contacts(("queue_log", log, SOURCE))
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
    _, rows, visits = _contacts(("ctr.json", b"\n".join(map(orjson.dumps, (held, gone))), SOURCE))
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
    _, rows, visits = _contacts(("q.csv", table, source), ("queue_log.csv", pbxware, SOURCE))
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
    store, rows, visits = _contacts(("queue_log", away + answered, SOURCE), ("k.csv", table, source))
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
    store, _, _ = _contacts(("queue_log", log, SOURCE))
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
    store, _, _ = _contacts(("queue_log", log, SOURCE))
    assert _spent(store) == {("available", True): 3610, ("busy", False): 60, ("available", False): 3600}, (
        "the second day has an end, the first has not"
    )
