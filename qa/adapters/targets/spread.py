"""How far a public contact had spread when somebody looked: reach, shares, comments."""

from __future__ import annotations

from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need

UNITS = {"万": 10_000, "w": 10_000, "亿": 100_000_000, "k": 1000}


def spread(said: dict, source: Source, notes: list[Note]) -> Said:
    native, seen = need(said, "contact"), said.get("happened_at")
    if seen is None:
        raise Refused("MISSING_KEY", "happened_at")
    counts = {field: _count(said, field) for field in ("reach", "shares", "comments")}
    if all(count is None for count in counts.values()):
        raise Refused("MISSING_KEY", "reach")
    row = dict(
        interaction_id=source.contact(native),
        programme_id=source.programme_id,
        seen_at=seen,
        reach=counts["reach"],
        share_count=counts["shares"],
        comment_count=counts["comments"],
    )
    return f"{native}|{seen}", [("spread", row)]


def _count(said: dict, field: str) -> int | None:
    """1,204 and 1.2万 and 3万+ as whole numbers."""
    told = str(said.get(field) if said.get(field) is not None else "").replace(",", "").rstrip("+").strip()
    if not told:
        return None
    unit = UNITS.get(told[-1].lower(), 1)
    try:
        count = round(float(told[:-1] if unit > 1 else told) * unit)
    except ValueError as problem:
        raise Refused("BAD_VALUE", field, told) from problem
    if count < 0:
        raise Refused("BAD_VALUE", field, told)
    return count


TARGET = Target("spread", spread)
