"""Originals as they came, encrypted, the key apart, with an expiry: replay needs them, nobody else does."""

from __future__ import annotations

import os
import time
import zlib
from pathlib import Path

from cryptography.fernet import Fernet

from qa.adapters.source import Upload
from qa.settings import data_folder, setting


def key(name: str, make=Fernet.generate_key) -> bytes:
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


def _place(file_id: str) -> Path:
    return data_folder() / "sealed" / f"{file_id}.sealed"


def seal(upload: Upload) -> Path:
    """Keep the file; the same file is kept once."""
    path = _place(upload.file_id)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}")
        half.write_bytes(Fernet(key("seal")).encrypt(zlib.compress(upload.data, 1)))
        os.replace(half, path)
    return path


def unseal(file_id: str, name: str = "") -> Upload | None:
    """The original, or None once it has expired."""
    path = _place(file_id)
    if not path.exists():
        return None
    return Upload(name, zlib.decompress(Fernet(key("seal")).decrypt(path.read_bytes())))


def expire(now: float | None = None) -> int:
    """Remove originals older than the setting sealed_days; how many went."""
    limit = (now or time.time()) - int(setting("sealed_days")) * 86_400
    old = [p for p in (data_folder() / "sealed").glob("*.sealed") if p.stat().st_mtime < limit]
    for path in old:
        path.unlink()
    return len(old)
