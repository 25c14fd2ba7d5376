"""Which table of a source a file is: by its name and, for a mapping made in the browser, by the columns it was made
for. A pattern as wide as *.csv then takes no other system's list."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fnmatch import fnmatch
from itertools import islice

from qa.adapters.files.tables import table_records
from qa.adapters.files.upload import Upload
from qa.adapters.refusal import BROKEN
from qa.adapters.source import Source
from qa.adapters.target import targets

READ = ("sheet", "header", "header_row", "header_rows", "encoding", "separator")
TRIED_ROWS, ALIKE = 20, 0.75


def table_for(upload: Upload, source: Source) -> dict | None:
    """The mapped table of a source that a file is; None without one. A packed file is matched without .gz."""
    return fitting(upload, source.tables, source.encoding)


def fitting(upload: Upload, tables: Iterable[dict], encoding: str = "") -> dict | None:
    """The first of these tables that fits the file's name and header."""
    named = [table for table in tables if _is_named(table, upload.name)]
    return next((t for t in named if not t.get("heads") or has_heads(t, _columns(upload, t, encoding))), None)


def of_columns(name: str, columns: Collection[str], tables: Iterable[dict]) -> dict | None:
    """The same for one record at hand, of which the file's name and its columns are known."""
    named = [table for table in tables if _is_named(table, name)]
    return next((t for t in named if has_heads(t, columns)), None)


def has_heads(table: dict, columns: Collection[str]) -> bool:
    """Whether the table was made for a header like this: all the columns it reads, and most of those that stood beside
    them."""
    heads = set(table.get("heads") or ())
    return not heads or heads_of(table) <= set(columns) and len(heads & set(columns)) >= ALIKE * len(heads)


def heads_of(table: dict) -> set[str]:
    """The columns that what a table becomes is read from."""
    found: set[str] = set()
    for target in (*targets(), "about"):
        for spec in table.get(target, {}).values():
            spec = {"column": spec} if isinstance(spec, str) else spec
            if not spec.get("optional"):
                found.update(spec.get("columns") or ([spec["column"]] if "column" in spec else []))
    return found


def _is_named(table: dict, name: str) -> bool:
    return fnmatch(name.lower().removesuffix(".gz"), str(table.get("match", "*")).lower())


def _columns(upload: Upload, table: dict, encoding: str) -> frozenset[str]:
    """The columns of the file when it is read as the table says; none when it cannot be read so."""
    how = ("columns", encoding, *(str(table.get(part)) for part in READ))
    if how not in upload.known:
        try:
            rows = islice(table_records(upload, table, encoding), TRIED_ROWS)
            found = next((row.value for row in rows if isinstance(row.value, dict)), {})
        except BROKEN:
            found = {}
        upload.known[how] = frozenset(map(str, found))
    return upload.known[how]
