"""An import at work behind a page: how far it is, how to stop it; stopping leaves nothing half done."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from qa.access.reading import Reader
from qa.adapters.failures import IMPORT_BROKE
from qa.adapters.files.upload import Upload
from qa.adapters.importing import ALONE_BELOW_BYTES
from qa.adapters.landing.receipt import Receipt, known
from qa.adapters.landing.rows import land
from qa.adapters.source import Source
from qa.adapters.staging.hiding import Masker
from qa.adapters.staging.parsing import parse
from qa.engines.pool import in_child
from qa.errors import QAError
from qa.failures import NOT_YOUR_ROLE
from qa.keys import fresh_key, locked, unlocked
from qa.settings import data_folder
from qa.warehouse.store import Store
from qa.work import QUEUE, Stopped
from qa.work import Job as Work


@dataclass
class Job:
    """One file on its way. `state` is reading, landing, done, stopped or failed; `rows` counts what has been read.

    On disk it lies locked with a `key` that lives only in this process and its child: after a kill nobody can read it.
    """

    name: str
    job_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    state: str = "reading"
    receipt: Receipt | None = None
    problem: QAError | None = None
    file_id: str = ""
    key: bytes = field(default_factory=fresh_key, repr=False)

    @property
    def place(self) -> Path:
        """The folder of this import while it runs."""
        return data_folder() / "uploads" / self.job_id

    @property
    def rows(self) -> int:
        """Rows read so far; 0 before the first."""
        try:
            return int((self.place / "rows").read_text())
        except (OSError, ValueError):
            return 0

    def stop(self) -> None:
        """Asks the child to stop at its next batch; a file that is already landing is finished."""
        if self.state == "reading":
            (self.place / "stop").touch()


JOBS: dict[str, Job] = {}


def clear() -> None:
    """Remove what uploads of a process that is gone left behind."""
    shutil.rmtree(data_folder() / "uploads", ignore_errors=True)


def _parse(place: str, key: bytes, name: str, source: Source, masker: Masker):
    folder = Path(place)

    def progress(rows: int) -> None:
        (folder / "rows").write_text(str(rows))
        if (folder / "stop").exists():
            raise Stopped

    return parse(Upload(name, unlocked((folder / "file").read_bytes(), key)), source, masker, progress)


def start(reader: Reader, masker: Masker, name: str, data: bytes, source: Source, after: Callable[[], None]) -> Job:
    """Import an uploaded file in a child process; `after` carries on the stages once it has landed. Raises QAError for
    a role that may not."""
    if not reader.scope.manages:
        raise NOT_YOUR_ROLE()
    job = Job(name, file_id=Upload(name, data).file_id)
    job.place.mkdir(parents=True)
    (job.place / "file").write_bytes(locked(data, job.key))
    JOBS[job.job_id] = job
    QUEUE.submit("导入", lambda work: _work(work, job, reader.store, masker, source, after))
    return job


def _work(work: Work, job: Job, store: Store, masker: Masker, source: Source, after: Callable[[], None]) -> None:
    try:
        state = _brought(work, job, store, masker, source, after)
    except Stopped:
        state = "stopped"
    except QAError as problem:
        job.problem, state = problem, "failed"
    except Exception as problem:  # the page must say so; nothing was written
        job.problem = IMPORT_BROKE(problem=f"{type(problem).__name__}: {problem}")
        state = "failed"
    for path in job.place.glob("*"):
        path.unlink(missing_ok=True)
    job.place.rmdir()
    job.state = state


def _brought(work: Work, job: Job, store: Store, masker: Masker, source: Source, after: Callable[[], None]) -> str:
    before = known(store, job.file_id)
    if before is None:
        work.say(job.name)
        is_small = (job.place / "file").stat().st_size < ALONE_BELOW_BYTES
        parcel = in_child(is_small, _parse, str(job.place), job.key, job.name, source, masker)
        job.state = "landing"
        before = land(store, parcel, masker)
        after()
    job.receipt = before
    return "done"
