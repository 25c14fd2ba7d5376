"""Transcripts in, findings out: the pure text scorer on JSON lines, without any database."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from qa.errors import QAError
from qa.language.hearing import Turn, hear
from qa.language.privacy import Masker


def annotate_line(number: int, line: bytes, masker: Masker, taxonomy: str = "") -> dict:
    """One contact: {"id", "turns": [{"role", "text", "begin_ms"?, "end_ms"?}], "channel"?} → id, satisfaction, turns with sentiment, masked_text, findings."""
    try:
        contact = orjson.loads(line)
        said = [(str(t["role"]), str(t["text"])) for t in contact["turns"]]
        times = [tuple(None if t.get(n) is None else int(t[n]) for n in ("begin_ms", "end_ms")) for t in contact["turns"]]
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError, ValueError) as problem:
        raise QAError("第 {n} 行读不懂：{problem}。", "每行一个 JSON：id，turns（每条有 role 和 text）。", n=number, problem=problem) from problem
    masked = masker.contact(said)
    turns = [Turn(i, role, text, *when) for i, ((role, _), (text, _m), when) in enumerate(zip(said, masked, times, strict=True), 1)]
    heard = hear(turns, taxonomy)
    moods = {seq: value for seq, value, _ in heard.sentiments}
    found: dict[int, list] = {}
    for seq, label, begin, end, words in heard.findings:
        found.setdefault(seq, []).append({"label": label, "start": begin, "end": end, "because": words})
    return {
        "id": contact.get("id"),
        "satisfaction": heard.satisfaction if heard.satisfaction is not None else 0.0,
        "satisfaction_because": heard.satisfaction_because,
        "turns": [{"sentiment": moods.get(t.seq, 0.0), "masked_text": t.text, "findings": found.get(t.seq, [])} for t in turns],
    }


def annotate_lines(lines: Iterator[bytes], masker: Masker) -> Iterator[bytes]:
    """A line of JSON for every line that is not blank, in order; a line that cannot be read is answered with its error."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                answer = annotate_line(number, line, masker)
            except QAError as problem:
                answer = {"id": None, "line": number, "error": " ".join(problem.said()), "satisfaction": 0.0, "turns": []}
            yield orjson.dumps(answer) + b"\n"
