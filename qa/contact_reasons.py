"""Why customers contact us: two-level taxonomies, kept as data: a centre's own in reasons/ of its data folder, else
those that come along. A centre's taxonomy of the same name takes the place of the one that came along."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from qa.reason_failures import TAXONOMY_DOUBLE, TAXONOMY_EMPTY, TAXONOMY_UNKNOWN, TAXONOMY_UNREADABLE
from qa.settings import SHIPPED, data_folder

FOLDER = "reasons"


@dataclass(frozen=True)
class ContactReason:
    """`words` decide; `examples` are how customers put it, for likeness."""

    reason_id: str
    group_id: str
    zh: str
    en: str
    group_zh: str
    group_en: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


def files() -> dict[str, Path]:
    """{name: file} of every taxonomy there is, a centre's own first."""
    found: dict[str, Path] = {}
    for folder in (SHIPPED / FOLDER, data_folder() / FOLDER):
        found |= {path.stem: path for path in sorted(folder.glob("*.toml"))}
    return found


def known(name: str) -> str:
    """The name of a taxonomy. Raises QAError for one there is not: it would leave every contact without a reason."""
    if name not in files():
        raise TAXONOMY_UNKNOWN(name=name, known="、".join(files()))
    return name


def taxonomy(name: str) -> dict[str, ContactReason]:
    """{reason_id: reason}, ids are written taxonomy.reason; nothing for a name there is not. Raises QAError for a file
    that is none."""
    found = edition(name)
    return _taxonomy(*found) if found else {}


def edition(name: str) -> tuple[Path, int] | None:
    """A taxonomy's file and when it was changed last; None for a name there is not."""
    if not name or "/" in name:
        return None
    for folder in (data_folder(), SHIPPED):
        path = folder / FOLDER / f"{name}.toml"
        if path.is_file():
            return path, path.stat().st_mtime_ns
    return None


def names() -> dict[str, ContactReason]:
    """Every reason of every taxonomy."""
    return {key: reason for name in files() for key, reason in taxonomy(name).items()}


def stamp() -> str:
    """What all taxonomies together are known by: another one as soon as a byte of any changes."""
    came = b"".join(path.read_bytes() for path in sorted((SHIPPED / FOLDER).glob("*.toml")))
    is_own = data_folder().resolve() != SHIPPED.resolve()
    own = sorted((data_folder() / FOLDER).glob("*.toml")) if is_own else []
    told = b"".join(path.stem.encode() + b":" + path.read_bytes() for path in own)
    return blake2b(came + told, digest_size=6).hexdigest()


def group_of(reason_id: str | None) -> str | None:
    """The group a reason belongs to, None for an unknown one."""
    found = taxonomy(reason_id.split(".")[0]).get(reason_id) if reason_id and "." in reason_id else None
    return found.group_id if found else None


@lru_cache(maxsize=64)
def _taxonomy(path: Path, _changed: int) -> dict[str, ContactReason]:
    try:
        told = tomllib.loads(path.read_text("utf-8"))
        return _reasons(path.stem, told)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as problem:
        raise TAXONOMY_UNREADABLE(name=path.name, problem=problem) from problem


def _reasons(name: str, told: dict) -> dict[str, ContactReason]:
    found: dict[str, ContactReason] = {}
    for group in told["group"]:
        for r in group["reason"]:
            key, words, examples = f"{name}.{r['id']}", tuple(r.get("words", ())), tuple(r.get("examples", ()))
            if key in found:
                raise TAXONOMY_DOUBLE(name=name, reason=r["id"])
            if not any(map(str.strip, words + examples)):
                raise TAXONOMY_EMPTY(name=name, reason=r["id"])
            titles = (r["zh"], r.get("en") or r["zh"], group["zh"], group.get("en") or group["zh"])
            said = (tuple(filter(str.strip, words)), tuple(filter(str.strip, examples)))
            found[key] = ContactReason(key, f"{name}.{group['id']}", *titles, *said)
    return found
