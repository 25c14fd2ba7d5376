"""Asterisk queue_log kept in a database: a dump with the columns time, callid, queuename, agent, event, data1..data5, or one `data` column in old versions."""

from __future__ import annotations

from collections.abc import Iterator

from qa.adapters.reading import csv_lines, text_lines
from qa.adapters.reasons import Refused
from qa.adapters.source import Platform, Record, Row, Source
from qa.adapters.tabular import guess_separator
from qa.adapters.upload import Upload
from qa.adapters.values import moment

EVENTS = set(
    """ENTERQUEUE CONNECT COMPLETEAGENT COMPLETECALLER ABANDON EXITWITHTIMEOUT EXITEMPTY EXITWITHKEY RINGNOANSWER RINGCANCELED BLINDTRANSFER
    ATTENDEDTRANSFER TRANSFER JOINEMPTY FULL CLOSED ADDMEMBER REMOVEMEMBER AGENTLOGIN AGENTLOGOFF AGENTCALLBACKLOGIN AGENTCALLBACKLOGOFF PAUSE
    UNPAUSE PAUSEALL UNPAUSEALL PAUSEREASON WRAPUPSTART AGENTDUMP SYSCOMPAT QUEUESTART CONFIGRELOAD DID INFO DIVERT_CA_RATIO DIVERT_HOLDTIME""".split()
)
NUMBERS = {"CONNECT", "COMPLETEAGENT", "COMPLETECALLER", "ABANDON", "EXITWITHTIMEOUT", "EXITEMPTY", "EXITWITHKEY", "RINGNOANSWER", "RINGCANCELED"}
NOBODY = ("NONE", "")
NEEDED = {"time", "callid", "agent", "event"}


def _header(upload: Upload) -> list[str]:
    first = upload.head.split("\n", 1)[0]
    return [cell.strip().strip('"').lower() for cell in first.split(guess_separator(upload))]


def recognise(upload: Upload) -> bool:
    return NEEDED <= set(_header(upload)) and bool({"queuename", "queue"} & set(_header(upload)))


def records(upload: Upload, source: Source) -> Iterator[Record]:
    lines = csv_lines(text_lines(upload, source.encoding), guess_separator(upload))
    names = [cell.strip().lower() for cell in next(lines)]
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
    queue = cell.get("queuename") or cell.get("queue") or ""
    data = (cell["data"].split("|") if cell.get("data") and not cell.get("data1") else [cell.get(f"data{i}") for i in range(1, 6)]) + [None] * 5
    plain = cell["time"].replace(".", "", 1).isdigit()
    happened = moment(cell["time"], source.zone, "epoch_s" if plain else "", "time")
    if happened is None:
        raise Refused("BAD_TIMESTAMP", "time", cell["time"])
    if event not in EVENTS:
        row.warnings.append(Refused("UNKNOWN_ENUM", "event", event))
    own = cell.get("id") or cell.get("uid")
    content = "|".join(str(cell.get(c) or "") for c in ("time", "callid", "queuename", "agent", "event", "data", "data1", "data2", "data3", "data4", "data5"))
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
                queue_native=None if queue in NOBODY else queue, agent_native=None if agent in NOBODY else agent, happened_at=happened, event=event, state=state
            )
            | parts,
        )
    ]
    if caller:
        row.says.append(("interaction_claim", where | dict(claim_rank=15, address=("phone", caller), channel="voice", direction="in")))


PLATFORM = Platform("queue_events", "Asterisk 队列日志（数据库导出）", "Asterisk queue_log from a database", recognise, records, say)
