"""Calls of strangers' systems: legs, machines that answer, queues and transfers; each kind in two systems' formats, the
numbers worked by hand."""

from __future__ import annotations

import orjson
from ingesting import SOURCE
from strangers import contacts

from qa.adapters.source import Source

CDR = (
    '"","{src}","100","from-trunk","""{src}""'
    ' <{src}>","SIP/trunk-1","{dst}","{app}","{data}","{start}","{answer}","{end}","{whole}","{talk}","{said}",'
    '"DOCUMENTATION","{uid}","","{linked}","{n}"\n'
)


def _leg(n, second, ring, talk, dst="", app="Dial", said="ANSWERED", linked="1764122400.1", hour=10):
    at = [f"2025-11-26 {hour}:{(second + s) // 60:02}:{(second + s) % 60:02}" for s in (0, ring, ring + talk)]
    return CDR.format(
        src="13900002201", dst=dst, app=app, data="x", start=at[0], answer=at[1] if talk else "", end=at[2],
        whole=ring + talk, talk=talk, said=said, uid=f"1764122400.{n}", linked=linked, n=n,
    )  # fmt: skip


def test_the_answered_leg_of_a_ring_group_says_how_the_call_ended(folder):
    legs = (
        _leg(2, 0, 9, 60, "PJSIP/201-1")
        + _leg(3, 0, 9, 0, "PJSIP/202-1", said="NO ANSWER")
        + _leg(4, 0, 9, 0, "PJSIP/203-1", said="NO ANSWER")
    )
    _, rows, _ = contacts(("Master.csv", legs, SOURCE))
    assert rows == {
        "1764122400.1": dict(outcome="answered", agent_id="pbx/PJSIP/201", wait_ms=9000, talk_ms=60000, acw_ms=None)
    }


def test_a_hunt_group_waits_over_all_its_legs(folder):
    legs = _leg(2, 0, 15, 0, "PJSIP/201-1", said="NO ANSWER") + _leg(3, 15, 10, 60, "PJSIP/202-1")
    _, rows, _ = contacts(("Master.csv", legs, SOURCE))
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
    _, rows, _ = contacts(("Master.csv", legs, SOURCE), ("a.cdr.json", other, Source("fs", "fs")))
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
    _, rows, visits = contacts(("g.json", orjson.dumps({"conversations": [call]}), SOURCE))
    assert rows["g"] == dict(outcome="answered", agent_id="pbx/u-1", wait_ms=20_000, talk_ms=100_000, acw_ms=60_000)
    assert [(v["outcome"], v["wait_ms"]) for v in visits] == [("answered", 19_986)]


def test_planned_wrap_up_lasts_what_the_event_says(folder):
    log = """1764122400|c1|sales|NONE|ENTERQUEUE||13900005555|1
1764122405|c1|sales|Agent/11|CONNECT|5|c1.2|3
1764122465|c1|sales|Agent/11|COMPLETEAGENT|5|60|1
1764122465|NONE|NONE|Agent/11|WRAPUPSTART|15
1764122765|NONE|NONE|Agent/11|PAUSE|
"""
    store, _, _ = contacts(("queue_log", log, SOURCE))
    assert store.one("select sum(epoch(ended_at - started_at)) from agent_state where state = 'acw'") == 15
