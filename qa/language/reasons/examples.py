"""Openings of contacts that people put under a reason: kept in the data folder, followed once a reason has
LEAST_LEARNED of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import orjson

from qa.language.reasons.learning import Example
from qa.language.reasons.opening import Opening, alone
from qa.settings import data_folder

LEAST_LEARNED = 3


def path() -> Path:
    """Where they lie."""
    return data_folder() / "reasons.json"


def changed() -> int:
    """When they changed last; 0 while there are none."""
    return path().stat().st_mtime_ns if path().exists() else 0


def kept() -> dict[str, list[Opening]]:
    """{reason_id: masked openings}."""
    return _kept(path(), changed())


def followed(name: str) -> list[Example]:
    """Those of one taxonomy that are learned from."""
    return [
        Example(opening, reason_id)
        for reason_id, openings in sorted(kept().items())
        if reason_id.split(".")[0] == name and len(openings) >= LEAST_LEARNED
        for opening in openings
    ]


def keep(found: dict[str, list[Opening]]) -> None:
    """In place of what was kept."""
    path().parent.mkdir(parents=True, exist_ok=True)
    fresh = path().with_suffix(".new")
    told = {reason_id: [list(opening) for opening in openings] for reason_id, openings in found.items()}
    fresh.write_bytes(orjson.dumps(told))
    fresh.replace(path())


@lru_cache(maxsize=2)
def _kept(file: Path, moment: int) -> dict[str, list[Opening]]:
    told = orjson.loads(file.read_bytes()) if moment else {}
    return {r: [alone(o) if isinstance(o, str) else Opening(*o) for o in said] for r, said in told.items()}
