"""queue_log of a floor whose truth is known: every entry ends in exactly one way per queue and interval, and agents'
time is split exactly at interval borders."""

from __future__ import annotations

import random
from collections import Counter, defaultdict

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ingesting import bring

from qa.adapters.source import Source
from qa.contacts.building import build
from qa.metrics.counting import count
from qa.warehouse.store import Store

START, HOUR = 1772413200, 3600
ENDS = {"ABANDON": "abandoned_queue", "EXITWITHTIMEOUT": "timeout", "EXITEMPTY": "no_agent", "EXITWITHKEY": "exit_key"}
SOURCE = Source("pbx", "pbx", options={"pause_states": {"话后": "acw"}})


class Floor:
    """Calls one after another on three agents; keeps what truly happened."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.lines, self.number = rng, [], 0
        self.visits, self.spent = Counter(), defaultdict(int)
        self.free = {f"SIP/{n}": START for n in (1, 2, 3)}
        for agent in self.free:
            self.say(START, "MANAGER", "ALL", agent, "ADDMEMBER")

    def say(self, at: int, call: str, queue: str, agent: str, event: str, *data: object) -> None:
        self.lines.append((at, f"{at}|{call}|{queue}|{agent}|{event}|{'|'.join(map(str, data))}"))

    def time(self, agent: str, state: str, begin: int, end: int) -> None:
        while begin < end:
            border = min(end, (begin // HOUR + 1) * HOUR)
            self.spent[agent, state, begin // HOUR] += border - begin
            begin = border

    def enter(self, at: int, call: str, queue: str, hops: int) -> None:
        self.say(at, call, queue, "NONE", "ENTERQUEUE", "", "13800000001", 1)
        rng, wait = self.rng, self.rng.choice([0, 0, 5, 30, 400])
        end = rng.choice(["answer", "answer", "answer", *ENDS, "lost"])
        if end == "lost":
            self.visits[queue, at // HOUR, "unknown"] += 1
        elif end != "answer":
            self.say(at + wait, call, queue, "NONE", end, *((7, 1, 1, wait) if end == "EXITWITHKEY" else (1, 1, wait)))
            self.visits[queue, at // HOUR, ENDS[end]] += 1
            if end in ("EXITWITHTIMEOUT", "EXITWITHKEY") and hops:
                self.enter(at + wait, call, rng.choice(["热线", "二线", queue]), hops - 1)
        else:
            agent = min(self.free, key=self.free.get)
            taken = max(at + wait, self.free[agent])
            self.answer(at, taken, call, queue, agent, hops)

    def answer(self, at: int, taken: int, call: str, queue: str, agent: str, hops: int) -> None:
        rng, talk = self.rng, self.rng.choice([0, 20, 300, 4000])
        self.visits[queue, at // HOUR, "answered"] += 1
        if rng.random() < 0.3:
            self.say(taken, call, queue, agent, "RINGNOANSWER", 9000)
        self.say(taken, call, queue, agent, "CONNECT", taken - at, f"{call}.1", 3)
        self.time(agent, "available", self.free[agent], taken)
        self.time(agent, "busy", taken, taken + talk)
        done = taken + talk
        if rng.random() < 0.3:
            self.say(done, call, queue, agent, "BLINDTRANSFER", "8001", "ctx", taken - at, talk, 1)
            moved = hops
        else:
            moved = 0
            self.say(done, call, queue, agent, rng.choice(["COMPLETEAGENT", "COMPLETECALLER"]), taken - at, talk, 1)
        if rng.random() < 0.5:
            rest, reason = rng.choice([15, 900, 3700]), rng.choice(["话后", "小休"])
            self.say(done, "NONE", "NONE", agent, "PAUSEALL", reason)
            self.say(done + rest, "NONE", "NONE", agent, "UNPAUSEALL", "")
            self.time(agent, "acw" if reason == "话后" else "break", done, done + rest)
            done += rest
        self.free[agent] = done
        if moved:
            self.enter(taken + talk, call, rng.choice(["热线", "二线"]), hops - 1)

    def close(self) -> list[str]:
        for agent, since in self.free.items():
            self.say(since + 60, "MANAGER", "ALL", agent, "REMOVEMEMBER")
            self.time(agent, "available", since, since + 60)
        self.lines.sort(key=lambda line: line[0])
        return [line for _, line in self.lines]


def made(seed: int) -> Floor:
    floor = Floor(random.Random(seed))
    at = START
    for number in range(floor.rng.randint(3, 25)):
        at += floor.rng.randint(0, 600)
        floor.enter(at, f"{at}.{number}", floor.rng.choice(["热线", "二线"]), 2)
    return floor


@example(22093)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 1_000_000))
def test_offered_closes_by_queue_and_interval_and_time_is_split_at_borders(folder, tmp_path_factory, seed):
    agrees_with_its_truth(tmp_path_factory, seed)


@pytest.mark.soak
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 1_000_000))
def test_two_hundred_floors_agree_with_their_truth(folder, tmp_path_factory, seed):
    agrees_with_its_truth(tmp_path_factory, seed)


def agrees_with_its_truth(tmp_path_factory, seed):
    floor = made(seed)
    lines = floor.close()
    cut = floor.rng.randint(0, len(lines))
    while set(lines[:cut]) & set(lines[cut:]):
        cut += 1  # equal lines of one second are one line when two files part them: nothing in them says they are two
    store = Store(tmp_path_factory.mktemp("floor") / "x.duckdb")
    for name, part in (("queue_log.1", lines[cut:]), ("queue_log", lines[:cut])):
        if part:
            bring(store, "\n".join(part) + "\n", name, SOURCE)
    build(store)
    found = {
        (r["queue_id"].removeprefix("pbx/"), r["hour"], r["outcome"]): r["n"]
        for r in store.rows(
            """select queue_id, epoch(entered_at)::bigint // 3600 as hour, outcome, count(*) as n from queue_visit
            group by all"""
        )
    }
    assert found == dict(floor.visits)
    offered = Counter(
        (queue, at // HOUR)
        for queue, at in ((line.split("|")[2], int(line.split("|")[0])) for line in lines if "|ENTERQUEUE|" in line)
    )
    ended = Counter()
    for (queue, hour, _), n in found.items():
        ended[queue, hour] += n
    assert offered == ended
    count(store)
    spent = {
        (r["agent_id"].removeprefix("pbx/"), r["state"], r["at_hour"]): r["ms"] // 1000
        for r in store.rows("""select agent_id, state, (epoch(day::timestamptz)::bigint // 3600) + hour as at_hour,
                sum(spent_ms)::bigint as ms from state_fact group by all""")
    }
    assert spent == {key: seconds for key, seconds in floor.spent.items() if seconds}
    store.close()
