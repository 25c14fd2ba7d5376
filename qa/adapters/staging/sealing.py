"""Originals as they came, encrypted, the key apart, with an expiry: replay and masking anew need them, nobody else
does.

One container a file: pieces with labels (`original`, `words …` by contact, `rows` set aside), each compressed and
encrypted by itself, their index at the end.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import orjson
import pyarrow as pa
from cryptography.exceptions import InvalidTag

from qa.adapters.failures import CLOCK_JUMPED, ORIGINAL_NOT_OPENED
from qa.keys import NONCE, cipher
from qa.settings import data_folder, setting

DAY = 86_400
# A clock that moved further while nobody ran this is taken for wrong, not for a holiday.
MOST_AWAY, CLOCK, SEALED_AT = 45 * DAY, "clock", "sealed at"
CODEC = pa.Codec("zstd", 1)
ORIGINAL, ROWS, SOURCE, NAMES = "original", "rows", "source", "names"


def place(file_id: str) -> Path:
    """Where the sealed original of a file lies."""
    return data_folder() / "sealed" / f"{file_id}.sealed"


def sealed(data: bytes, label: str) -> bytes:
    """One piece, compressed and encrypted."""
    nonce = os.urandom(NONCE)
    return (
        len(data).to_bytes(8, "big")
        + nonce
        + cipher().encrypt(nonce, CODEC.compress(data, asbytes=True), label.encode())
    )


def open_sealed(packed: bytes, label: str) -> bytes:
    """What `sealed` made. Raises QAError when the key is another one or it is damaged."""
    size, packed = int.from_bytes(packed[:8], "big"), packed[8:]
    try:
        return CODEC.decompress(cipher().decrypt(packed[:NONCE], packed[NONCE:], label.encode()), size, asbytes=True)
    except (InvalidTag, OSError) as problem:
        raise ORIGINAL_NOT_OPENED() from problem


class Sealer:
    """Writes one container; it appears under its name only when it is whole."""

    def __init__(self, file_id: str) -> None:
        self.final, self.index, self.cipher = place(file_id), [], cipher()
        self.final.parent.mkdir(parents=True, exist_ok=True)
        self.half = self.final.with_suffix(f".{os.getpid()}.part")
        self.stream = self.half.open("wb")

    def add(self, label: str, data: bytes) -> None:
        """Seal one piece. The label is written in the clear: it names no person."""
        nonce = os.urandom(NONCE)
        packed = nonce + self.cipher.encrypt(nonce, CODEC.compress(data, asbytes=True), label.encode())
        self.index.append((label, self.stream.tell(), len(packed), len(data)))
        self.stream.write(packed)

    def close(self) -> None:
        """The index is written and the container takes its name: before, there is none."""
        index = orjson.dumps([*self.index, (SEALED_AT, time.time(), 0, 0)])
        self.stream.write(index + len(index).to_bytes(8, "big"))
        self.stream.close()
        os.replace(self.half, self.final)

    def discard(self) -> None:
        """Nothing is kept of a container not finished."""
        self.stream.close()
        self.half.unlink(missing_ok=True)


def _index(file_id: str) -> list:
    path = place(file_id)
    if not path.exists():
        return []
    with path.open("rb") as stream:
        stream.seek(-8, os.SEEK_END)
        size = int.from_bytes(stream.read(8), "big")
        stream.seek(-8 - size, os.SEEK_END)
        return orjson.loads(stream.read(size))


def pieces(file_id: str, *wanted: str) -> Iterator[bytes]:
    """The pieces under any of these labels, all without one. Raises QAError when the key is another one or the
    container is damaged."""
    opener = cipher()
    for label, start, length, size in _index(file_id):
        if label in wanted or not wanted and label != SEALED_AT:
            with place(file_id).open("rb") as stream:
                stream.seek(start)
                packed = stream.read(length)
            try:
                yield CODEC.decompress(
                    opener.decrypt(packed[:NONCE], packed[NONCE:], label.encode()), size, asbytes=True
                )
            except (InvalidTag, OSError) as problem:
                raise ORIGINAL_NOT_OPENED() from problem


def entries(file_id: str) -> Iterator[tuple[str, bytes]]:
    """(label, piece) of a container, in order."""
    opener = cipher()
    for label, start, length, size in _index(file_id):
        if label != SEALED_AT:
            with place(file_id).open("rb") as stream:
                stream.seek(start)
                packed = stream.read(length)
            yield (
                label,
                CODEC.decompress(opener.decrypt(packed[:NONCE], packed[NONCE:], label.encode()), size, asbytes=True),
            )


def sealed_ids() -> list[str]:
    """The files whose originals are sealed here."""
    return sorted(path.stem for path in (data_folder() / "sealed").glob("*.sealed"))


def original(file_id: str) -> Iterator[bytes]:
    """The original's pieces in order."""
    return pieces(file_id, ORIGINAL)


def overdue(now: float | None = None) -> list[Path]:
    """Originals sealed longer ago than the setting sealed_days."""
    limit = (now or time.time()) - int(setting("sealed_days")) * DAY
    return [p for p in (data_folder() / "sealed").glob("*.sealed") if _sealed_at(p) < limit]


def _sealed_at(path: Path) -> float:
    """The moment written into a container; a copied or restored file keeps it. One of an earlier program has the file's
    own."""
    try:
        told = next((entry for entry in _index(path.stem) if entry[0] == SEALED_AT), None)
    except (OSError, ValueError):
        told = None
    return float(told[1]) if told else path.stat().st_mtime


def expire(now: float | None = None, is_sure: bool = False) -> int:
    """Remove what is overdue; how many went. Raises QAError when the clock stands before, or far beyond, where it stood
    last, unless a person `is_sure`."""
    now, seen = now or time.time(), data_folder() / "sealed" / CLOCK
    last = float(seen.read_text()) if seen.exists() else now
    if not is_sure and not last - DAY <= now <= last + MOST_AWAY:
        raise CLOCK_JUMPED(
            last=time.strftime("%Y-%m-%d", time.localtime(last)), now=time.strftime("%Y-%m-%d", time.localtime(now))
        )
    old = overdue(now)
    for path in old:
        path.unlink(missing_ok=True)
    seen.parent.mkdir(parents=True, exist_ok=True)
    seen.write_text(str(now))
    return len(old)
