"""Records of a file → batches of columns: every row keyed, hashed, hidden; a broken one set aside."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from hashlib import blake2b

import orjson
import pyarrow as pa

from qa.adapters.files.upload import Upload
from qa.adapters.refusal import BROKEN, Refused, broken
from qa.adapters.source import Platform, Record, Row, Skip, Source
from qa.adapters.staging.hiding import Hiding, Masker
from qa.adapters.staging.plausible import check
from qa.adapters.staging.staged_file import LEDGER, WORDS, shape

BATCH = 20_000


@dataclass
class Batch:
    """Some rows of a file as columns: `ledger` has LEDGER's shape, `facts` the shapes of parcel.shape, `refused` (row
    number, entity, why, record).

    `columns` are the names of a table's columns as JSON.
    """

    ledger: pa.Table
    facts: dict[str, pa.Table]
    refused: list[tuple[int, str, Refused, object]] = field(default_factory=list)
    skips: dict[str, int] = field(default_factory=dict)
    columns: str = ""


def batches(
    upload: Upload, source: Source, platform: Platform, masker: Masker, hiding: Hiding | None = None
) -> Iterator[Batch]:
    """The file as columns. Never raises for content: what cannot be taken is refused or skipped. `hiding` learns the
    names of its lists."""
    if platform.columns is not None:
        yield from platform.columns(upload, source, masker)
        return
    rows, collected = platform.records(upload, source), _Collected(source, masker, hiding)
    number, is_table = 0, not upload.head.lstrip().startswith(("{", "["))
    try:
        for record in rows:
            number = record.no
            collected.take(record, platform)
            if number == 1 and is_table and isinstance(record.value, dict) and not collected.ledger[-1][-1]:
                collected.names = orjson.dumps(list(map(str, record.value))).decode()
            if collected.count >= BATCH:
                yield collected.batch()
                collected = _Collected(source, masker, collected.hiding, collected.moments)
    # Whatever a reader or a library stumbles over is a refusal of this file; only a full disk stops the others.
    except Exception as problem:
        if isinstance(problem, OSError) and problem.errno:
            raise
        unpacking = isinstance(problem, (OSError, EOFError, zlib.error))
        collected.refuse(
            Row(number + 1, "file"),
            Refused("UNPACK_FAILED", detail=type(problem).__name__) if unpacking else broken(problem),
            None,
        )
    yield collected.batch()


class _Collected:
    """Rows on their way into a batch."""

    def __init__(
        self, source: Source, masker: Masker, hiding: Hiding | None = None, moments: dict | None = None
    ) -> None:
        self.source, self.secret, self.hiding = source, masker.secret, hiding or Hiding(source, masker)
        self.ledger, self.facts, self.columns, self.refused, self.skips, self.names = [], {}, {}, [], {}, ""
        self.originals: dict[int, Record] = {}
        self.moments: dict[str, tuple] = {} if moments is None else moments
        self.latest = datetime.now(timezone.utc) + timedelta(days=2)

    @property
    def count(self) -> int:
        """Rows collected so far."""
        return len(self.ledger)

    def take(self, record: Record, platform: Platform) -> None:
        """One record: accepted, skipped, or set aside with its reason; never raises for content."""
        row = Row(record.no)
        try:
            if isinstance(record.value, (Refused, Skip)):
                raise record.value
            platform.say(record, row, self.source)
            if not row.says and not row.is_deleted:
                raise Skip("empty")
            check(row, self.latest)
            self._accept(row, record)
        except Skip as skip:
            self.skips[skip.reason] = self.skips.get(skip.reason, 0) + 1
            self.ledger.append((row.no, row.entity, 0, False, 0, 0, False, None, "skipped"))
        except BROKEN as problem:
            self.refuse(row, broken(problem), record)

    def _accept(self, row: Row, original: Record) -> None:
        """Nothing is written down before everything that may be refused is done: a row stands in the ledger once."""
        content = [(t, {k: v for k, v in said.items() if v is not None and k != "_order"}) for t, said in row.says]
        digest = blake2b(
            orjson.dumps(content, option=orjson.OPT_SORT_KEYS, default=str), digest_size=8, key=self.secret
        ).digest()
        count = min(32_000, sum(len(said) for _, said in content))
        key = self.source.row_key(row.entity, row.key, self.secret)
        for part, said in enumerate((said for table, said in row.says if table == "message"), 1):
            said["part_no"], said["row_key"] = part, key
            if said.pop("_order", None) is not None:
                said["order_no"] = self._place(said)
        for table, said in row.says:
            said["_row_no"] = row.no
            self.hiding.hide(table, said)
        self.originals[row.no] = original
        self.ledger.append(
            (
                row.no,
                row.entity,
                key,
                row.repeats,
                int.from_bytes(digest, "big"),
                count,
                row.is_deleted,
                row.updated_at,
                "",
            )
        )
        for table, said in row.says:
            self.facts.setdefault(table, []).append(said)
            self.columns.setdefault(table, set()).update(said)
        self.refused += [(row.no, row.entity, note, original) for note in row.notes]

    def _place(self, said: dict) -> int:
        """Which message of its contact's moment this is, in the file's order: the same wherever a file is cut between
        two moments."""
        moment = (said.get("said_at"), said.get("begin_ms"))
        before, count = self.moments.get(said["interaction_id"], (None, 0))
        self.moments[said["interaction_id"]] = moment, count + 1 if before == moment else 1
        return self.moments[said["interaction_id"]][1]

    def refuse(self, row: Row, refused: Refused, original: Record | None) -> None:
        """A row is set aside with its reason and its original."""
        self.ledger.append((row.no, row.entity, 0, False, 0, 0, False, None, "quarantined"))
        self.refused.append((row.no, row.entity, refused, original))

    def _packed(self, name: str, rows: list[dict]) -> pa.Table:
        have, wanted = self.columns[name], WORDS if name == "message" else shape(name)
        arrays = [
            pa.array([r.get(f.name) for r in rows], f.type) if f.name in have else pa.nulls(len(rows), f.type)
            for f in wanted
        ]
        return pa.table(arrays, schema=wanted)

    def _mend(self) -> None:
        """Values of a kind their column cannot hold: a number where a name belongs is its text, anything else sets its
        row aside."""
        bad: dict[int, Refused] = {}
        for name, rows in self.facts.items():
            for column in WORDS if name == "message" else shape(name):
                for said in rows:
                    value = said.get(column.name)
                    if pa.types.is_string(column.type) and isinstance(value, (int, float)):
                        said[column.name] = str(value)
                        continue
                    try:
                        pa.scalar(value, column.type)
                    except (pa.ArrowException, TypeError, ValueError, OverflowError):
                        bad.setdefault(said["_row_no"], Refused("BAD_VALUE", column.name, value, type(value).__name__))
        self.facts = {
            name: kept for name, rows in self.facts.items() if (kept := [r for r in rows if r["_row_no"] not in bad])
        }
        self.ledger = [
            (row[0], row[1], 0, False, 0, 0, False, None, "quarantined") if row[0] in bad else row
            for row in self.ledger
        ]
        self.refused = [r for r in self.refused if r[0] not in bad] + [
            (no, "", why, self.originals.get(no)) for no, why in bad.items()
        ]

    def batch(self) -> Batch:
        """What was collected, as columns; rows whose values no column can hold are set aside."""
        try:
            return self._batch()
        except (pa.ArrowException, TypeError, ValueError, OverflowError):
            self._mend()
            return self._batch()

    def _batch(self) -> Batch:
        columns = list(zip(*self.ledger)) or [[] for _ in LEDGER]
        ledger = pa.table({f.name: pa.array(column, f.type) for f, column in zip(LEDGER, columns)}, LEDGER)
        facts = {name: self._packed(name, rows) for name, rows in self.facts.items()}
        return Batch(ledger, facts, self.refused, self.skips, self.names)
