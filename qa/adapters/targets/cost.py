"""A cost of a month: of an hour of work, of one contact of a channel, or fixed."""

from __future__ import annotations

from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need

KINDS = ("agent_hour", "contact", "fixed")


def cost(said: dict, source: Source, notes: list[Note]) -> Said:
    kind, month = need(said, "kind"), said.get("month_on")
    if kind not in KINDS:
        raise Refused("UNKNOWN_ENUM", "kind", kind, "、".join(KINDS))
    if month is None:
        raise Refused("BAD_TIMESTAMP", "month_on")
    amount = float(str(need(said, "amount")).replace(",", ""))
    row = dict(
        programme_id=source.programme_id,
        month_on=month.replace(day=1),
        channel=said.get("channel") or None,
        kind=kind,
        amount=amount,
    )
    return f"{row['month_on']}|{row['channel']}|{kind}", [("cost", row)]


TARGET = Target("cost", cost)
