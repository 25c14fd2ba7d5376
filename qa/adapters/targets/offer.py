"""An offer made in a contact: what, whether the customer had agreed to offers, how it ended."""

from __future__ import annotations

from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need

RESULTS = ("accepted", "declined", "undecided")
AGREED = {"1": True, "0": False, "yes": True, "no": False}


def offer(said: dict, source: Source, notes: list[Note]) -> Said:
    native, product = need(said, "contact"), said.get("product") or ""
    result = said.get("result") or "undecided"
    if result not in RESULTS:
        raise Refused("UNKNOWN_ENUM", "result", result, "、".join(RESULTS))
    amount = said.get("amount")
    row = dict(
        interaction_id=source.contact(native),
        programme_id=source.programme_id,
        product=product,
        is_permitted=AGREED.get(str(said.get("permitted")).lower()),
        result=result,
        amount=float(str(amount).replace(",", "")) if amount not in (None, "") else None,
    )
    return f"{native}|{product}", [("offer", row)]


TARGET = Target("offer", offer)
