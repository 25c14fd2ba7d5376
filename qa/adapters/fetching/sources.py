"""The verb: fetch what is new from every source that is set up, land it piece by piece, remember how far it came.
Killed anywhere, it goes on from there."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from qa.access.reading import Reader
from qa.adapters.failures import NOTHING_TO_PULL
from qa.adapters.fetching.pull import Piece, Pull, kinds, read_pulls
from qa.adapters.importing import ALONE_BELOW_BYTES, parse_path
from qa.adapters.landing.receipt import Receipt, known
from qa.adapters.landing.rows import land
from qa.adapters.staging.hiding import Masker
from qa.adapters.staging.parsing import parse
from qa.engines.pool import in_child
from qa.errors import QAError
from qa.settings import setting
from qa.warehouse.model import contracts
from qa.warehouse.store import Store

STATE = "select * from pull_state where pull = ? and table_name = ?"


@dataclass(frozen=True)
class Pulled:
    """What one pull brought. `problem` is said when it stopped before the end; everything landed before stays."""

    name: str
    receipts: tuple[Receipt, ...]
    problem: str = ""
    hint: str = ""

    @property
    def read(self) -> int:
        """Rows read over all files of this pull."""
        return sum(r.read for r in self.receipts)


def pull_all(
    store: Store,
    masker: Masker,
    only: str = "",
    said: Callable[[str, Receipt], None] = lambda *_: None,
    isolated: bool = False,
) -> list[Pulled]:
    """Every pull, or the one named. Raises QAError when there is none of that name."""
    pulls = [p for p in read_pulls() if not only or p.name == only]
    if not pulls:
        raise NOTHING_TO_PULL(name=f" {only}" if only else "")
    return [pull_one(store, pull, masker, said, isolated) for pull in pulls]


def pull_one(
    store: Store,
    pull: Pull,
    masker: Masker,
    said: Callable[[str, Receipt], None] = lambda *_: None,
    isolated: bool = False,
) -> Pulled:
    """Fetch one source. A problem of its own ends it and is kept beside the source, so that the others go on."""
    receipts: list[Receipt] = []
    problem = hint = ""
    for table in pull.tables:
        name = str(table.get("name") or table.get("table") or table.get("glob") or "")
        state = store.rows(STATE, [pull.name, name])
        cursor = state[0]["cursor"] if state else ""
        count = 0
        try:
            for piece in kinds()[pull.kind].fetch(pull, table, cursor):
                receipt = _take(store, piece, pull, masker, isolated)
                receipts.append(receipt)
                count, cursor = count + receipt.new + receipt.updated, piece.cursor
                _remember(store, pull.name, name, cursor, count, "")
                said(pull.name, receipt)
        except QAError as found:
            problem, hint = found.said(str(setting("language")))
        _remember(store, pull.name, name, cursor, count, problem)
    return Pulled(pull.name, tuple(receipts), problem, hint)


def _take(store: Store, piece: Piece, pull: Pull, masker: Masker, isolated: bool) -> Receipt:
    before = known(store, piece.upload.file_id)
    if before:
        return before
    if not isolated:
        return land(store, parse(piece.upload, pull.source, masker), masker)
    with TemporaryDirectory() as folder:
        path = piece.upload.path
        if path is None:
            path = Path(folder) / piece.upload.name
            path.touch(0o600)
            path.write_bytes(piece.upload.data)
        is_small = path.stat().st_size < ALONE_BELOW_BYTES
        return land(store, in_child(is_small, parse_path, path, pull.source, masker), masker)


def _remember(store: Store, pull: str, table: str, cursor: str, count: int, problem: str) -> None:
    with store.writing() as writer:
        writer.execute("delete from pull_state where pull = ? and table_name = ?", [pull, table])
        row = dict(
            pull=pull,
            table_name=table,
            cursor=cursor,
            pulled_at=datetime.now(timezone.utc),
            row_count=count,
            problem=problem or None,
        )
        writer.insert("pull_state", contracts()["pull_state"].arrow([row]))


def states(reader: Reader) -> list[dict]:
    """One row a pull and table: how far it came, when, how many rows were new, what stopped it."""
    return reader.rows("select * exclude (cursor) from {pull_state} order by pull, table_name")


def due(store: Store, now: float | None = None) -> list[Pull]:
    """Pulls whose time has come, by `every_minutes`."""
    last = {
        r["pull"]: r["pulled_at"].timestamp()
        for r in store.rows("select pull, max(pulled_at) as pulled_at from pull_state group by 1")
    }
    return [
        p
        for p in read_pulls()
        if p.every_minutes > 0 and (now or time.time()) - last.get(p.name, 0) >= p.every_minutes * 60
    ]
