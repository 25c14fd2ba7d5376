"""A pool of child processes for pure functions over Arrow tables; at most two batches a worker wait, so memory stays
flat. One process is kept warm for small work that somebody waits for."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

import pyarrow as pa

from qa.engines.failures import CHILD_DIED
from qa.settings import setting

IDLE_SECONDS, MOST_USES = 1800, 200


def _follow_parent(parent: int) -> None:
    """A worker whose parent was killed ends within a second instead of waiting for work for ever."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def processes(workers: int | None = None) -> ProcessPoolExecutor:
    """A pool of fresh child processes; as many as the setting `workers` says."""
    return ProcessPoolExecutor(
        workers or int(setting("workers")),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_follow_parent,
        initargs=(os.getpid(),),
    )


@dataclass
class _Kept:
    pool: ProcessPoolExecutor
    told: dict[str, str]
    uses: int = 0
    timer: threading.Timer | None = None


_KEPT: list[_Kept] = []
_KEEPING = threading.Lock()


def in_child(is_small: bool, work: Callable, *args: object) -> object:
    """`work(*args)` in a child process: a fresh one that is gone afterwards, or for small work one that is warm from
    the last time. That one goes after half an hour without work, after two hundred uses, when it broke, and when the
    environment's settings change; where it died, another takes the work once more, which may not have been its death.
    Raises QAError when the child dies of it."""
    if not is_small:
        with processes(1) as pool:
            try:
                return pool.submit(work, *args).result()
            except BrokenProcessPool as problem:
                raise CHILD_DIED() from problem
    for _again in range(2):
        pool = _warm()
        try:
            future = pool.submit(work, *args)
        except RuntimeError:  # broken, or retired a moment ago
            _let_go(pool)
            continue
        try:
            return future.result()
        except BrokenProcessPool:
            _let_go(pool)
    raise CHILD_DIED()


def _warm() -> ProcessPoolExecutor:
    told = {name: value for name, value in os.environ.items() if name.startswith("XINSHENG_")}
    with _KEEPING:
        for kept in [kept for kept in _KEPT if kept.told != told or kept.uses >= MOST_USES]:
            _retire(kept)
        if not _KEPT:
            _KEPT.append(_Kept(processes(1), told))
        kept = _KEPT[0]
        kept.uses += 1
        if kept.timer:
            kept.timer.cancel()
        kept.timer = threading.Timer(IDLE_SECONDS, _let_go, [kept.pool])
        kept.timer.daemon = True
        kept.timer.start()
        return kept.pool


def _let_go(pool: ProcessPoolExecutor) -> None:
    with _KEEPING:
        for kept in [kept for kept in _KEPT if kept.pool is pool]:
            _retire(kept)


def _retire(kept: _Kept) -> None:
    _KEPT.remove(kept)
    if kept.timer:
        kept.timer.cancel()
    kept.pool.shutdown(wait=False)


def each(
    work: Callable[[pa.Table], object], batches: Iterable[tuple[object, pa.Table]], alone: bool = False
) -> Iterator[tuple[object, object]]:
    """(label, work(table)) for every (label, table), in order. `alone` runs in this process."""
    if alone:
        for label, table in batches:
            yield label, work(table)
        return
    workers = int(setting("workers"))
    with processes(workers) as pool:
        waiting: deque = deque()
        for label, table in batches:
            waiting.append((label, pool.submit(work, table)))
            if len(waiting) >= workers * 2:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
