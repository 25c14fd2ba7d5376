"""A pool of child processes for pure functions over Arrow tables; at most two batches a worker wait, so memory stays flat."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

import pyarrow as pa

from qa.settings import setting


def each(work: Callable[[pa.Table], object], batches: Iterable[tuple[object, pa.Table]], alone: bool = False) -> Iterator[tuple[object, object]]:
    """(label, work(table)) for every (label, table), in order. `alone` runs in this process."""
    if alone:
        for label, table in batches:
            yield label, work(table)
        return
    workers = int(setting("workers"))
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting: deque = deque()
        for label, table in batches:
            waiting.append((label, pool.submit(work, table)))
            if len(waiting) >= workers * 2:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
