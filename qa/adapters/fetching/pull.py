"""The record of a pull: where data is fetched from, how often, and the pieces it comes in. Read from sources.toml of
the data folder."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qa.adapters.failures import (
    NO_SUCH_PULL_KIND,
    PULL_WITHOUT_NAME,
    SECRET_IN_SOURCES,
    SOURCES_NOT_TOML,
    VARIABLE_NOT_SET,
)
from qa.adapters.files.upload import Upload
from qa.adapters.mapping.mapped_table import read_source, source_of
from qa.adapters.source import Source
from qa.registry import declared
from qa.settings import data_folder

SECRET = re.compile(r"env:([A-Za-z_][A-Za-z0-9_]*)")
PASSWORD = re.compile(r"//[^/@:]*:(?!env:)[^/@]+@|(?:token|key|secret|password)=(?!env:)[^&]{6,}", re.IGNORECASE)


@dataclass(frozen=True)
class Pull:
    """One entry of sources.toml. `settings` holds what its kind needs; `tables` its tables or addresses, at least
    one."""

    name: str
    kind: str
    source: Source
    every_minutes: float = 0
    settings: dict = field(default_factory=dict)
    tables: tuple[dict, ...] = ({},)


@dataclass(frozen=True)
class Piece:
    """A batch as it came, and the cursor that is remembered once it has landed."""

    upload: Upload
    cursor: str


@dataclass(frozen=True)
class Kind:
    """A way of fetching. `fetch` yields pieces of one table from a cursor ("" for the first time) on, oldest first."""

    name: str
    zh: str
    en: str
    fetch: Callable[[Pull, dict, str], Iterator[Piece]]


def kinds() -> dict[str, Kind]:
    """{name: kind} of what can be pulled from: folder, database, web."""
    return declared("qa.adapters.fetching.pulls", Kind)


def place() -> Path:
    """The file that says where exports are pulled from."""
    return data_folder() / "sources.toml"


def read_pulls(path: Path | None = None) -> list[Pull]:
    """All pulls that are set up; [] without a file. Raises QAError naming what is missing, unknown, or a secret written
    into the file."""
    path = path or place()
    if not path.exists():
        return []
    try:
        text = path.read_text("utf-8")
        entries = tomllib.loads(text).get("pull", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SOURCES_NOT_TOML(path=path, problem=problem) from problem
    if PASSWORD.search(text):
        raise SECRET_IN_SOURCES(path=path)
    return [_pull(entry, path) for entry in entries]


def _pull(entry: dict, path: Path) -> Pull:
    name, kind = str(entry.get("name") or ""), str(entry.get("kind") or "")
    if not name:
        raise PULL_WITHOUT_NAME(path=path)
    if kind not in kinds():
        raise NO_SUCH_PULL_KIND(name=name, kind=kind or "?", kinds="、".join(kinds()))
    if entry.get("mapping"):
        source = read_source((path.parent / entry["mapping"]).resolve())
    else:
        source = source_of({"source": entry.get("source") or {}, "options": entry.get("options", {})}, path)
    known = {"name", "kind", "mapping", "source", "options", "every_minutes", "table"}
    settings = {k: v for k, v in entry.items() if k not in known}
    return Pull(
        name, kind, source, float(entry.get("every_minutes", 0)), settings, tuple(entry.get("table", ())) or ({},)
    )


def secret(text: str) -> str:
    """`text` with every env:NAME replaced from the environment. Raises QAError when one is not set; the value is never
    shown or logged."""

    def value(match: re.Match) -> str:
        found = os.environ.get(match[1])
        if not found:
            raise VARIABLE_NOT_SET(name=match[1])
        return found

    return SECRET.sub(value, str(text))
