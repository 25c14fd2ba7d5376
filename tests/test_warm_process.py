"""The process kept warm for small files: the same one again, another after a crash, a change of settings, many uses."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from qa.engines import pool
from qa.engines.pool import in_child
from qa.errors import QAError


def _pid(is_small: bool = True) -> int:
    return in_child(is_small, os.getpid)


@pytest.fixture(autouse=True)
def _nothing_kept():
    yield
    for kept in list(pool._KEPT):
        pool._let_go(kept.pool)


def test_small_work_meets_the_same_process_and_big_work_a_fresh_one():
    first = _pid()
    assert _pid() == first and _pid(is_small=False) not in (first, os.getpid())
    pool._KEPT[0].uses = pool.MOST_USES
    assert _pid() != first


def test_other_settings_and_a_crash_end_it(monkeypatch):
    first = _pid()
    monkeypatch.setenv("XINSHENG_LANGUAGE", "en")
    second = _pid()
    assert second != first and len(pool._KEPT) == 1
    with pytest.raises(QAError, match="进程停了"):
        in_child(True, os._exit, 3)
    assert not pool._KEPT and _pid() not in (first, second)


def test_a_child_that_died_meanwhile_is_another_and_a_mistake_of_the_work_is_told_once():
    first = _pid()
    os.kill(first, signal.SIGKILL)
    assert _pid() != first, "at once, or after the pool has noticed"
    second = pool._KEPT[0].pool
    second.shutdown(wait=False)
    assert _pid() and pool._KEPT[0].pool is not second, "retired by somebody else"
    with pytest.raises(ZeroDivisionError):
        in_child(True, divmod, 1, 0)


def test_two_at_once_after_a_death():
    os.kill(_pid(), signal.SIGKILL)
    told: list[int] = []
    both = [threading.Thread(target=lambda: told.append(_pid())) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(told) == 2


def test_it_goes_when_nobody_needs_it():
    _pid()
    timer = pool._KEPT[0].timer
    assert timer.interval == pool.IDLE_SECONDS and timer.daemon
    timer.function(*timer.args)
    assert not pool._KEPT
