"""Lists of phrases that rules share, each from a day on: what a service never says, how a brand is called, what
promises sound like."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import tomli_w

from qa.quality.dated_files import dated, first_day
from qa.quality.scorecard_failures import PHRASE_LIST_UNKNOWN, PHRASE_LIST_UNREADABLE

FOLDER = "phrase_lists"
# More would make every contact slow to judge.
MOST_LINES, LONGEST_LINE = 5000, 60


class PhraseList(NamedTuple):
    """`lines`: what is said, each once; `why`: what the list is for."""

    name: str
    zh: str
    en: str
    lines: tuple[str, ...]
    why: str = ""


def files() -> tuple[tuple[Path, int], ...]:
    """Every file of a list, and when it was changed last."""
    return tuple((path, path.stat().st_mtime_ns) for path in dated(FOLDER))


def timelines() -> dict[str, list[tuple[date | None, PhraseList]]]:
    """{name: [(first day, the list)]}, from the beginning on."""
    return _read(files())


def lists(day: date | None = None) -> dict[str, PhraseList]:
    """{name: list} in force on a day; on an unknown one the newest."""
    return {name: in_force(told, day) or told[0][1] for name, told in timelines().items()}


def in_force(told: list[tuple[date | None, object]], day: date | None) -> object | None:
    """What holds on a day, of [(first day, what)] in order; None where nothing began yet."""
    return next((what for since, what in reversed(told) if since is None or day is None or since <= day), None)


@lru_cache(maxsize=8)
def _read(found: tuple[tuple[Path, int], ...]) -> dict[str, list[tuple[date | None, PhraseList]]]:
    told: dict[str, dict[date | None, PhraseList]] = {}
    for path, _changed in found:
        name = path.stem.partition("@")[0]
        told.setdefault(name, {})[first_day(path)] = _one(path, name)
    return {name: sorted(days.items(), key=lambda one: one[0] or date.min) for name, days in told.items()}


def _one(path: Path, name: str) -> PhraseList:
    try:
        content = tomllib.loads(path.read_text("utf-8"))
        lines = tuple(dict.fromkeys(str(line) for line in content["lines"] if str(line).strip()))
        return PhraseList(name, content["zh"], content.get("en", content["zh"]), lines, content.get("why", ""))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as problem:
        raise PHRASE_LIST_UNREADABLE(name=path.name, problem=problem) from problem


def named_in(content: dict) -> set[str]:
    """The lists that the conditions of a card name and have not got written out."""
    return {c["list"] for c in _conditions(content) if "list" in c and "words" not in c}


def written_out(content: dict, text: str, of: dict[str, PhraseList], path: str = "") -> str:
    """A card whose conditions have the lines of their lists in them, so that what was judged by it can be worked out
    again when the list has moved on; a card without lists stays as it is written. Raises QAError for a list there is
    not."""
    wanted = named_in(content)
    if not wanted:
        return text
    if unknown := wanted - of.keys():
        raise PHRASE_LIST_UNKNOWN(path=path, list="、".join(sorted(unknown)), known="、".join(of))
    for condition in _conditions(content):
        if "list" in condition and "words" not in condition:
            condition["words"] = list(of[condition["list"]].lines)
    return tomli_w.dumps(content)


def _conditions(content: dict) -> list[dict]:
    items = [item for section in content.get("section", ()) for item in section.get("item", ())]
    return [c for told in (content, *items) for c in told.get("conditions", {}).values() if isinstance(c, dict)]
