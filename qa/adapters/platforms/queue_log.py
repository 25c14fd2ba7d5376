"""Asterisk queue_log: epoch|callid|queue|agent|EVENT|data1..data5, no header, no quoting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.adapters.reading import decode
from qa.adapters.reasons import BROKEN, Refused, broken
from qa.adapters.source import Platform, Row, Source, Upload
from qa.adapters.values import moment

LINE = re.compile(r"^\d{9,11}(?:\.\d+)?\|[^|]*\|[^|]*\|[^|]*\|[A-Z_]+(?:\||$)", re.MULTILINE)
EVENTS = set(
    """ENTERQUEUE CONNECT COMPLETEAGENT COMPLETECALLER ABANDON EXITWITHTIMEOUT EXITEMPTY EXITWITHKEY RINGNOANSWER RINGCANCELED BLINDTRANSFER
    ATTENDEDTRANSFER TRANSFER JOINEMPTY FULL CLOSED ADDMEMBER REMOVEMEMBER AGENTLOGIN AGENTLOGOFF AGENTCALLBACKLOGIN AGENTCALLBACKLOGOFF PAUSE
    UNPAUSE PAUSEALL UNPAUSEALL PAUSEREASON WRAPUPSTART AGENTDUMP SYSCOMPAT QUEUESTART CONFIGRELOAD DID INFO""".split()
)
STATES = {
    "ADDMEMBER": "available",
    "AGENTLOGIN": "available",
    "REMOVEMEMBER": "offline",
    "AGENTLOGOFF": "offline",
    "PAUSE": "break",
    "PAUSEALL": "break",
    "UNPAUSE": "available",
    "UNPAUSEALL": "available",
    "CONNECT": "busy",
    "COMPLETEAGENT": "available",
    "COMPLETECALLER": "available",
    "BLINDTRANSFER": "available",
    "ATTENDEDTRANSFER": "available",
    "TRANSFER": "available",
    "WRAPUPSTART": "acw",
}
NOBODY = ("NONE", "")


def read(upload: Upload, source: Source) -> Iterator[Row]:
    """Pauses become states by the source option `pause_states` (reason → state); without it every pause is a break."""
    pauses = source.options.get("pause_states", {})
    text, _ = decode(upload, source.encoding)
    occurrence: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        row = Row(number, "queue_event", "")
        line = line.rstrip("\r")
        fields = line.split("|")
        if not line.strip():
            row.skip = "empty"
        elif len(fields) < 5:
            row.refused = Refused("COLUMN_COUNT", value=len(fields), detail="epoch|callid|queue|agent|EVENT")
        else:
            try:
                _say(row, fields, number, source, pauses)
            except BROKEN as problem:
                row.refused, row.says = broken(problem), []
        if row.says:
            occurrence[line] = occurrence.get(line, 0) + 1
            row.key = f"{line}#{occurrence[line]}"
        yield row


def _say(row: Row, fields: list[str], number: int, source: Source, pauses: dict) -> None:
    at, call, queue, agent, event = fields[:5]
    data = fields[5:10] + [None] * (10 - len(fields))
    happened = moment(at, "UTC", "epoch_s", "time")
    if happened is None:
        raise Refused("BAD_TIMESTAMP", "time", at)
    caller = data[1] if event == "ENTERQUEUE" else None
    if caller:
        data[1] = None
    if event not in EVENTS:
        row.warnings.append(Refused("UNKNOWN_ENUM", "event", event))
    where = dict(
        source_id=source.source_id, programme_id=source.programme_id, agent_native=None if agent in NOBODY else agent, happened_at=happened, line_no=number
    )
    row.says = [
        (
            "queue_event",
            where
            | dict(
                interaction_id=source.contact(call),
                native_id=call,
                queue_native=None if queue in NOBODY else queue,
                event=event,
                **{f"data{i}": v for i, v in enumerate(data, 1)},
            ),
        )
    ]
    if caller:
        claim = dict(interaction_id=source.contact(call), source_id=source.source_id, programme_id=source.programme_id, native_id=call, claim_rank=15)
        row.says.append(("interaction_claim", claim | dict(address=("phone", caller), channel="voice", direction="in")))
    if event in STATES and agent not in NOBODY:
        reason = (data[0] or None) if event.startswith("PAUSE") else None
        state = pauses.get(reason, "break") if event in ("PAUSE", "PAUSEALL") else STATES[event]
        row.says.append(("state_claim", where | dict(state=state, state_raw=event, reason=reason)))


PLATFORM = Platform("queue_log", "Asterisk 队列日志", "Asterisk queue_log", lambda upload: bool(LINE.match(upload.head)), read)
