"""Somebody leaves the sealed originals: a file is sealed anew without what is theirs; only one whose rows cannot be
told apart is destroyed."""

from __future__ import annotations

import re

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from qa.adapters.files.upload import Upload
from qa.adapters.forgetting.keeping import Kept
from qa.adapters.forgetting.rewriting import decoded, holds, without
from qa.adapters.mapping.fitting import fitting
from qa.adapters.staging import name_book
from qa.adapters.staging.gathering import EVERYBODY, packed, unpacked
from qa.adapters.staging.sealing import (
    NAMES,
    ORIGINAL,
    ROWS,
    SEALED_AT,
    SOURCE,
    Sealer,
    entries,
    pieces,
    place,
    sealed_ids,
)

SEPARATORS = r"[\s\-–.()（）]{0,2}"


def needles(kind: str, value: str) -> re.Pattern:
    """An address as files write it: the digits of a number with blanks or dashes between, any other as it stands, in
    small or capital letters."""
    digits = re.sub(r"\D", "", value)
    if kind == "phone" and len(digits) >= 7:
        digits = re.sub(r"^(?:00)?86(?=1\d{10}$)", "", digits)
        return re.compile(rf"(?<!\d)(?:(?:00|\+)?86{SEPARATORS})?{SEPARATORS.join(digits)}(?!\d)")
    return re.compile(re.escape(value.strip()), re.IGNORECASE)


def leave(rows: dict[str, set[int]], interactions: set[str], wanted: re.Pattern) -> tuple[int, int]:
    """(files sealed anew, files destroyed). `rows`: file → its rows of the person; other files are looked through for
    the address.

    Their names leave the name book before the files that told them: stopped in between, the next call finds the files
    and goes on.
    """
    theirs = [file_id for file_id in sealed_ids() if file_id in rows or holds(_original(file_id), wanted)]
    told = {file_id: _names(file_id) for file_id in sealed_ids()}
    elsewhere = set().union(*(names for file_id, names in told.items() if file_id not in theirs)) if told else set()
    gone, forgotten, staying = 0, set(), set(elsewhere)
    for file_id in theirs:
        kept = _kept(file_id, rows, wanted)
        gone += kept is None
        said = decoded(kept.data) if kept else ""
        staying |= {name for name in told[file_id] if name in said}
        forgotten |= told[file_id]
    name_book.forget(forgotten - staying)
    for file_id in theirs:
        kept = _kept(file_id, rows, wanted)
        if kept is None:
            place(file_id).unlink(missing_ok=True)
            continue
        parts, sealer = list(entries(file_id)), Sealer(file_id)
        for label, data in parts:
            changed = _changed(label, data, kept, interactions, wanted)
            if changed is not None:
                sealer.add(label, changed)
        sealer.add(ORIGINAL, kept.data)
        sealer.close()
    return len(theirs) - gone, gone


def _original(file_id: str) -> bytes:
    return b"".join(pieces(file_id, ORIGINAL))


def _names(file_id: str) -> set[str]:
    return {name for data in pieces(file_id, NAMES) for names in orjson.loads(data).values() for name in names}


def _kept(file_id: str, rows: dict[str, set[int]], wanted: re.Pattern) -> Kept | None:
    """The file without the person. Numbers are those of the file as it came: records that left it before are counted
    along."""
    source = next((orjson.loads(data) for data in pieces(file_id, SOURCE)), {})
    numbers, left = rows.get(file_id, set()), source.get("left", [])
    if numbers and left is None:
        return None
    now = (
        {number - sum(gone < number for gone in left) for number in numbers if number not in left} if left else numbers
    )
    tables, data = source.get("source", {}).get("tables", ()), _original(file_id)
    return without(data, now, wanted, fitting(Upload(source.get("name", ""), data), tables) or {})


def _all_left(before: list[int] | None, now: frozenset[int] | None) -> list[int] | None:
    """Numbers in the file as it came: of records that had left before, and of those that leave now, which are counted
    without them."""
    if before is None or now is None:
        return None
    found = set(before)
    for number in now:
        for gone in sorted(before):
            number += gone <= number
        found.add(number)
    return sorted(found)


def _changed(label: str, data: bytes, kept: Kept, interactions: set[str], wanted: re.Pattern) -> bytes | None:
    """A piece without the person; None for one that is left out."""
    if label in (ORIGINAL, SEALED_AT):
        return None
    if label == NAMES:
        said = decoded(kept.data)
        return orjson.dumps(
            {kind: [name for name in names if name in said] for kind, names in orjson.loads(data).items()}
        )
    if label == ROWS:
        return orjson.dumps([row for row in orjson.loads(data) if not wanted.search(orjson.dumps(row).decode())])
    if label.split(" ")[0] == EVERYBODY:
        table = unpacked(data)
        return packed(
            table.filter(pc.invert(pc.is_in(table["interaction_id"], pa.array(sorted(interactions), pa.string()))))
        )
    if label == SOURCE:
        source = orjson.loads(data)
        return orjson.dumps(source | {"is_cut": True, "left": _all_left(source.get("left", []), kept.left)})
    return data
