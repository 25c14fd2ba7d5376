"""Mappings that people saved in the browser: one TOML file a source in mappings/ of the data folder, the same that the
command line takes."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import tomli_w

from qa.adapters.failures import SOURCE_NAME_NOT_ALLOWED
from qa.adapters.files.upload import Upload
from qa.adapters.mapping.fitting import table_for
from qa.adapters.mapping.mapped_table import read_source, source_of
from qa.adapters.source import Source
from qa.settings import data_folder

NAME = re.compile(r"[\w.-]{1,60}")


def folder() -> Path:
    """Where mappings saved in the browser lie."""
    return data_folder() / "mappings"


def save(content: dict) -> Path:
    """Write a mapping, checked first; an earlier table with the same `match` is replaced, others of the source stay.
    Raises QAError."""
    source_id = str((content.get("source") or {}).get("id", ""))
    if not NAME.fullmatch(source_id):
        raise SOURCE_NAME_NOT_ALLOWED()
    path = folder() / f"{source_id}.toml"
    if path.exists():
        before = tomllib.loads(path.read_text("utf-8"))
        mine = {t.get("match") for t in content.get("table", [])}
        content = (
            before
            | content
            | {"table": [t for t in before.get("table", []) if t.get("match") not in mine] + content.get("table", [])}
        )
    source_of(content, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}.part")
    half.write_text(tomli_w.dumps(content), "utf-8")
    os.replace(half, path)
    return path


def saved_sources() -> list[Source]:
    """Every saved source, by name."""
    return [read_source(path) for path in sorted(folder().glob("*.toml"))]


def saved_source(source_id: str) -> Source | None:
    """The saved source of this id; None without one. Raises QAError for a broken file."""
    path = folder() / f"{source_id}.toml"
    return read_source(path) if NAME.fullmatch(source_id) and path.exists() else None


def fitting(upload: Upload) -> list[Source]:
    """Saved sources with a table whose `match` fits this file's name."""
    return [source for source in saved_sources() if table_for(upload, source) is not None]
