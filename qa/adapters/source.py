"""The record of an export: its source, its upload, and the rows a platform reads from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b, sha256

from qa.adapters.reasons import Refused


@dataclass(frozen=True)
class Source:
    """A system that exports. `space` joins sources that share native contact ids; `tables` are mapped tables (mapping.py)."""

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
        return blake2b(f"{self.space or self.source_id}|{native_id}".encode(), digest_size=8).hexdigest()

    def row_key(self, entity: str, key: str) -> int:
        return int.from_bytes(blake2b(f"{self.source_id}|{entity}|{key}".encode(), digest_size=8).digest(), "big")


@dataclass(frozen=True)
class Upload:
    """One file as it came: its name is only a hint, its bytes are the truth."""

    name: str
    data: bytes

    @cached_property
    def file_id(self) -> str:
        return sha256(self.data).hexdigest()

    @cached_property
    def head(self) -> str:
        """The first 64 kB, good enough to recognise a format by."""
        return self.data[:65536].decode("utf-8", "ignore").lstrip("\ufeff")

    def session_in_name(self, action: str) -> str:
        """The session id a puller wrote behind the action: DescribeChatMessages_<id>.json."""
        found = re.search(rf"{action}[_-](?P<id>[\w-]{{6,}})\.json", self.name)
        return found["id"] if found else ""


@dataclass
class Row:
    """One element of an export. `says` holds (table, values) pairs; a refusal or a skip replaces them."""

    no: int
    entity: str
    key: str
    says: list[tuple[str, dict]] = field(default_factory=list)
    updated_at: object = None
    skip: str = ""
    refused: Refused | None = None
    warnings: list[Refused] = field(default_factory=list)


@dataclass(frozen=True)
class Platform:
    """A format that is recognised by its content. `read` yields one Row an element, in file order."""

    name: str
    zh: str
    en: str
    recognise: Callable[[Upload], bool]
    read: Callable[[Upload, Source], Iterator[Row]]
