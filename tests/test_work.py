"""The queue of work: people before the house, the same work once, a failure is seen, a stop leaves what is done."""

from __future__ import annotations

import threading

from streamlit.testing.v1 import AppTest

from qa.errors import Failure
from qa.settings import PROJECT
from qa.work import HOUSE, QUEUE, Queue


def test_people_come_before_the_house_and_the_same_work_is_done_once():
    queue, gate, done = Queue(), threading.Event(), []
    for _ in range(2):
        queue.submit("held", lambda job: gate.wait(10))
    queue.submit("house", lambda job: done.append("house"), HOUSE)
    first = queue.submit("person", lambda job: done.append("person"), key="refresh")
    assert queue.submit("person", lambda job: done.append("twice"), key="refresh") is first
    gate.set()
    assert queue.settled(10) and done[0] == "person" and sorted(done) == ["house", "person"]


def test_a_failure_is_kept_until_somebody_has_read_it():
    queue = Queue()

    def fails(job):
        raise Failure("坏了。", "修好它。", "It broke.", "Mend it.")()

    job, other = queue.submit("a", fails), queue.submit("b", lambda job: 1 / 0)
    assert job.ended.wait(10) and other.ended.wait(10)
    assert {j.problem.said()[0][:2] for j in queue.shown()} == {"坏了", "Ze"}
    queue.put_away(job.number)
    assert queue.shown() == [other]
    assert queue.submit("after", lambda job: 7).ended.wait(10), "the next work goes on"


def test_a_stop_ends_it_at_its_next_word():
    queue, begun = Queue(), threading.Event()

    def long(job):
        begun.set()
        for n in range(10_000):
            threading.Event().wait(0.001)
            job.say(str(n))

    job = queue.submit("long", long)
    assert begun.wait(10)
    job.stop()
    assert job.ended.wait(10) and job.state == "stopped" and not queue.shown()


def test_a_failure_stands_on_every_page(tiny):
    job = QUEUE.submit("更新数字", lambda job: 1 / 0)
    assert job.ended.wait(10)
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    app.query_params["role"] = "executive"
    app.run()
    assert any(b.label == "知道了" for b in app.button)
    next(b for b in app.button if b.label == "知道了").click().run()
    assert not QUEUE.shown()
