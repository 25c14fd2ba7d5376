"""What a channel is meant for, as the centre writes it in channels.toml, and what it is used for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from qa.access.reading import Reader
from qa.channels import CHANNELS
from qa.customers.failures import CHANNELS_UNREADABLE
from qa.errors import QAError
from qa.settings import data_folder

DEFAULT = "default"
USED = """
select programme_id, channel, reason_id, count(*) as n, avg((next_same_gap_ms is not null)::int)
    filter (is_answered and is_known_7d and customer_id is not null) as back
from {contact_fact} where direction = 'in' and reason_id not in ('unknown', 'no_words') and day between ? and ? $mine
group by all
"""


@dataclass(frozen=True)
class Purpose:
    """One channel of one programme: `n` contacts with a known reason, `off` of them about what it is not meant for;
    `others`: (reason, contacts), the most frequent of those first; `back` and `off_back`: share that came back within a
    week about the same matter, None where nobody knows."""

    programme_id: str
    channel: str
    n: int
    off: int
    others: tuple[tuple[str, int], ...]
    back: float | None
    off_back: float | None


def purposes(reader: Reader, since: date, until: date, programme: str = "") -> list[Purpose]:
    """Channels somebody wrote a purpose for, the one most used otherwise first."""
    declared = _declared()
    if not declared:
        return []
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    rows = reader.rows(USED.replace("$mine", mine), [since, until, *values])
    found = []
    for key in sorted({(row["programme_id"], row["channel"]) for row in rows}):
        meant = declared.get(key[0], declared.get(DEFAULT, {})).get(key[1])
        if meant is not None:
            found.append(_purpose(key, meant, [row for row in rows if (row["programme_id"], row["channel"]) == key]))
    return sorted(found, key=lambda one: -one.off / max(1, one.n))


def _purpose(key: tuple[str, str], meant: frozenset[str], rows: list[dict]) -> Purpose:
    off = sorted((row for row in rows if row["reason_id"] not in meant), key=lambda row: -row["n"])
    on = [row for row in rows if row["reason_id"] in meant]
    return Purpose(
        *key,
        sum(row["n"] for row in rows),
        sum(row["n"] for row in off),
        tuple((row["reason_id"], row["n"]) for row in off),
        _mean(on),
        _mean(off),
    )


def _mean(rows: list[dict]) -> float | None:
    known = [row for row in rows if row["back"] is not None]
    whole = sum(row["n"] for row in known)
    return sum(row["back"] * row["n"] for row in known) / whole if whole else None


def problem() -> QAError | None:
    """Why channels.toml cannot be read; None when it can, or there is none."""
    try:
        _own()
    except QAError as found:
        return found
    return None


def _declared() -> dict[str, dict[str, frozenset[str]]]:
    try:
        return _own()
    except QAError:
        return {}


def _own() -> dict[str, dict[str, frozenset[str]]]:
    file = data_folder() / "channels.toml"
    return _read(file, file.stat().st_mtime_ns) if file.exists() else {}


@lru_cache(maxsize=8)
def _read(file: Path, _changed: int) -> dict[str, dict[str, frozenset[str]]]:
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise CHANNELS_UNREADABLE(path=file, what=problem) from problem
    found: dict[str, dict[str, frozenset[str]]] = {}
    for programme, channels in told.items():
        if not isinstance(channels, dict):
            raise CHANNELS_UNREADABLE(path=file, what=programme)
        for channel, reasons in channels.items():
            if channel not in CHANNELS or not isinstance(reasons, list) or not all(isinstance(r, str) for r in reasons):
                raise CHANNELS_UNREADABLE(path=file, what=f"{programme}.{channel}")
            found.setdefault(programme, {})[channel] = frozenset(reasons)
    return found
