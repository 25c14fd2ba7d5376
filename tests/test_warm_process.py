"""The process kept warm for small files: the same one again, another after a crash, a change of settings, many uses."""

from __future__ import annotations

import os
from concurrent.futures.process import BrokenProcessPool

import pytest

from qa.engines import pool
from qa.engines.pool import one_process


def _pid(is_small: bool = True) -> int:
    with one_process(is_small) as one:
        return one.submit(os.getpid).result()


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
    with pytest.raises(BrokenProcessPool), one_process(True) as one:
        one.submit(os._exit, 3).result()
    assert not pool._KEPT and _pid() not in (first, second)


def test_it_goes_when_nobody_needs_it():
    _pid()
    timer = pool._KEPT[0].timer
    assert timer.interval == pool.IDLE_SECONDS and timer.daemon
    timer.function(*timer.args)
    assert not pool._KEPT
