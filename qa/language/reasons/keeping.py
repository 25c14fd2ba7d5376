"""Learned classifiers kept in the data folder, known by what they were learned from: learned once, read by every
process."""

from __future__ import annotations

import os
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import orjson

from qa.contact_reasons import FLOOR, FOLDER, edition, floor, reasons_in, taxonomy, told
from qa.language.reasons import examples, matters
from qa.language.reasons.learning import learn, words_of
from qa.language.reasons.model import ReasonModel
from qa.language.reasons.strings import Strings
from qa.settings import SHIPPED, data_folder

# Another number whenever learning itself changes.
LEARNING = b"3"
KEPT = 12
CAME = SHIPPED / "lexicons" / "reasons"


def folder() -> Path:
    """Where learned classifiers lie; all of them can be learned again."""
    return data_folder() / "learned_reasons"


def version(name: str) -> str:
    """What a taxonomy's classifier is known by: edition and examples, parted by a point; "" without a taxonomy."""
    found = edition(name)
    return _version(name, found, examples.changed()) if found else ""


@lru_cache(maxsize=64)
def _version(name: str, found: tuple[Path, int], _changed: int) -> str:
    written = _written(found)
    taught = [(*e.opening, e.reason_id) for e in examples.followed(name)]
    return f"{written}.{blake2b(orjson.dumps(taught), digest_size=4).hexdigest()}" if taught else f"{written}."


def _written(found: tuple[Path, int]) -> str:
    return blake2b(LEARNING + found[0].read_bytes() + _matters(), digest_size=6).hexdigest()


@lru_cache(maxsize=1)
def _matters() -> bytes:
    return blake2b(matters.path().read_bytes(), digest_size=8).digest()


def model_of(name: str) -> ReasonModel | None:
    """The classifier of a taxonomy as it is now; None for a name there is not."""
    known = version(name)
    return _model(name, known) if known else None


@lru_cache(maxsize=16)
def _model(name: str, known: str) -> ReasonModel:
    reasons = list(taxonomy(name).values())
    file = f"{name}-{known.rstrip('.')}.npz"
    for place in (CAME, folder()):
        if (place / file).is_file():
            return _read(place / file, name, reasons)
    found = learn(reasons, examples.followed(name), floor(name))
    _write(folder() / file, found)
    for old in sorted(folder().glob("*.npz"), key=lambda p: p.stat().st_mtime_ns)[:-KEPT]:
        old.unlink(missing_ok=True)
    return found


def learn_shipped() -> int:
    """Learn the classifiers of the taxonomies that came along, in place of those that lie there; how many."""
    _matters.cache_clear()
    matters.matters.cache_clear()
    for old in CAME.glob("*.npz"):
        old.unlink()
    files = sorted((SHIPPED / FOLDER).glob("*.toml"))
    for file in files:
        found = (file, file.stat().st_mtime_ns)
        reasons = list(reasons_in(file.stem, told(*found)).values())
        _write(CAME / f"{file.stem}-{_written(found)}.npz", learn(reasons, [], FLOOR))
    return len(files)


def _write(file: Path, found: ReasonModel) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}")
    with fresh.open("wb") as out:
        np.savez_compressed(
            out,
            terms=np.array(found.strings.terms),
            rarity=found.strings.rarity,
            weights=found.weights,
            intercept=found.intercept,
            steep=found.steep,
        )
    fresh.replace(file)


def _read(file: Path, name: str, reasons: list) -> ReasonModel:
    with np.load(file, allow_pickle=False) as kept:
        return ReasonModel(
            tuple(r.reason_id for r in reasons),
            Strings(kept["terms"].tolist(), kept["rarity"]),
            kept["weights"],
            kept["intercept"],
            words_of(reasons),
            matters.matters(),
            float(kept["steep"]),
            floor(name),
        )
