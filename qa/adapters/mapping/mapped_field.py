"""How one field of a mapping is read from a record: a column, several, a value that stands in the mapping or in the
file's name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from qa.adapters.files.durations import duration_ms
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import bare, identifier, moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Source

DAYS = {"valid_from", "valid_to", "hired_on", "left_on", "last_order_on", "first_order_on", "month_on"}
DURATIONS = {"ivr", "wait", "talk", "hold", "acw", "begin", "end"}


def field_of(field: str, spec: object, upload: Upload) -> tuple[str, list[str], bool, Callable]:
    """(field, columns, optional, reader of one record): a column name, or a table with column(s), value, values, unit,
    form, kind, from_name, pattern (what is taken out of a cell)."""
    spec = {"column": spec} if isinstance(spec, str) else spec
    columns = spec.get("columns") or ([spec["column"]] if "column" in spec else [])
    optional = bool(spec.get("optional"))
    if not columns:
        constant = _constant(field, spec, upload)
        return field, [], optional, lambda record, source: constant(source)
    first = columns[0]
    raw = _raw(columns, spec)
    pattern = re.compile(spec["pattern"]) if spec.get("pattern") else None
    kinds, form, unit = spec.get("kinds", {}), spec.get("form", ""), spec.get("unit", "s")
    if field in DAYS:

        def read(record: dict, source: Source):
            found = moment(raw(record), source.zone, form, first)
            return found.astimezone(ZoneInfo(source.zone)).date() if found else None

    elif field.endswith("_at"):

        def read(record: dict, source: Source):
            return moment(raw(record), source.zone, form, first)

    elif field in DURATIONS:

        def read(record: dict, source: Source):
            return duration_ms(raw(record), unit, first)

    elif spec.get("kind") or spec.get("kind_of"):

        def read(record: dict, source: Source):
            return (
                spec.get("kind") or kinds.get(identifier(record.get(spec["kind_of"])), "other"),
                _address(raw(record), first),
            )

    else:

        def read(record: dict, source: Source):
            found = raw(record)
            found = found if type(found) is str else identifier(found, first) if found is not None else None
            inside = pattern.search(found) if pattern and found else None
            return inside[1] if inside else found

    return field, columns, optional, read


def _address(value: object, column: str) -> str:
    """As text; what Excel rounded goes on as it stands and is nobody's."""
    return bare(value.strip()) if type(value) is str else identifier(value, column)


def _raw(columns: list[str], spec: dict) -> Callable[[dict], object]:
    """What stands in the column, or in several joined by blanks; translated when the mapping lists `values`."""
    first, values = columns[0], spec.get("values")
    if len(columns) > 1:

        def taken(record: dict) -> object:
            return " ".join(_part(record[c]) for c in columns if record.get(c) not in (None, ""))

    else:

        def taken(record: dict) -> object:
            return record.get(first)

    if not values:
        return taken

    def translated(record: dict) -> object:
        found = taken(record)
        if type(found) is str and found in values:
            return values[found]
        text = identifier(found)
        if text in values:
            return values[text]
        if text == "" or "otherwise" in spec:
            return spec.get("otherwise")
        if spec.get("others") == "keep":
            return text
        raise Refused("UNKNOWN_ENUM", first, text)

    return translated


def _part(value: object) -> str:
    """A cell that stands beside others: of a moment at midnight, the day."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return re.sub(r" 0?0:00(:00)?$", "", str(value)) if isinstance(value, str) else str(value)


def _constant(field: str, spec: dict, upload: Upload) -> Callable[[Source], object]:
    """A value that stands in the mapping, or in the file's name."""
    value = spec.get("value")
    if spec.get("from_name"):
        found = re.search(spec["from_name"], upload.name)
        value = found[1] if found and found.groups() else found[0] if found else None
    if field in DAYS:
        return lambda source: (
            (found := moment(value, source.zone, spec.get("form", ""), field))
            and found.astimezone(ZoneInfo(source.zone)).date()
        )
    if field.endswith("_at"):
        return lambda source: moment(value, source.zone, spec.get("form", ""), field)
    return lambda source: (spec["kind"], str(value)) if spec.get("kind") and value else value
