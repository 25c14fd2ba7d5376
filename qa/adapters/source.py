"""The record of an export: its source, its rows, and the platform that reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from hashlib import blake2b

from qa.adapters.files.upload import Upload
from qa.adapters.refusal import Note, Refused


@lru_cache(maxsize=8192)
def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).digest()


@dataclass(frozen=True)
class Source:
    """A system that exports. `space` joins sources that share native contact ids; `tables` are mapped tables
    (mapping.py)."""

    source_id: str
    programme_id: str
    programme_name: str = ""
    space: str = ""
    zone: str = "Asia/Shanghai"
    encoding: str = ""
    tables: tuple[dict, ...] = ()
    options: dict = field(default_factory=dict)

    def contact(self, native_id: object) -> str:
        """interaction_id of a native contact id."""
        return _digest(f"{self.space or self.source_id}|{native_id}").hex()

    def person(self, login: object) -> str:
        """agent_id of a login: the programme's own, so that two brands with a login 1001 are two people."""
        return f"{self.programme_id}/{login}"

    def row_key(self, entity: str, key: str, secret: bytes) -> int:
        """A keyed hash: a row's own key may hold what its customer said or who it is."""
        return int.from_bytes(
            blake2b(
                f"{self.source_id}|{entity}|{key}".encode("utf-8", "surrogateescape"), digest_size=8, key=secret
            ).digest(),
            "big",
        )

    def where(self) -> dict:
        """The columns that say whose a row is."""
        return {"source_id": self.source_id, "programme_id": self.programme_id}

    def as_dict(self) -> dict:
        """As it is written to the ledger."""
        return asdict(self)


class Skip(Exception):
    """A row that carries no data of its own, for a reason that is counted."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Record:
    """One element of an export as it stands there: a dict of columns, a JSON element, a line; or why there is none.
    `context` is what encloses it."""

    no: int
    value: object | Refused | Skip
    context: str = ""


@dataclass
class Row:
    """What a record says: `says` holds (table, values) pairs.

    `repeats`: the key is the content itself, so equal rows of one file are told apart by their count. `is_deleted`: the
    source takes the row back.
    """

    no: int
    entity: str = ""
    key: str = ""
    says: list[tuple[str, dict]] = field(default_factory=list)
    updated_at: object = None
    repeats: bool = False
    is_deleted: bool = False
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class Platform:
    """A format that is recognised by its content.

    `records` yields what stands in the file, in file order; `say` fills one Row from one record, or raises Refused or
    Skip. `columns`, when a format is worth it, reads the same file as column batches (parsing.Batch) instead.
    `brings_people`: a list of customers or agents, whose names are hidden in every talk; such files are read first.
    """

    name: str
    zh: str
    en: str
    recognise: Callable[[Upload], bool]
    records: Callable[[Upload, Source], Iterator[Record]]
    say: Callable[[Record, Row, Source], None] | None = None
    columns: Callable | None = None
    brings_people: bool = False
