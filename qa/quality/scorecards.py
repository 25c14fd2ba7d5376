"""The scorecards of this house: as shipped, and those in the data folder, which go before shipped ones of the same
id."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from qa.quality.scorecard import Scorecard
from qa.quality.scorecard_file import read_scorecard
from qa.settings import SHIPPED, data_folder


def _files() -> list[Path]:
    return [path for place in (SHIPPED, data_folder()) for path in sorted((place / "scorecards").glob("*.toml"))]


def scorecards() -> dict[str, Scorecard]:
    """{scorecard_id: scorecard} of today."""
    return _read(tuple((p, p.stat().st_mtime_ns) for p in _files()))


@lru_cache(maxsize=8)
def _read(files: tuple[tuple[Path, int], ...]) -> dict[str, Scorecard]:
    return {card.scorecard_id: card for card in (read_scorecard(p) for p, _ in files)}


def version() -> str:
    """What the cards of today are known by: scorecard:version, joined."""
    return "|".join(f"{card.scorecard_id}:{card.version}" for card in scorecards().values())
