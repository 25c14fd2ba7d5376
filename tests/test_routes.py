"""Which way calls go: passed on to a second line, back again, out of the centre, with the time spent before."""

from __future__ import annotations

import pytest
from ingesting import SOURCE, bring
from looking import html, opened

from qa import pipeline
from qa.access.reading import Reader
from qa.metrics.measuring import measure
from qa.metrics.question import Question
from qa.metrics.routes import routes
from qa.warehouse.store import shared

BEGIN = 1772413200


def _leg(at: int, call: str, queue: str, agent: str, wait: int, talk: int, is_passed: bool) -> str:
    end = f"BLINDTRANSFER|8001|ctx|{wait}|{talk}|1" if is_passed else f"COMPLETEAGENT|{wait}|{talk}|1"
    asked, taken, done = at, at + wait, at + wait + talk
    return (
        f"{asked}|{call}|{queue}|NONE|ENTERQUEUE||1380000{int(call[1:]):04d}|1\n"
        f"{taken}|{call}|{queue}|{agent}|CONNECT|{wait}|{call}.1|2\n"
        f"{done}|{call}|{queue}|{agent}|{end}\n"
    )


@pytest.fixture
def floor(folder):
    """Four times: ten calls stay, four go up and stay there, two come back from there, one leaves the centre."""
    log, at = "", BEGIN
    for number in range(68):
        call, at = f"c{number}", at + 1000
        kind = number % 17
        log += _leg(at, call, "热线", "SIP/1", 10, 100, kind >= 10)
        if 10 <= kind < 16:
            log += _leg(at + 111, call, "二线", "SIP/2", 20, 60, kind >= 14)
        if 14 <= kind < 16:
            log += _leg(at + 200, call, "热线", "SIP/1", 5, 30, False)
    store = shared()
    bring(store, log, "queue_log", SOURCE)
    pipeline.refresh(store)
    return store


def test_routes_and_what_they_cost(floor):
    found = {(r.queue_id[4:], r.next_queue_id and r.next_queue_id[4:]): r for r in routes(Reader(floor), Question())}
    assert {key: (r.count, r.back, r.lost_s, r.is_up) for key, r in found.items()} == {
        ("热线", "二线"): (24, 0, 110.0, True),
        ("二线", "热线"): (8, 8, 80.0, False),
        ("热线", None): (4, 0, 110.0, False),
    }
    assert found["热线", "二线"].share == pytest.approx(6 / 19) and found["二线", "热线"].share == pytest.approx(2 / 6)
    told = {v.key: v for v in measure(Reader(floor), ["right_first_time", "passed_back", "lost_before_passing"])}
    assert told["right_first_time"].value == pytest.approx(10 / 17)
    assert told["passed_back"].value == pytest.approx(2 / 8)
    assert told["lost_before_passing"].value == pytest.approx((7 * 110 + 2 * 80) / 9)


def test_a_chosen_queue_changes_no_way_back(floor):
    found = {r.next_queue_id: r for r in routes(Reader(floor), Question(where={"queue": ("pbx/热线",)}))}
    assert {key and key[4:]: (r.count, r.back) for key, r in found.items()} == {"二线": (24, 0), None: (4, 0)}


def test_who_overflows_is_not_passed_on(folder):
    """Ten calls time out of the first queue and are taken in the second; the first that took them did not pass on."""
    store, log = shared(), ""
    for number in range(40):
        at, call = BEGIN + number * 1000, f"c{number}"
        log += f"{at}|{call}|热线|NONE|ENTERQUEUE||1380000{number:04d}|1\n"
        log += f"{at + 60}|{call}|热线|NONE|EXITWITHTIMEOUT|1|1|60\n"
        log += _leg(at + 61, call, "二线", "SIP/2", 20, 60, number < 10)
        log += _leg(at + 200, call, "热线", "SIP/1", 5, 30, False) if number < 10 else ""
    bring(store, log, "queue_log", SOURCE)
    pipeline.refresh(store)
    told = {v.key: v.parts for v in measure(Reader(store), ["right_first_time", "passed_back"])}
    assert (told["right_first_time"].top, told["right_first_time"].bottom) == (30, 40)
    assert (told["passed_back"].top, told["passed_back"].bottom) == (10, 10)


def test_the_page_tells_them(floor):
    app = opened("supervisor/11_operations.py")
    assert "转来转去" in [s.value for s in app.subheader] and "第一位接了就没有再转走" in html(app)
