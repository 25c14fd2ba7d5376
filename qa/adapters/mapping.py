"""A mapping file (TOML) says what the columns of a table mean; its rows become contacts, messages, people, customers, surveys, states."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import orjson

from qa.adapters.reading import records
from qa.adapters.reasons import BROKEN, Refused, broken
from qa.adapters.source import Row, Source, Upload
from qa.adapters.target import targets
from qa.adapters.values import duration_ms, identifier, moment
from qa.errors import QAError

TIMES = {"started_at", "queued_at", "answered_at", "ended_at", "said_at", "happened_at"}
DURATIONS = {"ivr", "wait", "talk", "hold", "acw", "begin", "end"}
DAYS = {"valid_from", "valid_to", "hired_on", "left_on", "last_order_on"}


def read_source(path: Path) -> Source:
    """The source a mapping file declares. Raises QAError naming the missing or unknown key."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
        head = content["source"]
        tables = tuple(content.get("table", ()))
        known = dict(
            source_id=head["id"],
            programme_id=head["programme"],
            programme_name=head.get("programme_name", ""),
            space=head.get("space", ""),
            zone=head.get("zone", "Asia/Shanghai"),
            encoding=head.get("encoding", ""),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise QAError("映射文件 {path} 不是有效的 TOML:{problem}。", "改正这一行后重试。", path=path, problem=problem) from problem
    except KeyError as problem:
        raise QAError("映射文件 {path} 的 [source] 里缺少 {key}。", "至少要写 id 和 programme。", path=path, key=problem) from problem
    if known["zone"] not in available_timezones():
        raise QAError("映射文件 {path} 里的时区 {zone} 不存在。", "写成 Asia/Shanghai 这样的名字。", path=path, zone=known["zone"])
    for table in tables:
        if not any(target in table for target in targets()):
            raise QAError("映射文件 {path} 的一张表没有写明要导入成什么。", "可选：{targets}。", path=path, targets="、".join(targets()))
    return Source(**known, tables=tables, options=content.get("options", {}))


def table_for(upload: Upload, source: Source) -> dict | None:
    """The mapped table whose `match` pattern fits the file's name."""
    return next((t for t in source.tables if fnmatch(upload.name.lower(), str(t.get("match", "*")).lower())), None)


def read_mapped(upload: Upload, source: Source, table: dict) -> Iterator[Row]:
    """One Row a record. The key is the mapped id; records without one are told apart by content and occurrence."""
    wanted = [(target, table[name]) for name, target in targets().items() if name in table]
    entity = table.get("entity") or "+".join(t.name for t, _ in wanted)
    seen: dict[str, int] = {}
    checked = False
    for number, record in records(upload, table, source.encoding):
        if isinstance(record, Refused):
            yield Row(number, entity, "", skip=record.detail if not record.code else "", refused=record if record.code else None)
            continue
        if not checked:
            _check_columns(table, wanted, record)
            checked = True
        footer = str(next(iter(record.values()), "")).strip()
        if footer in ("合计", "总计", "小计", "Total"):
            yield Row(number, entity, "", skip="totals")
            continue
        row = Row(number, entity, "")
        try:
            keys = []
            for target, columns in wanted:
                said = {field: _value(field, spec, record, source) for field, spec in columns.items()}
                said["_order"] = number
                key, pairs = target.say(said, source, row.warnings)
                keys.append(key)
                row.says.extend(pairs)
            row.key = keys[0] or _content_key(record, seen)
        except BROKEN as problem:
            row.refused, row.says = broken(problem), []
        yield row


def _check_columns(table: dict, wanted: list, record: dict) -> None:
    for _, columns in wanted:
        for spec in columns.values():
            for column in _columns(spec):
                if column not in record and not (isinstance(spec, dict) and spec.get("optional")):
                    raise Refused("HEADER_CHANGED", column, ",".join(map(str, record))[:120], f"column {column}")


def _columns(spec: object) -> list[str]:
    if isinstance(spec, str):
        return [spec]
    return spec.get("columns") or ([spec["column"]] if "column" in spec else [])


def _value(field: str, spec: object, record: dict, source: Source) -> object:
    """One mapped value: a column name, or a table with column(s), value, values, unit, form, kind."""
    spec = {"column": spec} if isinstance(spec, str) else spec
    columns = _columns(spec)
    if not columns:
        return spec.get("value")
    cells = [record.get(c) for c in columns]
    raw = cells[0] if len(cells) == 1 else " ".join(str(c) for c in cells if c not in (None, ""))
    if spec.get("values"):
        raw = _translated(raw, spec, columns[0])
    if field in TIMES or field in DAYS:
        found = moment(raw, source.zone, spec.get("form", ""), columns[0])
        return found.astimezone(ZoneInfo(source.zone)).date() if found and field in DAYS else found
    if field in DURATIONS:
        return duration_ms(raw, spec.get("unit", "s"), columns[0])
    if spec.get("kind") or spec.get("kind_of"):
        kind = spec.get("kind") or spec.get("kinds", {}).get(identifier(record.get(spec["kind_of"])), "other")
        return (kind, identifier(raw, columns[0]))
    return identifier(raw, columns[0]) if raw is not None else None


def _translated(raw: object, spec: dict, column: str) -> object:
    text = identifier(raw)
    if text in spec["values"]:
        return spec["values"][text]
    if text == "" or "otherwise" in spec:
        return spec.get("otherwise")
    raise Refused("UNKNOWN_ENUM", column, text)


def _content_key(record: dict, seen: dict[str, int]) -> str:
    content = orjson.dumps(record, default=str, option=orjson.OPT_SORT_KEYS).decode()
    seen[content] = seen.get(content, 0) + 1
    return f"{content}#{seen[content]}"
