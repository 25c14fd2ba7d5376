"""One file → a parcel: recognised, read in batches, its words masked by contact, its original sealed. Pure: no
database, runs in a child process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import blake2b

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from qa.adapters.files.tables import encoding_for
from qa.adapters.files.upload import Upload
from qa.adapters.mapping.fitting import table_for
from qa.adapters.mapping.mapped_table import mapped
from qa.adapters.refusal import BROKEN, Refused, broken
from qa.adapters.source import Platform, Record, Skip, Source
from qa.adapters.staging.collecting import Batch, batches
from qa.adapters.staging.gathering import Words
from qa.adapters.staging.hiding import Hiding, Masker
from qa.adapters.staging.plausible import MOMENTS
from qa.adapters.staging.sealing import NAMES, ORIGINAL, ROWS, SOURCE, Sealer
from qa.adapters.staging.staged_file import LEDGER, Packing, Parcel
from qa.registry import declared
from qa.warehouse.model import contracts

Progress = Callable[[int], None]


def platforms() -> dict[str, Platform]:
    """{name: platform} of every system whose exports are recognised."""
    return declared("qa.adapters.platforms", Platform)


def recognise(upload: Upload, source: Source) -> Platform | None:
    """What reads this file: a mapped table of its source first, then the first platform that knows its content."""
    table = table_for(upload, source)
    return (
        mapped(table, upload)
        if table is not None
        else next((p for p in platforms().values() if p.recognise(upload)), None)
    )


def brings_people(upload: Upload, source: Source) -> bool:
    """Whether the file is a list of customers or agents; a file that cannot be read is none."""
    try:
        platform = recognise(upload, source)
    except BROKEN:
        return False
    return platform is not None and platform.brings_people


def parse(
    upload: Upload,
    source: Source,
    masker: Masker,
    progress: Progress = lambda _: None,
    platform: Platform | None = None,
) -> Parcel:
    """Read one file into a parcel of the inbox. `progress` hears the rows read so far, and may raise to stop; then
    nothing is left behind.

    `platform` reads it instead of the one its content is recognised by.
    """
    packing, skips, read = Packing(upload.file_id), {}, 0
    sealer, span, columns = Sealer(upload.file_id), [], ""
    try:
        words, hiding = Words(packing, sealer, masker), Hiding(source, masker)
        try:
            platform = platform or recognise(upload, source)
            if platform is None:
                next(upload.chunks(), None)
            found = _unknown(upload) if platform is None else batches(upload, source, platform, masker, hiding)
        except BROKEN as problem:
            found = _unreadable(broken(problem))
        for batch in found:
            read += batch.ledger.num_rows
            columns = columns or batch.columns
            packing.add("ledger", batch.ledger)
            for name, table in batch.facts.items():
                span += _ends(table)
                words.add(table) if name == "message" else packing.add(name, table)
            packing.add("quarantine", _set_aside(batch.refused, upload, source, hiding))
            for name, count in batch.skips.items():
                skips[name] = skips.get(name, 0) + count
            if batch.refused:
                sealer.add(
                    ROWS, orjson.dumps([(no, _plain(original)) for no, _, _, original in batch.refused], default=str)
                )
            progress(read)
        words.close()
        if platform is None:
            sealer.discard()
        else:
            if any(hiding.named.values()):
                sealer.add(NAMES, orjson.dumps({kind: sorted(names) for kind, names in hiding.named.items()}))
            sealer.add(
                SOURCE, orjson.dumps({"name": upload.name, "platform": platform.name, "source": source.as_dict()})
            )
            for chunk in _original(upload):
                sealer.add(ORIGINAL, chunk)
            sealer.close()
        return packing.close(
            name=hiding.text(upload.name),
            size=upload.size,
            source=source,
            platform=platform.name if platform else "",
            read=read,
            skip_reason="、".join(sorted(skips, key=skips.get, reverse=True)),
            encoding=_encoding(upload, source, platform),
            columns=columns if hiding.text(columns) == columns else "",
            span=(min(span, default=None), max(span, default=None)),
        )
    except BaseException:
        sealer.discard()
        packing.discard()
        raise


def _encoding(upload: Upload, source: Source, platform: Platform | None) -> str:
    try:
        return encoding_for(upload, table_for(upload, source) or {}, source.encoding) if platform else ""
    except Refused:
        return ""


def _original(upload: Upload) -> Iterator[bytes]:
    with upload.raw() as stream:
        while data := stream.read(4 << 20):
            yield data


def _unknown(upload: Upload) -> Iterator[Batch]:
    reason = "empty" if not upload.start.strip() else "no_export"
    row = (1, "file", 0, False, 0, 0, False, None, "skipped")
    yield Batch(pa.table({f.name: pa.array([v], f.type) for f, v in zip(LEDGER, row)}, LEDGER), {}, [], {reason: 1})


def _unreadable(refused: Refused) -> Iterator[Batch]:
    """A file that cannot even be looked at."""
    row = (1, "file", 0, False, 0, 0, False, None, "quarantined")
    yield Batch(
        pa.table({f.name: pa.array([v], f.type) for f, v in zip(LEDGER, row)}, LEDGER), {}, [(1, "file", refused, None)]
    )


def _ends(table: pa.Table) -> list[datetime]:
    ends = [pc.min_max(table[c]).as_py() for c in sorted(MOMENTS & set(table.column_names))]
    return [m for end in ends for m in end.values() if m]


def _plain(original: Record | object) -> list | None:
    """An original as JSON keeps it: [value, context]; None when there is none."""
    if not isinstance(original, Record):
        return None
    value = original.value.original if isinstance(original.value, Refused) else original.value
    if value is None or isinstance(value, Skip):
        return None
    try:
        orjson.dumps(value, default=str)
    except (TypeError, ValueError, RecursionError):
        value = str(value)[:2000]
    return [value, original.context]


def _set_aside(refused: list, upload: Upload, source: Source, hiding: Hiding) -> pa.Table:
    rows = []
    for no, entity, why, original in refused:
        identity = orjson.dumps(
            [source.source_id, why.code, why.column, why.value, _plain(original) or [upload.file_id, no]], default=str
        )
        rows.append(
            dict(
                quarantine_id=blake2b(identity, digest_size=8, key=hiding.masker.secret).hexdigest(),
                file_id=upload.file_id,
                row_no=no,
                source_id=source.source_id,
                entity=entity,
                reason_code=why.code,
                column_name=hiding.text(why.column),
                masked_value=hiding.shown(why),
                detail=hiding.text(why.detail),
                severity=why.severity,
            )
        )
    return contracts()["quarantine"].arrow(rows)
