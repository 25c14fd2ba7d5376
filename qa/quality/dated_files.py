"""Files that hold from a day on: `voice.toml` from the beginning, `voice@2026-12-01.toml` from that day. Those of the
data folder go before shipped ones of the same name and day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qa.settings import SHIPPED, data_folder


def dated(folder: str) -> list[Path]:
    """Every file of a folder, the shipped ones first."""
    return [path for place in (SHIPPED, data_folder()) for path in sorted((place / folder).glob("*.toml"))]


def first_day(path: Path) -> date | None:
    """The first day a file holds; None: from the beginning, also where the name says no day."""
    _name, _at, day = path.stem.rpartition("@")
    try:
        return date.fromisoformat(day) if _at else None
    except ValueError:
        return None


def place(folder: str, name: str, since: date | None) -> Path:
    """Where the data folder keeps what holds from a day on."""
    return data_folder() / folder / (f"{name}@{since}.toml" if since else f"{name}.toml")


def put_in_place(folder: str, name: str, wanted: dict[date | None, str]) -> None:
    """The files of a name say this and nothing else."""
    texts = {place(folder, name, since): text for since, text in wanted.items()}
    here = {path for path in (data_folder() / folder).glob(f"{name}*.toml") if path.stem.partition("@")[0] == name}
    for path in here - texts.keys():
        path.unlink(missing_ok=True)
    for path, text in texts.items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            fresh.write_text(text, "utf-8")
            fresh.replace(path)
