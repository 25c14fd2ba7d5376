"""FreeSWITCH mod_cdr_csv, example template of 15 columns without a header; one row a leg, the row that names a bridged
leg leads."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from qa.adapters.files.durations import duration_ms
from qa.adapters.files.encoding import text_lines
from qa.adapters.files.streams import csv_lines
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import checked_span, moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Skip, Source

COLUMNS = """caller_id_name caller_id_number destination_number context start_stamp answer_stamp end_stamp
duration billsec hangup_cause uuid bleg_uuid accountcode read_codec write_codec""".split()
UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
OUTCOMES = {
    "NORMAL_CLEARING": "not_reached",
    "USER_BUSY": "not_reached",
    "NO_USER_RESPONSE": "not_reached",
    "NO_ANSWER": "not_reached",
    "ORIGINATOR_CANCEL": "abandoned_queue",
}


def recognise(upload: Upload) -> bool:
    """15 columns, a uuid in the eleventh, an upper-case hangup cause before it."""
    try:
        line = next(csv.reader(io.StringIO(upload.head.splitlines()[0] if upload.head else "")), [])
    except csv.Error:
        return False
    return len(line) == len(COLUMNS) and bool(UUID.fullmatch(line[10])) and line[9].replace("_", "").isupper()


def records(upload: Upload, source: Source) -> Iterator[Record]:
    for number, line in enumerate(csv_lines(text_lines(upload, source.encoding)), 1):
        if isinstance(line, Refused):
            yield Record(number, line)
        elif not any(line):
            yield Record(number, Skip("empty"))
        elif len(line) != len(COLUMNS):
            yield Record(number, Refused("COLUMN_COUNT", value=len(line), detail=f"{len(line)} of {len(COLUMNS)}"))
        else:
            yield Record(number, dict(zip(COLUMNS, line)))


def say(record: Record, row: Row, source: Source) -> None:
    cell = record.value
    if not cell["uuid"]:
        raise Refused("MISSING_KEY", "uuid")
    row.entity, row.key = "leg", cell["uuid"]
    start, answer, end = (
        moment(cell[f"{c}_stamp"], source.zone, column=f"{c}_stamp") for c in ("start", "answer", "end")
    )
    if start is None:
        raise Refused("BAD_TIMESTAMP", "start_stamp", cell["start_stamp"])
    talk, whole = duration_ms(cell["billsec"], "s", "billsec"), duration_ms(cell["duration"], "s", "duration")
    minute = cell["start_stamp"].count(":") == 1
    checked_span(start, end, whole, row.notes, "end_stamp", 60_000 if minute else 2_000)
    outbound = cell["caller_id_name"] == "Outbound Call"
    row.says = [
        (
            "interaction_claim",
            source.where()
            | dict(
                interaction_id=source.contact(cell["uuid"]),
                native_id=cell["uuid"],
                claim_rank=20,
                channel="voice",
                direction="out" if outbound else "in",
                agent_native=cell["accountcode"] or None,
                address=("phone", cell["destination_number"] if outbound else cell["caller_id_number"]),
                started_at=start,
                answered_at=answer,
                ended_at=end,
                wait_ms=max(0, (whole or 0) - (talk or 0)),
                talk_ms=talk,
                outcome="answered" if answer and talk else OUTCOMES.get(cell["hangup_cause"], "failed"),
                outcome_raw=cell["hangup_cause"],
                time_precision="minute" if minute else "second",
            ),
        )
    ]
    if cell["bleg_uuid"]:
        row.says.append(
            (
                "leg_of",
                dict(interaction_id=source.contact(cell["bleg_uuid"]), of_interaction_id=source.contact(cell["uuid"])),
            )
        )


PLATFORM = Platform("freeswitch_cdr", "FreeSWITCH 话单", "FreeSWITCH CDR", recognise, records, say)
