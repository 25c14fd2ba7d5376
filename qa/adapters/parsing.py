"""One file → tables of the warehouse, each row keyed, hashed and masked. Pure: no database, runs in a child process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from hashlib import blake2b

import orjson
import pyarrow as pa

from qa.adapters.hiding import Masker, hide, mask_contacts, shown
from qa.adapters.mapping import read_mapped, table_for
from qa.adapters.reasons import BROKEN, REASONS, Refused, broken
from qa.adapters.source import Platform, Row, Source, Upload
from qa.registry import declared
from qa.warehouse.model import contracts

VOLATILE = {"line_no", "message_seq"}
LEDGER = pa.schema(
    [
        ("row_no", pa.int64()),
        ("entity", pa.string()),
        ("natural_key", pa.string()),
        ("content_hash", pa.string()),
        ("row_key", pa.uint64()),
        ("source_updated_at", pa.timestamp("us", tz="UTC")),
        ("status", pa.string()),
    ]
)


@dataclass
class Parsed:
    """Everything one file says. `ledger` has a row an export row; `tables` hold what the accepted ones say."""

    file_id: str
    name: str
    size: int
    source: Source
    platform: str
    ledger: pa.Table
    tables: dict[str, pa.Table]
    quarantine: list[dict]
    skip_reason: str = ""
    span: tuple[datetime | None, datetime | None] = (None, None)


@dataclass
class _Collected:
    ledger: list[dict] = field(default_factory=list)
    facts: dict[str, list[dict]] = field(default_factory=dict)
    quarantine: list[dict] = field(default_factory=list)
    skips: dict[str, int] = field(default_factory=dict)


def platforms() -> dict[str, Platform]:
    return declared("qa.adapters.platforms", Platform)


def recognise(upload: Upload, source: Source) -> tuple[str, Iterator[Row] | None]:
    """(platform name, its rows); a mapped table of the source goes first; ("", None) when nothing fits."""
    table = table_for(upload, source)
    if table is not None:
        return "mapped", read_mapped(upload, source, table)
    for platform in platforms().values():
        if platform.recognise(upload):
            return platform.name, platform.read(upload, source)
    return "", None


def parse(upload: Upload, source: Source, masker: Masker) -> Parsed:
    """Read, key, hash and mask one file. Never raises for content: what cannot be taken is in `quarantine` or skipped."""
    into = _Collected()
    name, rows = "", None
    try:
        name, rows = recognise(upload, source)
        if rows is None:
            _skip(into, Row(1, "file", ""), "empty" if not upload.data.strip() else "no_export")
        else:
            for row in rows:
                _take(into, row, source, masker)
    except Refused as refused:
        _refuse(into, Row(len(into.ledger) + 1, "file", ""), refused, source, masker)
    except BROKEN as problem:
        _refuse(into, Row(len(into.ledger) + 1, "file", ""), broken(problem), source, masker)
    mask_contacts(into.facts, masker)
    tables = {n: contracts()[n].arrow(rows).append_column("_row_no", pa.array([r["_row_no"] for r in rows], pa.int64())) for n, rows in into.facts.items()}
    reason = "、".join(sorted(into.skips, key=into.skips.get, reverse=True))
    return Parsed(
        upload.file_id,
        upload.name,
        len(upload.data),
        source,
        name,
        pa.Table.from_pylist(into.ledger, LEDGER),
        tables,
        into.quarantine,
        reason,
        _span(into.facts),
    )


def _take(into: _Collected, row: Row, source: Source, masker: Masker) -> None:
    if row.refused is not None:
        return _refuse(into, row, row.refused, source, masker)
    if row.skip or not row.says:
        return _skip(into, row, row.skip or "empty")
    late = _from_the_future(row)
    if late is not None:
        return _refuse(into, row, late, source, masker)
    key = source.row_key(row.entity, row.key)
    content = [(t, {k: v for k, v in said.items() if v is not None and k not in VOLATILE}) for t, said in row.says]
    digest = blake2b(orjson.dumps(content, option=orjson.OPT_SORT_KEYS), digest_size=16, key=masker.secret).hexdigest()
    into.ledger.append(
        dict(row_no=row.no, entity=row.entity, natural_key=f"{key:016x}", content_hash=digest, row_key=key, source_updated_at=row.updated_at, status="")
    )
    for table, said in row.says:
        said["row_key"], said["_row_no"] = key, row.no
        hide(said, source, masker)
        into.facts.setdefault(table, []).append(said)
    for warning in row.warnings:
        into.quarantine.append(_set_aside(row, warning, source, masker))


def _from_the_future(row: Row) -> Refused | None:
    limit = datetime.now(timezone.utc) + timedelta(days=2)
    for _, said in row.says:
        for column in ("started_at", "happened_at", "said_at"):
            if said.get(column) and said[column] > limit:
                return Refused("FUTURE_TIME", column, said[column])
    return None


def _skip(into: _Collected, row: Row, reason: str) -> None:
    into.skips[reason] = into.skips.get(reason, 0) + 1
    into.ledger.append(dict(row_no=row.no, entity=row.entity, natural_key="", content_hash="", row_key=0, status="skipped"))


def _refuse(into: _Collected, row: Row, refused: Refused, source: Source, masker: Masker) -> None:
    into.ledger.append(dict(row_no=row.no, entity=row.entity, natural_key="", content_hash="", row_key=0, status="quarantined"))
    into.quarantine.append(_set_aside(row, refused, source, masker))


def _set_aside(row: Row, refused: Refused, source: Source, masker: Masker) -> dict:
    return dict(
        row_no=row.no,
        entity=row.entity,
        source_id=source.source_id,
        reason_code=refused.code,
        column_name=refused.column,
        masked_value=shown(refused, masker),
        detail=refused.detail,
        severity=REASONS[refused.code].severity,
    )


def _span(facts: dict[str, list[dict]]) -> tuple[datetime | None, datetime | None]:
    moments = [said[c] for rows in facts.values() for said in rows for c in ("started_at", "happened_at", "said_at") if said.get(c)]
    return (min(moments), max(moments)) if moments else (None, None)
