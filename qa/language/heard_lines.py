"""How well feelings and findings are heard on lines that somebody marked: a band a line, a manner a line, a turn that
bears a label or only looks like it, or every question of a talk, answered or not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import orjson
from scipy.stats import rankdata

from qa.failures import LABEL_LINE_UNREADABLE
from qa.interval import wilson
from qa.language.annotator import annotators
from qa.language.columns import Said
from qa.language.hearing import Heard, hear
from qa.language.scorer import in_force

SIGN = {"very_neg": -1, "neg": -1, "neutral": 0, "pos": 1, "very_pos": 1}
# Plain talk is what stays within a fifth of the scale around zero.
NEAR = 0.2


def kind_of(path: Path) -> Callable[[list[dict]], list[dict]] | None:
    """What measures a file, by the keys of its first line; None for other files."""
    with path.open("rb") as stream:
        try:
            first = orjson.loads(stream.readline())
        except orjson.JSONDecodeError:
            return None
    if not isinstance(first, dict):
        return None
    if {"text", "band"} <= first.keys():
        return _moods
    if {"text", "mood"} <= first.keys():
        return _posts
    if {"turns", "marks"} <= first.keys():
        return _questions
    if {"turns", "turn", "label", "positive"} <= first.keys():
        return _turns
    return _manners if "text" in first and str(first.get("label")) in {"none", *annotators()} else None


def measure_heard(path: Path) -> list[dict]:
    """[{measure, value, low, high, n}] of a file that kind_of knows; n is what the share is of. Raises QAError for a
    line that is not like the first."""
    try:
        return kind_of(path)([orjson.loads(line) for line in path.read_bytes().splitlines() if line.strip()])
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as problem:
        raise LABEL_LINE_UNREADABLE(name=path.name, problem=problem) from problem


def _hear(contacts: list[list[tuple[str, str]]]) -> Heard:
    return hear(Said.of(contacts), in_force())


def _with_context(line: dict, before: str, who: str) -> list[tuple[str, str]]:
    return [*([(before, line["context"])] if line.get("context") else []), (who, line["text"])]


def _moods(lines: list[dict]) -> list[dict]:
    heard = _hear([_with_context(line, "agent", "customer") for line in lines])
    felt = np.zeros(len(lines))
    felt[[at for at, line in enumerate(lines) if line["text"]]] = heard.moods
    sign, kind = np.array([SIGN[line["band"]] for line in lines]), np.array([line.get("kind", "") for line in lines])
    plain, rows = sign == 0, []
    rows.append(_row(f"plain talk within {NEAR}", np.abs(felt[plain]) <= NEAR))
    for name in sorted(set(kind)):
        use = (kind == name) & ~plain
        if use.any():
            rows.append(_row(f"sign, {name}", np.sign(felt[use]) == sign[use]))
    return [*rows, _row("sign", np.sign(felt[~plain]) == sign[~plain])]


def _posts(lines: list[dict]) -> list[dict]:
    """Posts with a mood: how well the feeling tells each mood from neutral ones, and the mean of those."""
    heard = _hear([[("customer", line["text"])] for line in lines])
    felt, mood = np.zeros(len(lines)), np.array([line["mood"] for line in lines])
    felt[[at for at, line in enumerate(lines) if line["text"]]] = heard.moods
    plain = felt[mood == "neutral"]
    rows = [
        _apart(f"{name} against neutral", sign * felt[mood == name], sign * plain)
        for name, sign in (("happy", 1), ("angry", -1), ("sad", -1))
        if (mood == name).any() and len(plain)
    ]
    half = 1.96 * float(plain.std()) / max(1, len(plain)) ** 0.5
    centre = float(plain.mean()) if len(plain) else 0.0
    return [
        *rows,
        {"measure": "mean of neutral", "value": centre, "low": centre - half, "high": centre + half, "n": len(plain)},
    ]


def _apart(name: str, higher: np.ndarray, lower: np.ndarray) -> dict:
    """The area under the curve with the interval of Hanley and McNeil 1982."""
    n, m = len(higher), len(lower)
    area = float((rankdata(np.concatenate([higher, lower]))[:n].sum() - n * (n + 1) / 2) / (n * m))
    twice, again = area / (2 - area), 2 * area**2 / (1 + area)
    spread = area * (1 - area) + (n - 1) * (twice - area**2) + (m - 1) * (again - area**2)
    half = 1.96 * (spread / (n * m)) ** 0.5
    return {"measure": name, "value": area, "low": max(0.0, area - half), "high": min(1.0, area + half), "n": n + m}


def is_mood(path: Path) -> bool:
    """Whether a file holds lines with a mood or a band of moods."""
    return kind_of(path) in (_moods, _posts)


def _manners(lines: list[dict]) -> list[dict]:
    heard = _hear([_with_context(line, "customer", "agent") for line in lines])
    rows = []
    for label in sorted({line["label"] for line in lines} & set(annotators())):
        holds = np.array([label in (line["label"], line.get("also")) for line in lines])
        rows += _figures(
            label, holds, np.array([any(found.label == label for found in here) for here in heard.findings])
        )
    return rows


def _turns(lines: list[dict]) -> list[dict]:
    heard = _hear([[(turn["role"], turn["text"]) for turn in line["turns"]] for line in lines])
    rows = []
    for label in sorted({line["label"] for line in lines}):
        mine = [(line, found) for line, found in zip(lines, heard.findings) if line["label"] == label]
        holds = np.array([line["positive"] for line, _ in mine])
        rows += _figures(
            label,
            holds,
            np.array([any(f.label == label and f.message == line["turn"] for f in found) for line, found in mine]),
        )
    return rows


def _questions(lines: list[dict]) -> list[dict]:
    heard = _hear([[(turn["role"], turn["text"]) for turn in line["turns"]] for line in lines])
    marks = [(mark, found) for line, found in zip(lines, heard.findings) for mark in line["marks"]]
    holds = np.array([bool(mark["unanswered"]) for mark, _ in marks])
    return _figures(
        "unanswered",
        holds,
        np.array([any(f.label == "unanswered" and f.message == mark["turn"] for f in found) for mark, found in marks]),
    )


def _figures(label: str, holds: np.ndarray, heard: np.ndarray) -> list[dict]:
    return [_row(f"{label} precision", holds[heard]), _row(f"{label} recall", heard[holds])]


def _row(name: str, right: np.ndarray) -> dict:
    low, high = wilson(float(right.mean()) if len(right) else 0.0, max(1, len(right)))
    return {
        "measure": name,
        "value": float(right.mean()) if len(right) else 0.0,
        "low": low,
        "high": high,
        "n": len(right),
    }
