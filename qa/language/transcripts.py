"""Transcripts in, findings out: the pure text scorer on JSON lines, without any database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import orjson

from qa.errors import QAError
from qa.language.columns import Said
from qa.language.hearing import hear
from qa.language.own_brands import brands
from qa.language.privacy import Masker
from qa.language.scorer import Scorer

BATCH = 4096
BOM = b"\xef\xbb\xbf"
SPEAKERS = {"user": "customer", "visitor": "customer", "caller": "customer", "客户": "customer", "顾客": "customer", "用户": "customer"}
SPEAKERS |= {"staff": "agent", "service": "agent", "坐席": "agent", "客服": "agent", "机器人": "bot"}


def annotate_lines(lines: Iterable[bytes], masker: Masker, scorer: Scorer) -> Iterator[bytes]:
    """A line of JSON for every line that is not blank, in order; a line that cannot be read is answered with its error.

    In: {"id", "turns": [{"role", "text", "begin_ms"?, "end_ms"?}], "channel"?, "own_brands"?: [names of the firm itself]}. Out: id, satisfaction -1…1 with its 90 % interval and
    the terms that made it, and for every turn sentiment -1…1, masked_text, findings.
    """
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while batch := list(islice(numbered, BATCH)):
        names, said, own, wrong = [], [], [], {}
        for place, (number, line) in enumerate(batch):
            try:
                contact = orjson.loads(line.removeprefix(BOM))
                spoken = [(_role(t["role"]), _text(t["text"])) for t in _turns(contact)]
                name = contact.get("id")
                names.append(name if isinstance(name, (str, int, type(None))) else str(name)[:80])
                own.append(brands(contact.get("own_brands")))
                said.append(spoken)
            except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError, RecursionError) as problem:
                error = QAError("第 {n} 行读不懂：{problem}。", "每行一个 JSON：id，turns（每条有 role 和 text）。", n=number, problem=problem)
                wrong[place] = {"id": None, "line": number, "error": " ".join(error.said()), "satisfaction": 0.0, "turns": []}
        answers = _answer(names, said, tuple(own), masker, scorer)
        for place in range(len(batch)):
            yield orjson.dumps(wrong.get(place) or next(answers)) + b"\n"


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


def _answer(names: list, said: list[list[tuple[str, str]]], own: tuple[tuple[str, ...], ...], masker: Masker, scorer: Scorer) -> Iterator[dict]:
    lengths = [len(turns) for turns in said]
    texts = [text for one in masker.contacts(said) for text, *_ in one]
    nothing = [None] * len(texts)
    columns = Said.from_columns([speaker for turns in said for speaker, _ in turns], texts, lengths, nothing, nothing, own)
    heard = hear(columns, scorer)
    turns = [{"sentiment": 0.0, "masked_text": text, "findings": []} for text in texts]
    for at, mood in zip(heard.messages.tolist(), heard.moods.tolist()):
        turns[at]["sentiment"] = mood
    begin = 0
    for name, length, found, satisfied in zip(names, lengths, heard.findings, heard.satisfied):
        for at, label, first, end, words, chance in found:
            turns[begin + at]["findings"].append({"label": label, "start": first, "end": end, "because": words, "chance": chance})
        value, half, why = satisfied or (0.0, None, "")
        interval = None if half is None else [max(-1.0, round(value - half, 3)), min(1.0, round(value + half, 3))]
        yield {"id": name, "satisfaction": value, "satisfaction_interval": interval, "satisfaction_because": why, "turns": turns[begin : begin + length]}
        begin += length
