"""Originals as they came, encrypted, the key apart, with an expiry: replay and masking anew need them, nobody else does.

One container a file: pieces with labels (`original`, `words …` by contact, `rows` set aside), each compressed and encrypted by itself, their index at the end.
"""

from __future__ import annotations

import base64
import os
import time
from collections.abc import Iterator
from pathlib import Path

import orjson
import pyarrow as pa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from qa.errors import QAError
from qa.settings import data_folder, setting

CODEC = pa.Codec("zstd", 1)
NONCE = 12
ORIGINAL, ROWS, SOURCE, NAMES = "original", "rows", "source", "names"


def key(name: str, make=lambda: base64.urlsafe_b64encode(os.urandom(32))) -> bytes:
    """A secret of this data folder, made on first use, readable by its owner only."""
    path = data_folder() / "keys" / f"{name}.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        half = path.with_suffix(f".{os.getpid()}")
        half.write_bytes(make())
        half.chmod(0o600)
        try:
            os.link(half, path)
        except FileExistsError:
            pass
        half.unlink()
    return path.read_bytes()


def _cipher() -> AESGCM:
    return AESGCM(base64.urlsafe_b64decode(key("seal")))


def fresh_key() -> bytes:
    """A key of one process, kept nowhere."""
    return AESGCM.generate_key(256)


def locked(data: bytes, key: bytes) -> bytes:
    """Bytes that only who has the key can read."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, None)


def unlocked(packed: bytes, key: bytes) -> bytes:
    return AESGCM(key).decrypt(packed[:NONCE], packed[NONCE:], None)


def place(file_id: str) -> Path:
    return data_folder() / "sealed" / f"{file_id}.sealed"


def sealed(data: bytes, label: str) -> bytes:
    """One piece, compressed and encrypted."""
    nonce = os.urandom(NONCE)
    return len(data).to_bytes(8, "big") + nonce + _cipher().encrypt(nonce, CODEC.compress(data, asbytes=True), label.encode())


def open_sealed(packed: bytes, label: str) -> bytes:
    """What `sealed` made. Raises QAError when the key is another one or it is damaged."""
    size, packed = int.from_bytes(packed[:8], "big"), packed[8:]
    try:
        return CODEC.decompress(_cipher().decrypt(packed[:NONCE], packed[NONCE:], label.encode()), size, asbytes=True)
    except (InvalidTag, OSError) as problem:
        raise QAError("封存的原件打不开。", "核对 keys/seal.key 是不是这个数据文件夹原来的密钥。") from problem


class Sealer:
    """Writes one container; it appears under its name only when it is whole."""

    def __init__(self, file_id: str) -> None:
        self.final, self.index, self.cipher = place(file_id), [], _cipher()
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
        index = orjson.dumps(self.index)
        self.stream.write(index + len(index).to_bytes(8, "big"))
        self.stream.close()
        os.replace(self.half, self.final)

    def discard(self) -> None:
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
    """The pieces under any of these labels. Raises QAError when the key is another one or the container is damaged."""
    cipher = _cipher()
    for label, start, length, size in _index(file_id):
        if label in wanted:
            with place(file_id).open("rb") as stream:
                stream.seek(start)
                packed = stream.read(length)
            try:
                yield CODEC.decompress(cipher.decrypt(packed[:NONCE], packed[NONCE:], label.encode()), size, asbytes=True)
            except (InvalidTag, OSError) as problem:
                raise QAError("封存的原件打不开。", "核对 keys/seal.key 是不是这个数据文件夹原来的密钥。") from problem


def original(file_id: str) -> Iterator[bytes]:
    return pieces(file_id, ORIGINAL)


def overdue(now: float | None = None) -> list[Path]:
    """Originals older than the setting sealed_days."""
    limit = (now or time.time()) - int(setting("sealed_days")) * 86_400
    return [p for p in (data_folder() / "sealed").glob("*.sealed") if p.stat().st_mtime < limit]


def expire(now: float | None = None) -> int:
    """Remove what is overdue; how many went."""
    old = overdue(now)
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
