"""What a row says of times, spans and addresses can be true."""

from __future__ import annotations

from datetime import datetime, timezone

from qa.adapters.files.values import ROUNDED
from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Row

MOMENTS = {"started_at", "happened_at", "said_at", "opened_at", "entered_at"}
SPANS = {"ivr_ms", "wait_ms", "talk_ms", "hold_ms", "acw_ms"}
SINCE, MOST_SPAN_MS = datetime(2001, 1, 1, tzinfo=timezone.utc), 7 * 86_400_000


def check(row: Row, latest: datetime) -> None:
    """Raises Refused for a moment before 2001 or after `latest`, or a span of over a week; a rounded number is left
    out of the row with a note."""
    for _, said in row.says:
        for column in MOMENTS & said.keys():
            if said[column] is not None and not SINCE <= said[column] <= latest:
                raise Refused("FUTURE_TIME" if said[column] > latest else "BAD_TIMESTAMP", column, said[column])
        for column in SPANS & said.keys():
            if said[column] is not None and said[column] > MOST_SPAN_MS:
                raise Refused("BAD_VALUE", column, said[column], "longer than any contact")
    row.says = [(table, said) for table, said in row.says if not _is_rounded(table, said, row)]


def _is_rounded(table: str, said: dict, row: Row) -> bool:
    """A number that Excel wrote as 1.39E+10 is nobody's: the contact has no address, a list of addresses not this
    one."""
    kind, value = said.get("address") or ("", "")
    if not ROUNDED.match(str(value)):
        return False
    said["address"] = (kind, "")
    row.notes.append(Note("ADDRESS_ROUNDED", "address", value))
    return table != "interaction_claim"
