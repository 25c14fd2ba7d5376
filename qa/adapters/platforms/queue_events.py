"""Asterisk queue_log kept in a database: a dump with the columns time, callid, queuename, agent, event, data1..data5,
one `data` column in old versions, or the columns of PBXware and its like, which name the agent's column type and write
the times of waiting and talking beside."""

from __future__ import annotations

from collections.abc import Iterator

from qa.adapters.files.encoding import text_lines
from qa.adapters.files.streams import csv_lines
from qa.adapters.files.tables import guess_separator
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import moment
from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Platform, Record, Row, Source

EVENTS = set(
    """ENTERQUEUE CONNECT COMPLETEAGENT COMPLETECALLER ABANDON EXITWITHTIMEOUT EXITEMPTY EXITWITHKEY
    RINGNOANSWER RINGCANCELED BLINDTRANSFER ATTENDEDTRANSFER TRANSFER JOINEMPTY FULL CLOSED ADDMEMBER
    REMOVEMEMBER AGENTLOGIN AGENTLOGOFF AGENTCALLBACKLOGIN AGENTCALLBACKLOGOFF PAUSE UNPAUSE PAUSEALL
    UNPAUSEALL PAUSEREASON WRAPUPSTART AGENTDUMP SYSCOMPAT QUEUESTART CONFIGRELOAD DID INFO DIVERT_CA_RATIO
    DIVERT_HOLDTIME""".split()
)
NUMBERS = {
    "CONNECT",
    "COMPLETEAGENT",
    "COMPLETECALLER",
    "ABANDON",
    "EXITWITHTIMEOUT",
    "EXITEMPTY",
    "EXITWITHKEY",
    "RINGNOANSWER",
    "RINGCANCELED",
}
NOBODY = ("NONE", "")
NEEDED = {"time", "callid", "agent", "event"}
USUAL = {
    "queue_name": "queuename",
    "queue": "queuename",
    "type": "agent",
    "date_time": "time",
    "call_id": "callid",
    "uniqueid": "callid",
}
USUAL |= {f"param{i}": f"data{i}" for i in range(1, 6)}
TIMES = {"CONNECT": ("htime",), "COMPLETEAGENT": ("htime", "ttime"), "COMPLETECALLER": ("htime", "ttime")}
LEFT = {
    "ABANDON": ("expos", "entpos", "htime"),
    "EXITWITHTIMEOUT": ("expos", "entpos", "htime"),
    "EXITEMPTY": ("expos", "entpos", "htime"),
}


def _header(upload: Upload) -> list[str]:
    first = upload.head.split("\n", 1)[0]
    return _named([cell.strip().strip('"').lower() for cell in first.split(guess_separator(upload))])


def _named(header: list[str]) -> list[str]:
    """Columns by their usual names; one that has its usual name already keeps it, and another that would take it keeps
    its own."""
    return [
        name if USUAL.get(name, name) in header and name in USUAL and name != "date_time" else USUAL.get(name, name)
        for name in header
    ]


def recognise(upload: Upload) -> bool:
    return (NEEDED | {"queuename"}) <= set(_header(upload))


def records(upload: Upload, source: Source) -> Iterator[Record]:
    lines = csv_lines(text_lines(upload, source.encoding), guess_separator(upload))
    names = _named([cell.strip().lower() for cell in next(lines)])
    for number, cells in enumerate(lines, 1):
        if isinstance(cells, Refused):
            yield Record(number, cells)
        elif len(cells) != len(names):
            yield Record(number, Refused("COLUMN_COUNT", value=len(cells), detail=f"{len(cells)} of {len(names)}"))
        else:
            yield Record(number, dict(zip(names, cells)))


def say(record: Record, row: Row, source: Source) -> None:
    cell = record.value
    call, event, agent = cell["callid"], cell["event"], cell["agent"]
    queue = cell.get("queuename") or ""
    data = (
        cell["data"].split("|")
        if cell.get("data") and not cell.get("data1")
        else [cell.get(f"data{i}") for i in range(1, 6)]
    ) + [None] * 5
    if "htime" in cell:
        data = _with_times(event, cell, data)
    plain = cell["time"].replace(".", "", 1).isdigit()
    happened = moment(cell["time"], source.zone, "epoch_s" if plain else "", "time")
    if happened is None:
        raise Refused("BAD_TIMESTAMP", "time", cell["time"])
    if event not in EVENTS:
        row.notes.append(Note("UNKNOWN_ENUM", "event", event))
    own = cell.get("id") or cell.get("uid")
    content = "|".join(
        str(cell.get(c) or "")
        for c in ("time", "callid", "queuename", "agent", "event", "data", "data1", "data2", "data3", "data4", "data5")
    )
    row.entity, row.key, row.repeats = "queue_event", f"id {own}" if own else content, not own
    caller = data[1] if event == "ENTERQUEUE" else None
    where = source.where() | dict(interaction_id=source.contact(call), native_id=call)
    state = source.options.get("pause_states", {}).get(data[0], "break") if event in ("PAUSE", "PAUSEALL") else None
    parts = {f"data{i}": None if i == 2 and caller else value or None for i, value in enumerate(data[:5], 1)}
    row.says = [
        (
            "queue_event",
            where
            | dict(
                queue_native=None if queue in NOBODY else queue,
                agent_native=None if agent in NOBODY else agent,
                happened_at=happened,
                event=event,
                state=state,
            )
            | parts,
        )
    ]
    if caller:
        row.says.append(
            (
                "interaction_claim",
                where | dict(claim_rank=15, address=("phone", caller), channel="voice", direction="in"),
            )
        )


def _with_times(event: str, cell: dict, data: list) -> list:
    """The data of an event as queue_log writes them, where a dump keeps the caller first and the times of waiting and
    talking in columns of their own."""
    if event == "ENTERQUEUE":
        return [None, data[0] or data[1], *data[2:]]
    names = TIMES.get(event) or LEFT.get(event)
    return [cell.get(name) for name in names] + data[len(names) :] if names else data


PLATFORM = Platform(
    "queue_events", "Asterisk 队列日志（数据库导出）", "Asterisk queue_log from a database", recognise, records, say
)
