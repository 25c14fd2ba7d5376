"""Somebody leaves the sealed originals: a file of lines is sealed anew without theirs, any other that holds them is destroyed."""

from __future__ import annotations

import re
from collections.abc import Iterable

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from qa.adapters import namebook
from qa.adapters.sealing import NAMES, ORIGINAL, ROWS, SEALED_AT, SOURCE, Sealer, entries, place, sealed_ids
from qa.adapters.upload import GZIP
from qa.adapters.words import EVERYBODY, packed, unpacked

SEPARATORS = r"[\s\-–.()（）]{0,2}"
CODES = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


def needles(kind: str, value: str) -> re.Pattern:
    """An address as files write it: the digits of a number with blanks or dashes between, any other as it stands, in small or capital letters."""
    digits = re.sub(r"\D", "", value)
    if kind == "phone" and len(digits) >= 7:
        digits = re.sub(r"^(?:00)?86(?=1\d{10}$)", "", digits)
        return re.compile(rf"(?<!\d)(?:(?:00|\+)?86{SEPARATORS})?{SEPARATORS.join(digits)}(?!\d)")
    return re.compile(re.escape(value.strip()), re.IGNORECASE)


def leave(rows: dict[str, set[int]], interactions: set[str], wanted: re.Pattern) -> tuple[int, int]:
    """(files sealed anew, files destroyed). `rows`: file → its rows of the person; other files are looked through for the address."""
    anew = gone = 0
    forgotten: set[str] = set()
    for file_id in sealed_ids():
        parts = list(entries(file_id))
        original = b"".join(data for label, data in parts if label == ORIGINAL)
        text = _text(original)
        if file_id not in rows and not (text and wanted.search(text)):
            continue
        kept = _without(text, rows.get(file_id, set()), wanted) if text else None
        before = {name for label, data in parts if label == NAMES for names in orjson.loads(data).values() for name in names}
        if kept is None:
            place(file_id).unlink(missing_ok=True)
            forgotten |= before
            gone += 1
            continue
        sealer = Sealer(file_id)
        for label, data in parts:
            changed = _changed(label, data, kept, interactions, wanted)
            if changed is not None:
                sealer.add(label, changed)
        sealer.add(ORIGINAL, kept.encode())
        sealer.close()
        forgotten |= {name for name in before if name not in kept}
        anew += 1
    if forgotten:
        elsewhere = {
            name for file_id in sealed_ids() for label, data in entries(file_id) if label == NAMES for names in orjson.loads(data).values() for name in names
        }
        namebook.forget(forgotten - elsewhere)
    return anew, gone


def _changed(label: str, data: bytes, kept: str, interactions: set[str], wanted: re.Pattern) -> bytes | None:
    """A piece without the person; None for one that is left out."""
    if label in (ORIGINAL, SEALED_AT):
        return None
    if label == NAMES:
        return orjson.dumps({kind: [name for name in names if name in kept] for kind, names in orjson.loads(data).items()})
    if label == ROWS:
        return orjson.dumps([row for row in orjson.loads(data) if not wanted.search(orjson.dumps(row).decode())])
    if label.split(" ")[0] == EVERYBODY:
        table = unpacked(data)
        return packed(table.filter(pc.invert(pc.is_in(table["interaction_id"], pa.array(sorted(interactions), pa.string())))))
    return orjson.dumps(orjson.loads(data) | {"is_cut": True}) if label == SOURCE else data


def _text(original: bytes) -> str | None:
    """A file of lines as text; None for archives, workbooks and what is in no encoding."""
    if original.startswith((GZIP, b"PK", b"PAR1", b"\xd0\xcf\x11\xe0")):
        return None
    for code in CODES:
        try:
            return original.decode(code)
        except UnicodeDecodeError:
            continue
    return None


def _without(text: str, numbers: Iterable[int], wanted: re.Pattern) -> str | None:
    """The text without the lines of these rows and without lines that hold the address; None where rows and lines do not go together."""
    lines = text.splitlines(keepends=True)
    stripped = text.lstrip("\ufeff \r\n\t")
    is_json = stripped.startswith(("{", "["))
    if is_json and not all(line.strip().startswith("{") and line.strip().endswith("}") for line in lines if line.strip()):
        return None
    if not is_json and any(line.count('"') % 2 for line in lines):
        return None
    header = 0 if is_json or LOG_LINE.match(stripped) else 1
    going = {number - 1 + header for number in numbers}
    if going and max(going) >= len(lines):
        return None
    return "".join(line for at, line in enumerate(lines) if at < header or (at not in going and not wanted.search(line)))


LOG_LINE = re.compile(r"\d{9,11}(?:\.\d+)?\|")
