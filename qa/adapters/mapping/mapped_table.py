"""A mapping file (TOML) says what the columns of a table mean; its rows become contacts, messages, people, customers,
surveys, states …"""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from zoneinfo import available_timezones

import orjson

from qa.adapters.files.tables import table_records
from qa.adapters.files.upload import Upload
from qa.adapters.mapping.failures import (
    MAPPING_KEY_MISSING,
    MAPPING_NOT_TOML,
    MAPPING_WITHOUT_TARGET,
    MAPPING_ZONE_UNKNOWN,
)
from qa.adapters.mapping.mapped_field import field_of
from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Platform, Record, Row, Source
from qa.adapters.target import targets
from qa.adapters.targets.contact import NOBODY
from qa.contact_reasons import known
from qa.settings import setting

KEYS = ("id", "programme")
MESSAGE_RANK = 95


def read_source(path: Path) -> Source:
    """The source a mapping file declares. Raises QAError naming the missing or unknown key."""
    try:
        return source_of(tomllib.loads(path.read_text("utf-8")), path)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise MAPPING_NOT_TOML(path=path, problem=problem) from problem


def source_of(content: dict, path: object) -> Source:
    """The same from parsed TOML; `path` is only named in errors."""
    head = content.get("source") or {}
    for key in KEYS:
        if not head.get(key):
            raise MAPPING_KEY_MISSING(path=path, key=key)
    zone, tables = head.get("zone") or str(setting("zone")), tuple(content.get("table", ()))
    if zone not in available_timezones():
        raise MAPPING_ZONE_UNKNOWN(path=path, zone=zone)
    if content.get("options", {}).get("taxonomy"):
        known(str(content["options"]["taxonomy"]))
    for table in tables:
        if not any(target in table for target in targets()):
            raise MAPPING_WITHOUT_TARGET(path=path, targets="、".join(targets()))
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


def mapped(table: dict, upload: Upload) -> Platform:
    """A mapped table as a platform. The key is the mapped id; records without one are told apart by content and
    occurrence.

    A list of contacts may tell of their agents and of answers to a survey as well: the row is the contact's, and what
    else cannot be read in it is noted and leaves the contact whole.
    """
    wanted = [(target, _compiled(table[name], upload)) for name, target in targets().items() if name in table]
    of_contact = "contact" in table and "message" not in table
    entity = table.get("entity") or "+".join(t.name for t, _ in wanted)
    wanted.sort(key=lambda told: of_contact and told[0].name != "contact")
    about = _compiled(table.get("about", {"channel": {"value": table.get("channel", "webchat")}}), upload)
    clock, gone = table.get("updated_at"), table.get("deleted")
    read_too = {c for _, columns, optional, _ in about if not optional for c in columns}
    needed = sorted(
        read_too | {c for _, fields in wanted for _, columns, optional, _ in fields if not optional for c in columns}
    )
    is_many = "message" in table
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
            row.updated_at = field_of("updated_at", clock, upload)[3](value, source)
        if gone and str(value.get(gone["column"], "")).strip() in map(str, gone["values"]):
            row.is_deleted, row.key = True, _key_of(wanted[0][1], value, source)
            if row.key:
                return
        keys = []
        for target, fields in wanted:
            said = {"_order": row.no}
            try:
                for field, _, _, read in fields:
                    said[field] = read(value, source)
                key, pairs = target.say(said, source, row.notes)
            except Refused as why:
                if not keys or not of_contact:
                    raise
                if why.code != "MISSING_KEY":
                    row.notes.append(Note(why.code, why.column, why.value, why.detail))
                continue
            keys.append(key)
            row.says.extend(pairs)
            if (
                target.name == "message"
                and "contact" not in table
                and said.get("said_at") is not None
                and said.get("begin") is None
            ):
                beside = {field: read(value, source) for field, _, _, read in about}
                if said.get("speaker") != "agent" or beside.get("agent") in NOBODY:
                    beside.pop("agent", None)
                row.says.append(("interaction_claim", _claim_of(str(said["contact"]), said["said_at"], beside, source)))
        row.key = "" if "" in keys else "|".join(dict.fromkeys(keys)) if is_many else keys[0]
        if not row.key:
            content = {k: v for k, v in value.items() if not gone or k != gone["column"]}
            row.key, row.repeats = orjson.dumps(content, default=str, option=orjson.OPT_SORT_KEYS).decode(), True
        if row.is_deleted:
            row.says = []

    return Platform(
        "mapped",
        "映射表",
        "Mapped table",
        lambda _: True,
        lambda u, s: table_records(u, table, s.encoding),
        say,
        brings_people=bool({"agent", "customer"} & table.keys()) and not is_many,
    )


def _claim_of(native: str, said_at: datetime, beside: dict, source: Source) -> dict:
    """What a message tells of its contact where no list of contacts is mapped: that there was one, since when at the
    latest, and what stands beside the words: who answered, who asked, where."""
    at = dict(interaction_id=source.contact(native), native_id=native, claim_rank=MESSAGE_RANK, started_at=said_at)
    told = dict(
        channel=beside.get("channel") or "webchat",
        agent_native=beside.get("agent") or None,
        address=beside.get("customer"),
        queue_native=beside.get("queue") or None,
    )
    return source.where() | at | told | dict(direction="in", time_precision="second")


def _key_of(fields: list[tuple], value: dict, source: Source) -> str:
    """The key of a row that is taken back, when its id alone is the key: such a row often says nothing else."""
    names = {field for field, *_ in fields}
    read = next((read for field, _, _, read in fields if field == "id" and "valid_from" not in names), None)
    return str(read(value, source) or "") if read else ""


def _compiled(columns: dict, upload: Upload) -> list[tuple]:
    return [field_of(field, spec, upload) for field, spec in columns.items()]
