"""The one queue of work behind the pages: refresh, replay, learning, pulls, the demo's older days; how far each is,
what went wrong, how to stop it.

Two threads: one takes whatever comes next, the other only what a person waits for, so that nobody waits behind the
house's own work.
"""

from __future__ import annotations

import itertools
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from qa.errors import QAError
from qa.failures import WORK_BROKE

PERSON, HOUSE = 0, 1
KEPT_DONE, PAUSE, MOMENT = 20, 0.25, 3.0
LOG = logging.getLogger("xinsheng.work")


class Stopped(Exception):
    """A person stopped the work; what is done is whole, the rest stays due."""


@dataclass
class Job:
    """`title` is a Chinese text that the page translates. `state`: waiting, working, done, failed, stopped."""

    title: str
    run: Callable[[Job], object]
    rank: int = PERSON
    key: str = ""
    number: int = 0
    not_before: float = 0.0
    began: float = 0.0
    state: str = "waiting"
    words: str = ""
    result: object = None
    problem: QAError | None = None
    is_stopping: bool = False
    ended: threading.Event = field(default_factory=threading.Event)

    def say(self, words: str) -> None:
        """How far it is. Raises Stopped once somebody asked to stop."""
        self.words = words
        if self.is_stopping:
            raise Stopped

    def stop(self) -> None:
        """End before it begins, or at the next word about how far it is."""
        self.is_stopping = True


class Queue:
    def __init__(self) -> None:
        self._jobs: list[Job] = []
        self._numbers = itertools.count(1)
        self._change = threading.Condition()
        self._threads: list[threading.Thread] = []

    def submit(
        self, title: str, run: Callable[[Job], object], rank: int = PERSON, key: str = "", after: float = 0.0
    ) -> Job:
        """Put work in the queue, to begin `after` seconds at the earliest. Work of the same `key` that has not begun
        yet is the same work."""
        with self._change:
            same = next((j for j in self._jobs if key and j.key == key and j.state == "waiting"), None)
            if same:
                same.rank = min(same.rank, rank)
                return same
            job = Job(title, run, rank, key, next(self._numbers), time.monotonic() + after)
            self._jobs.append(job)
            ended = [j for j in self._jobs if j.ended.is_set()]
            for old in ended[:-KEPT_DONE]:
                self._jobs.remove(old)
            if not self._threads:
                self._threads = [
                    threading.Thread(target=self._work, args=(most,), daemon=True) for most in (HOUSE, PERSON)
                ]
                for thread in self._threads:
                    thread.start()
            self._change.notify_all()
            return job

    def shown(self) -> list[Job]:
        """What is at work, what a person waits for, and what failed and nobody has put away yet; the house's own waits
        and moments unseen."""
        with self._change:
            now = time.monotonic()
            begun = {
                "working": lambda j: j.rank == PERSON or now - j.began > MOMENT,
                "waiting": lambda j: j.rank == PERSON and j.not_before <= now,
            }
            return [j for j in self._jobs if j.state == "failed" or begun.get(j.state, lambda _: False)(j)]

    def put_away(self, number: int) -> None:
        """A failure that somebody has read."""
        with self._change:
            self._jobs = [j for j in self._jobs if j.number != number or j.state != "failed"]

    def settled(self, seconds: float = 60.0) -> bool:
        """Wait until nothing is waiting or at work; False when that takes longer."""
        with self._change:
            open_jobs = [j for j in self._jobs if j.state in ("waiting", "working")]
        return all(job.ended.wait(seconds) for job in open_jobs)

    def close(self, seconds: float = 60.0) -> None:
        """Nothing that waits begins any more; what is at work is asked to stop and waited for. What is due stays
        due."""
        with self._change:
            for job in self._jobs:
                job.is_stopping = True
                if job.state == "waiting":
                    job.state = "stopped"
                    job.ended.set()
            at_work = [j for j in self._jobs if j.state == "working"]
        for job in at_work:
            job.ended.wait(seconds)
        with self._change:
            self._jobs = []

    def _work(self, most: int) -> None:
        while True:
            with self._change:
                while not (ready := self._ready(most)):
                    self._change.wait(PAUSE if any(j.state == "waiting" for j in self._jobs) else None)
                job = min(ready, key=lambda j: (j.rank, j.number))
                job.state, job.began = "working", time.monotonic()
            self._do(job)

    def _ready(self, most: int) -> list[Job]:
        return [j for j in self._jobs if j.state == "waiting" and j.rank <= most and j.not_before <= time.monotonic()]

    @staticmethod
    def _do(job: Job) -> None:
        try:
            if job.is_stopping:
                raise Stopped
            job.result = job.run(job)
            job.state = "done"
        except Stopped:
            job.state = "stopped"
        except QAError as problem:
            job.problem, job.state = problem, "failed"
        except Exception as problem:  # whatever it was, somebody must see it and the next work must go on
            LOG.exception("work failed: %s", job.title)
            job.problem = WORK_BROKE(problem=f"{type(problem).__name__}: {problem}")
            job.state = "failed"
        finally:
            job.ended.set()


QUEUE = Queue()
