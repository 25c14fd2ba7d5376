"""A mapping file (TOML) says what the columns of a table mean; its rows become contacts, messages, people, customers, surveys, states …"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import orjson

from qa.adapters.reasons import Refused
from qa.adapters.source import Platform, Record, Row, Source
from qa.adapters.tabular import table_records
from qa.adapters.target import targets
from qa.adapters.upload import Upload
from qa.adapters.values import duration_ms, identifier, moment
from qa.errors import QAError

DAYS = {"valid_from", "valid_to", "hired_on", "left_on", "last_order_on", "month_on"}
DURATIONS = {"ivr", "wait", "talk", "hold", "acw", "begin", "end"}
KEYS = ("id", "programme")


def read_source(path: Path) -> Source:
    """The source a mapping file declares. Raises QAError naming the missing or unknown key."""
    try:
        return source_of(tomllib.loads(path.read_text("utf-8")), path)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise QAError("映射文件 {path} 不是有效的 TOML:{problem}。", "改正这一行后重试。", path=path, problem=problem) from problem


def source_of(content: dict, path: object) -> Source:
    """The same from parsed TOML; `path` is only named in errors."""
    head = content.get("source") or {}
    for key in KEYS:
        if not head.get(key):
            raise QAError("映射文件 {path} 的 [source] 里缺少 {key}。", "至少要写 id 和 programme。", path=path, key=key)
    zone, tables = head.get("zone", "Asia/Shanghai"), tuple(content.get("table", ()))
    if zone not in available_timezones():
        raise QAError("映射文件 {path} 里的时区 {zone} 不存在。", "写成 Asia/Shanghai 这样的名字。", path=path, zone=zone)
    for table in tables:
        if not any(target in table for target in targets()):
            raise QAError("映射文件 {path} 的一张表没有写明要导入成什么。", "可选：{targets}。", path=path, targets="、".join(targets()))
    return Source(
        str(head["id"]),
        str(head["programme"]),
        head.get("programme_name", ""),
        head.get("space", ""),
        zone,
        head.get("encoding", ""),
        tables,
        content.get("options", {}),
    )


def table_for(upload: Upload, source: Source) -> dict | None:
    """The mapped table whose `match` pattern fits the file's name; a packed file is matched without .gz."""
    name = upload.name.lower().removesuffix(".gz")
    return next((t for t in source.tables if fnmatch(name, str(t.get("match", "*")).lower())), None)


def mapped(table: dict, upload: Upload) -> Platform:
    """A mapped table as a platform. The key is the mapped id; records without one are told apart by content and occurrence."""
    wanted = [(target, _compiled(table[name], upload)) for name, target in targets().items() if name in table]
    entity = table.get("entity") or "+".join(t.name for t, _ in wanted)
    clock, gone = table.get("updated_at"), table.get("deleted")
    needed = sorted({c for _, fields in wanted for _, columns, optional, _ in fields if not optional for c in columns})
    checked: list[bool] = []

    def say(record: Record, row: Row, source: Source) -> None:
        value = record.value
        if not checked:
            missing = next((c for c in needed if c not in value), None)
            if missing is not None:
                raise Refused("HEADER_CHANGED", missing, ",".join(map(str, value))[:120], f"column {missing}")
            checked.append(True)
        row.entity = entity
        if clock:
            row.updated_at = _field("updated_at", clock, upload)[3](value, source)
        if gone and str(value.get(gone["column"], "")).strip() in map(str, gone["values"]):
            row.is_deleted, row.key = True, _key_of(wanted[0][1], value, source)
            if row.key:
                return
        keys = []
        for target, fields in wanted:
            said = {"_order": row.no}
            for field, _, _, read in fields:
                said[field] = read(value, source)
            key, pairs = target.say(said, source, row.warnings)
            keys.append(key)
            row.says.extend(pairs)
        row.key = keys[0]
        if not row.key:
            content = {k: v for k, v in value.items() if not gone or k != gone["column"]}
            row.key, row.repeats = orjson.dumps(content, default=str, option=orjson.OPT_SORT_KEYS).decode(), True
        if row.is_deleted:
            row.says = []

    return Platform("mapped", "映射表", "Mapped table", lambda _: True, lambda u, s: table_records(u, table, s.encoding), say)


def _key_of(fields: list[tuple], value: dict, source: Source) -> str:
    """The key of a row that is taken back, when its id alone is the key: such a row often says nothing else."""
    names = {field for field, *_ in fields}
    read = next((read for field, _, _, read in fields if field == "id" and "valid_from" not in names), None)
    return str(read(value, source) or "") if read else ""


def _compiled(columns: dict, upload: Upload) -> list[tuple]:
    return [_field(field, spec, upload) for field, spec in columns.items()]


def _field(field: str, spec: object, upload: Upload) -> tuple[str, list[str], bool, Callable]:
    """(field, columns, optional, reader of one record): a column name, or a table with column(s), value, values, unit, form, kind, from_name."""
    spec = {"column": spec} if isinstance(spec, str) else spec
    columns = spec.get("columns") or ([spec["column"]] if "column" in spec else [])
    optional = bool(spec.get("optional"))
    if not columns:
        constant = _constant(field, spec, upload)
        return field, [], optional, lambda record, source: constant(source)
    first = columns[0]
    raw = _raw(columns, spec)
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
            return (spec.get("kind") or kinds.get(identifier(record.get(spec["kind_of"])), "other"), identifier(raw(record), first))
    else:

        def read(record: dict, source: Source):
            found = raw(record)
            return found if type(found) is str else identifier(found, first) if found is not None else None

    return field, columns, optional, read


def _raw(columns: list[str], spec: dict) -> Callable[[dict], object]:
    """What stands in the column, or in several joined by blanks; translated when the mapping lists `values`."""
    first, values = columns[0], spec.get("values")
    if len(columns) > 1:

        def taken(record: dict) -> object:
            return " ".join(str(record[c]) for c in columns if record.get(c) not in (None, ""))
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
        raise Refused("UNKNOWN_ENUM", first, text)

    return translated


def _constant(field: str, spec: dict, upload: Upload) -> Callable[[Source], object]:
    """A value that stands in the mapping, or in the file's name."""
    value = spec.get("value")
    if spec.get("from_name"):
        found = re.search(spec["from_name"], upload.name)
        value = found[1] if found and found.groups() else found[0] if found else None
    if field in DAYS:
        return lambda source: (found := moment(value, source.zone, spec.get("form", ""), field)) and found.astimezone(ZoneInfo(source.zone)).date()
    if field.endswith("_at"):
        return lambda source: moment(value, source.zone, spec.get("form", ""), field)
    return lambda source: (spec["kind"], str(value)) if spec.get("kind") and value else value
