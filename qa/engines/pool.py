"""A pool of child processes for pure functions over Arrow tables; at most two batches a worker wait, so memory stays
flat."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

import pyarrow as pa

from qa.settings import setting


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
