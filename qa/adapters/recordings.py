"""Recordings: where the sound of a contact lies, a folder or an address per source, and whether what lies there is
sound at all. They stay where they are: nothing is copied into the house."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from qa.access.reading import Reader
from qa.adapters.failures import RECORDINGS_UNREADABLE
from qa.settings import data_folder

# Sound cannot be masked: clients hear none, nor does who opens no words.
MAY_LISTEN = ("reviewer", "lead", "supervisor", "executive", "agent")
ENDINGS = ("wav", "mp3", "m4a")
MEDIA = {"wav": "audio/wav", "mp3": "audio/mpeg", "m4a": "audio/mp4"}
FIELDS = ("id", "day", "programme")
HEAD_BYTES = 12
NAMED = re.compile(r"\{(\w+)\}")
UNSAFE = re.compile(r"[^\w.\-@+=]")
WHERE = """select source_id, native_id, programme_id, started_on from {interaction}
where interaction_id = ? and channel = 'voice'"""


@dataclass(frozen=True)
class Recording:
    """`path` in a folder or `url` elsewhere; `media`: its type, empty until it is known; `problem`: missing or
    not_audio where it cannot be played."""

    path: Path | None = None
    url: str = ""
    media: str = ""
    problem: str = ""


def places() -> dict[str, str]:
    """{source: folder, or a template of a path or an https address} as the file recordings.toml of the data folder
    says. Raises QAError for one that cannot be read, or names what it may not."""
    path = data_folder() / "recordings.toml"
    return _read(path, path.stat().st_mtime_ns) if path.exists() else {}


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> dict[str, str]:
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise RECORDINGS_UNREADABLE(problem=problem) from problem
    for source, place in found.items():
        if not isinstance(place, str) or not place or place.startswith("http://"):
            raise RECORDINGS_UNREADABLE(problem=f"{source} = {place!r}")
        if wrong := set(NAMED.findall(place)) - set(FIELDS):
            raise RECORDINGS_UNREADABLE(problem=f"{{{min(wrong)}}}")
    return found


def recording_of(reader: Reader, interaction_id: str) -> Recording | None:
    """The recording of a call of the scope; None where its source names no place, of what was written, or for a role
    that may not listen."""
    if reader.scope.role not in MAY_LISTEN:
        return None
    found = reader.rows(WHERE, [interaction_id]) if places() else []
    place = places().get(found[0]["source_id"]) if found else None
    if place is None:
        return None
    facts = dict(id=found[0]["native_id"], day=f"{found[0]['started_on']:%Y%m%d}", programme=found[0]["programme_id"])
    if place.startswith("https://"):
        address = NAMED.sub(lambda m: quote(str(facts[m[1]]), safe=""), place)
        ending = address.split("?")[0].rsplit(".", 1)[-1].lower()
        return Recording(url=address, media=MEDIA.get(ending, ""))
    return _in_folder(place, {name: UNSAFE.sub("_", str(value)) for name, value in facts.items()})


def _in_folder(place: str, facts: dict[str, str]) -> Recording:
    named = NAMED.sub(lambda m: facts[m[1]], place if NAMED.search(place) else f"{place}/{{id}}")
    base = (data_folder() / place.split("{")[0]).resolve()
    base = base if place.split("{")[0].endswith("/") or base.is_dir() else base.parent
    whole = data_folder() / named
    for path in (whole, *(whole.with_name(f"{whole.name}.{ending}") for ending in ENDINGS)):
        if path.is_file() and path.resolve().is_relative_to(base):
            kind = kind_of(path)
            return Recording(path, media=MEDIA.get(kind, ""), problem="" if kind else "not_audio")
    return Recording(problem="missing")


def kind_of(path: Path) -> str:
    """wav, mp3 or m4a by how a file begins; empty for what is none."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return ""
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] == b"ftyp":
        return "m4a"
    if head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0):
        return "mp3"
    return ""
