"""One file as it came: its name is only a hint, its bytes are the truth. Read as a stream, unpacked when it is gzip."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from qa.adapters.files.encoding import SEPARATOR_LINE, head_text
from qa.adapters.refusal import Refused

HEAD_BYTES = 65_536
GZIP = b"\x1f\x8b"
# Text packs some 10 to 1, logs 30 to 1: 250 to 1 is made to burst.
BOMB_BYTES, BOMB_RATIO = 64_000_000, 250
CHUNK = 1 << 20


class _Bounded(io.RawIOBase):
    """Bytes unpacked from gzip; Raises Refused(TOO_LARGE) once they outgrow any honest log of that packed size."""

    def __init__(self, inner: BinaryIO, packed: int) -> None:
        self.inner, self.packed, self.count = inner, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        try:
            data = self.inner.read(len(buffer))
        except (EOFError, OSError, ValueError, zlib.error) as problem:
            raise Refused("UNPACK_FAILED", detail=type(problem).__name__) from problem
        self.count += len(data)
        if self.count > max(BOMB_BYTES, self.packed * BOMB_RATIO):
            raise Refused("TOO_LARGE", value=self.count, detail=f"gzip > {BOMB_RATIO}:1")
        buffer[: len(data)] = data
        return len(data)


@dataclass(frozen=True)
class Upload:
    """`path` for a file on disk, `data` for bytes at hand."""

    name: str
    data: bytes = b""
    path: Path | None = None

    @classmethod
    def at(cls, path: Path) -> Upload:
        """A file on disk, read where it lies."""
        return cls(path.name, path=path)

    def raw(self) -> BinaryIO:
        """The bytes exactly as they came."""
        return self.path.open("rb") if self.path else io.BytesIO(self.data)

    def open(self) -> BinaryIO:
        """The bytes, unpacked when they are gzip."""
        stream = self.raw()
        if stream.read(2) != GZIP:
            stream.seek(0)
            return stream
        stream.seek(0)
        return io.BufferedReader(_Bounded(gzip.GzipFile(fileobj=stream), self.size), CHUNK)

    def chunks(self) -> Iterator[bytes]:
        """Its unpacked bytes, piece by piece."""
        with self.open() as stream:
            while data := stream.read(CHUNK):
                yield data

    def whole(self, most: int, what: str) -> bytes:
        """All bytes at once; Raises Refused(TOO_LARGE) above `most`."""
        with self.open() as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise Refused("TOO_LARGE", value=self.size, detail=f"{what} > {most // 1_000_000} MB")
        return data

    @cached_property
    def size(self) -> int:
        """Bytes as they came, packed or not."""
        return self.path.stat().st_size if self.path else len(self.data)

    @cached_property
    def file_id(self) -> str:
        """SHA-256 of the bytes as they came: the same file is known again."""
        digest = sha256()
        with self.raw() as stream:
            while data := stream.read(CHUNK):
                digest.update(data)
        return digest.hexdigest()

    @cached_property
    def start(self) -> bytes:
        """The first unpacked bytes; nothing for a broken archive."""
        try:
            with self.open() as stream:
                return stream.read(HEAD_BYTES)
        except Refused:
            return b""

    @cached_property
    def head(self) -> str:
        """The beginning as text, good enough to recognise a format by; a line that only names the separator is left
        out."""
        return SEPARATOR_LINE.sub("", head_text(self.start).lstrip("\ufeff"))

    @cached_property
    def known(self) -> dict:
        """What was found out about the file once and need not be looked up again."""
        return {}

    def named(self, pattern: str) -> str:
        """What the group `id` of a pattern finds in the file's name, or ""."""
        found = re.search(pattern, self.name)
        return found["id"] if found else ""
