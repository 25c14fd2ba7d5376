"""How well masking does on lines that somebody marked: what must not be read any more, and what must stay, by kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import orjson

from qa.interval import wilson
from qa.language.privacy import Masker


def is_marked(path: Path) -> bool:
    """Whether a file's first line has `hide` and `keep`."""
    with path.open("rb") as stream:
        try:
            first = orjson.loads(stream.readline())
        except orjson.JSONDecodeError:
            return False
    return isinstance(first, dict) and {"text", "hide", "keep"} <= first.keys()


def measure_lines(masker: Masker, path: Path, missed: list | None = None) -> list[dict]:
    """[{measure, value, low, high, n}]: strings hidden by kind and together, strings kept. `missed` collects (kind,
    string, masked text) of what went wrong."""
    lines = [orjson.loads(line) for line in path.read_bytes().splitlines() if line.strip()]
    hidden, all_of, kept, keep = Counter(), Counter(), 0, 0
    for line, (message,) in zip(lines, masker.contacts([[("customer", line["text"])] for line in lines])):
        for string in line["hide"]:
            gone = string not in message.text
            for name in (line["kind"], "hidden"):
                all_of[name] += 1
                hidden[name] += gone
            if missed is not None and not gone:
                missed.append((line["kind"], string, message.text))
        for string in line["keep"]:
            keep += 1
            kept += string in message.text
            if missed is not None and string not in message.text:
                missed.append(("kept", string, message.text))
    rows = [(name, hidden[name], all_of[name]) for name in sorted(all_of, key=lambda name: (name == "hidden", name))]
    return [_row(*row) for row in [*rows, ("kept", kept, keep)]]


def _row(name: str, part: int, whole: int) -> dict:
    low, high = wilson(part / max(1, whole), max(1, whole))
    return {"measure": name, "value": part / max(1, whole), "low": low, "high": high, "n": whole}
