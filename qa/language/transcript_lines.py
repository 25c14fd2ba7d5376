"""Transcripts as JSON lines: one contact a line, checked; a line that cannot be read becomes its error and the next one
is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
import orjson

from qa.language.columns import Said
from qa.language.failures import TRANSCRIPT_LINE_UNREADABLE
from qa.language.own_brands import brands
from qa.language.privacy import Masker

BATCH = 4096
BOM = b"\xef\xbb\xbf"
SPEAKERS = {
    "user": "customer",
    "visitor": "customer",
    "caller": "customer",
    "客户": "customer",
    "顾客": "customer",
    "用户": "customer",
}
SPEAKERS |= {"staff": "agent", "service": "agent", "坐席": "agent", "客服": "agent", "机器人": "bot"}
VOICE, CHAT = "voice", "webchat"


class Transcript(NamedTuple):
    """`spoken`: (role, words) in order; `begin` and `end`: ms of each since the first word, None where unknown; `own`:
    names of the firm itself; `direction`: in or out, empty where nobody says."""

    name: object
    spoken: list[tuple[str, str]]
    begin: list[float | None]
    end: list[float | None]
    channel: str
    reason: str
    own: tuple[str, ...]
    direction: str = ""


class Unreadable(NamedTuple):
    """Of a line: its number, and what is wrong with it and what to do."""

    number: int
    words: str


def batches(lines: Iterable[bytes]) -> Iterator[list[Transcript | Unreadable]]:
    """Every line that is not blank, in order.

    {"id", "turns": [{"role", "text", "begin_ms"?, "end_ms"?}], "channel"?, "direction"?: in | out, "reason"?,
    "own_brands"?: [names of the firm itself]}.
    """
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while batch := list(islice(numbered, BATCH)):
        yield [_read(number, line) for number, line in batch]


def _read(number: int, line: bytes) -> Transcript | Unreadable:
    try:
        contact = orjson.loads(line.removeprefix(BOM))
        turns = _turns(contact)
        name = contact.get("id")
        begin, end = ([_time(t.get(key)) for t in turns] for key in ("begin_ms", "end_ms"))
        channel = contact.get("channel") or (VOICE if any(time is not None for time in end) else CHAT)
        return Transcript(
            name if isinstance(name, (str, int, type(None))) else str(name)[:80],
            [(_role(t["role"]), _text(t["text"])) for t in turns],
            begin,
            end,
            str(channel),
            str(contact.get("reason") or ""),
            brands(contact.get("own_brands")),
            str(contact.get("direction") or ""),
        )
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        error = TRANSCRIPT_LINE_UNREADABLE(n=number, problem=problem)
        return Unreadable(number, " ".join(error.said()))


def _turns(contact: dict) -> list:
    turns = contact["turns"]
    if not isinstance(turns, list):
        raise TypeError("turns")
    return turns


def _role(value: object) -> str:
    if value == "customer" or value == "agent":
        return value
    name = str(value).strip().lower()
    return SPEAKERS.get(name, name)


def _text(value: object) -> str:
    """Words; nothing said is an empty text, anything else is not a text."""
    if value is not None and not isinstance(value, str):
        raise TypeError("text")
    return value or ""


def _time(value: object) -> float | None:
    """Milliseconds; what is no number is unknown."""
    return float(value) if type(value) in (int, float) and np.isfinite(value) else None


def as_said(contacts: list[Transcript], masker: Masker) -> Said:
    """Transcripts masked and as columns."""
    texts = [text for one in masker.contacts([contact.spoken for contact in contacts]) for text, *_ in one]
    return Said.from_columns(
        [speaker for contact in contacts for speaker, _ in contact.spoken],
        texts,
        [len(contact.spoken) for contact in contacts],
        [time for contact in contacts for time in contact.begin],
        [time for contact in contacts for time in contact.end],
        tuple(contact.own for contact in contacts),
    )
