"""Messages of one file on their way: gathered by contact, the originals sealed, masked contact by contact. Memory stays
flat: what waits is sealed too."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from qa.adapters.staging.contact_words import masked
from qa.adapters.staging.hiding import Masker
from qa.adapters.staging.sealing import CODEC, Sealer, pieces
from qa.adapters.staging.staged_file import Packing
from qa.keys import NONCE

BUCKETS = 64
HELD_ROWS = 100_000
EVERYBODY = "words"
KEPT = ["interaction_id", "_row_no", "part_no", "begin_ms", "end_ms", "text"]


def bucket(interaction_id: str) -> int:
    """Which of the buckets a contact's words wait in."""
    return int(interaction_id[:2], 16) % BUCKETS


def packed(table: pa.Table) -> bytes:
    """A table as bytes of an Arrow stream."""
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def unpacked(data: bytes) -> pa.Table:
    """The table of such bytes."""
    return pa.ipc.open_stream(data).read_all()


class Words:
    """Takes message batches in file order; `close` writes the masked messages to the packing and their originals to the
    sealer."""

    def __init__(self, packing: Packing, sealer: Sealer, masker: Masker) -> None:
        self.packing, self.sealer, self.masker = packing, sealer, masker
        self.held: list[pa.Table] = []
        self.spill: _Spill | None = None

    def add(self, messages: pa.Table) -> None:
        self.held.append(messages)
        if sum(t.num_rows for t in self.held) >= HELD_ROWS:
            self._set_down()

    def _set_down(self) -> None:
        self.spill = self.spill or _Spill()
        table = pa.concat_tables(self.held)
        self.held.clear()
        owner = np.array([bucket(i) for i in table["interaction_id"].to_pylist()], np.int8)
        order = np.argsort(owner, kind="stable")
        table, edges = table.take(pa.array(order)), np.searchsorted(owner[order], np.arange(BUCKETS + 1))
        for number in range(BUCKETS):
            if edges[number] < edges[number + 1]:
                self.spill.add(number, packed(table.slice(edges[number], edges[number + 1] - edges[number])))

    def close(self) -> None:
        if self.spill is None:
            if self.held:
                self._finish(EVERYBODY, pa.concat_tables(self.held))
            return
        if self.held:
            self._set_down()
        for number in range(BUCKETS):
            found = [unpacked(data) for data in self.spill.read(number)]
            if found:
                self._finish(f"{EVERYBODY} {number}", pa.concat_tables(found))
        self.spill.close()

    def _finish(self, label: str, messages: pa.Table) -> None:
        self.sealer.add(label, packed(messages.select(KEPT)))
        self.packing.add("message", masked(messages, self.masker).drop_columns(["row_key"]))


class _Spill:
    """What does not fit in memory, on disk, encrypted with a key that only this process knows."""

    def __init__(self) -> None:
        self.stream, self.cipher, self.index = tempfile.TemporaryFile(), AESGCM(os.urandom(32)), []

    def add(self, number: int, data: bytes) -> None:
        nonce = os.urandom(NONCE)
        packed = nonce + self.cipher.encrypt(nonce, CODEC.compress(data, asbytes=True), None)
        self.index.append((number, self.stream.seek(0, os.SEEK_END), len(packed), len(data)))
        self.stream.write(packed)

    def read(self, number: int) -> Iterator[bytes]:
        for label, start, length, size in self.index:
            if label == number:
                self.stream.seek(start)
                packed = self.stream.read(length)
                yield CODEC.decompress(self.cipher.decrypt(packed[:NONCE], packed[NONCE:], None), size, asbytes=True)

    def close(self) -> None:
        self.stream.close()


def originals(file_id: str, interaction_ids: list[str]) -> pa.Table | None:
    """The unmasked words of some contacts as one file brought them (KEPT columns); None once it has expired."""
    wanted = [EVERYBODY, *{f"{EVERYBODY} {bucket(i)}" for i in interaction_ids}]
    found = [unpacked(data) for data in pieces(file_id, *wanted)]
    if not found:
        return None
    table = pa.concat_tables(found)
    return table.filter(pc.is_in(table["interaction_id"], pa.array(interaction_ids)))
