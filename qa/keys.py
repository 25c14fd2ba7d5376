"""The secrets of a data folder, a file each in its keys/: what originals are sealed with, and what lies in the records
unreadable without."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from qa.settings import data_folder

NONCE = 12


def key_path(name: str) -> Path:
    """Where the key of this name lies; the file is its owner's alone."""
    return data_folder() / "keys" / f"{name}.key"


def key(name: str, make=lambda: base64.urlsafe_b64encode(os.urandom(32))) -> bytes:
    """A secret of this data folder, made on first use, readable by its owner only."""
    path = key_path(name)
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


def cipher(name: str = "seal") -> AESGCM:
    """What seals and opens originals, or what another key of the folder is for: AES-256-GCM."""
    return AESGCM(base64.urlsafe_b64decode(key(name)))


def fresh_key() -> bytes:
    """A key of one process, kept nowhere."""
    return AESGCM.generate_key(256)


def locked(data: bytes, key: bytes) -> bytes:
    """Bytes that only who has the key can read."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, None)


def unlocked(packed: bytes, key: bytes) -> bytes:
    """The bytes that `locked` packed. Raises InvalidTag for another key."""
    return AESGCM(key).decrypt(packed[:NONCE], packed[NONCE:], None)
