"""Mappings that people saved in the browser: one TOML file a source in mappings/ of the data folder, the same that the
command line takes."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Collection
from pathlib import Path

import tomli_w

from qa.access.reading import Reader
from qa.adapters.files.upload import Upload
from qa.adapters.mapping.failures import (
    MAPPING_NOT_TOML,
    SOURCE_NAME_CHANGED,
    SOURCE_NAME_NOT_ALLOWED,
    SOURCE_NAME_TAKEN,
)
from qa.adapters.mapping.fitting import has_heads, table_for
from qa.adapters.mapping.mapped_table import read_source, source_of
from qa.adapters.source import Source
from qa.failures import NOT_YOUR_ROLE
from qa.records.book import audit
from qa.settings import data_folder

NAME = re.compile(r"[\w.-]{1,60}")


def folder() -> Path:
    """Where mappings saved in the browser lie."""
    return data_folder() / "mappings"


def save(content: dict, columns: Collection[str] = ()) -> Path:
    """Write a mapping, checked first; earlier tables of the source with the same `match` are replaced, unless they were
    made for another header than `columns`. Raises QAError."""
    source_id = str((content.get("source") or {}).get("id", ""))
    path = _place(source_id)
    if path.exists():
        before = tomllib.loads(path.read_text("utf-8"))
        mine = {t.get("match") for t in content.get("table", [])}
        columns = columns or {head for t in content.get("table", []) for head in t.get("heads", ())}
        stay = [t for t in before.get("table", []) if t.get("match") not in mine or not has_heads(t, columns)]
        content = before | content | {"table": content.get("table", []) + stay}
    return _write(path, content)


def edit(reader: Reader, source_id: str, text: str) -> Path:
    """Put TOML a person wrote in place of a saved mapping, checked first. Raises QAError."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise MAPPING_NOT_TOML(path=source_id, problem=problem) from problem
    if str((content.get("source") or {}).get("id", "")) != source_id:
        raise SOURCE_NAME_CHANGED(name=source_id)
    return _noted(reader, "source_edit", source_id, lambda: _write(_place(source_id), content))


def copy(reader: Reader, source_id: str, new_id: str) -> Path:
    """The same mapping under another name, for another brand's files, say. Raises QAError when the name is taken."""
    path = _place(new_id)
    if path.exists():
        raise SOURCE_NAME_TAKEN(name=new_id)
    content = tomllib.loads(_place(source_id).read_text("utf-8"))
    content |= {"source": content["source"] | {"id": new_id}}
    return _noted(reader, "source_copy", new_id, lambda: _write(path, content))


def remove(reader: Reader, source_id: str) -> None:
    """Files are no longer read by this mapping; what came in by it stays."""
    _noted(reader, "source_remove", source_id, lambda: _place(source_id).unlink(missing_ok=True))


def _noted(reader: Reader, action: str, source_id: str, act: Callable[[], Path | None]) -> Path | None:
    """What was done is written down once it was."""
    if not reader.scope.manages:
        raise NOT_YOUR_ROLE()
    path = act()
    audit(reader.scope.user, action, source_id)
    return path


def text_of(source_id: str) -> str:
    """A saved mapping as TOML, as a person reads and edits it."""
    return _place(source_id).read_text("utf-8")


def saved_sources() -> list[Source]:
    """Every saved source, by name."""
    return [read_source(path) for path in sorted(folder().glob("*.toml"), key=lambda path: path.stem)]


def saved_source(source_id: str) -> Source | None:
    """The saved source of this id; None without one. Raises QAError for a broken file."""
    path = folder() / f"{source_id}.toml"
    return read_source(path) if NAME.fullmatch(source_id) and path.exists() else None


def fitting_sources(upload: Upload) -> list[Source]:
    """Saved sources with a table that fits this file's name and header."""
    return [source for source in saved_sources() if table_for(upload, source) is not None]


def _place(source_id: str) -> Path:
    if not NAME.fullmatch(source_id):
        raise SOURCE_NAME_NOT_ALLOWED()
    return folder() / f"{source_id}.toml"


def _write(path: Path, content: dict) -> Path:
    source_of(content, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}.part")
    half.write_text(tomli_w.dumps(content), "utf-8")
    os.replace(half, path)
    return path
