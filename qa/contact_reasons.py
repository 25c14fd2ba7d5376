"""Why customers contact us: two-level taxonomies, kept as data: a centre's own in own_reasons/ of its data folder, else
those that come along. A centre's taxonomy of the same name takes the place of the one that came along."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qa.reason_failures import TAXONOMY_DOUBLE, TAXONOMY_EMPTY, TAXONOMY_UNKNOWN, TAXONOMY_UNREADABLE
from qa.settings import SHIPPED, data_folder

FOLDER, OWN = "reasons", "own_reasons"
TRAITS = {
    "account": ("要动客户的账户", "touches the account"),
    "deadline": ("要有时限", "needs a deadline"),
    "self_service": ("客户可以自助", "self-service possible"),
    "complaint": ("容易变成投诉", "prone to complaint"),
}
TRAIT_FACTS = {
    "account": "touches_account",
    "deadline": "needs_deadline",
    "self_service": "self_service",
    "complaint": "complaint_prone",
}
COMPLEXITIES = (1, 2, 3)
# The chance from which a reason is said: of those said, some 85 in a hundred are right where examples are few.
FLOOR = 0.65


@dataclass(frozen=True)
class ContactReason:
    """`words` decide; `examples` are how customers put it, for likeness. `traits`: those of TRAITS that hold;
    `partner`: who else usually has a part in it, "" for nobody; `complexity`: 1 simple … 3 hard."""

    reason_id: str
    group_id: str
    zh: str
    en: str
    group_zh: str
    group_en: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    traits: frozenset[str] = frozenset()
    partner: str = ""
    complexity: int = 2


def files() -> dict[str, Path]:
    """{name: file} of every taxonomy there is, a centre's own first."""
    found: dict[str, Path] = {}
    for folder in (SHIPPED / FOLDER, data_folder() / OWN):
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
    for folder in (data_folder() / OWN, SHIPPED / FOLDER):
        path = folder / f"{name}.toml"
        if path.is_file():
            return path, path.stat().st_mtime_ns
    return None


def names() -> dict[str, ContactReason]:
    """Every reason of every taxonomy."""
    return {key: reason for name in files() for key, reason in taxonomy(name).items()}


def shipped() -> list[ContactReason]:
    """Every reason that came along."""
    files = sorted((SHIPPED / FOLDER).glob("*.toml"))
    return [reason for file in files for reason in _taxonomy(file, file.stat().st_mtime_ns).values()]


def came(name: str) -> list[ContactReason]:
    """The reasons of one taxonomy as it came along; none where it did not."""
    return [reason for reason in shipped() if reason.reason_id.startswith(f"{name}.")]


@lru_cache(maxsize=1)
def shipped_words() -> str:
    """Their words as one pattern: terms of the trade that may be misheard."""
    return "|".join(word for reason in shipped() for word in reason.words)


def floor(name: str) -> float:
    """The chance of being right from which a contact is given a reason of this taxonomy."""
    found = edition(name)
    return told(*found).get("floor", FLOOR) if found else FLOOR


def facts_of(reason_id: str | None) -> dict:
    """What is usual of a reason, by the names of facts; None everywhere for an unknown one."""
    found = taxonomy(reason_id.split(".")[0]).get(reason_id) if reason_id and "." in reason_id else None
    if found is None:
        return dict.fromkeys(("reason_group", *TRAIT_FACTS.values(), "partner", "complexity"))
    traits = {fact: trait in found.traits for trait, fact in TRAIT_FACTS.items()}
    return {"reason_group": found.group_id} | traits | {"partner": found.partner, "complexity": found.complexity}


@lru_cache(maxsize=64)
def told(path: Path, _changed: int) -> dict:
    """What a taxonomy's file says; `edition` gives the two. Raises QAError when it cannot be read."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise TAXONOMY_UNREADABLE(name=path.name, problem=problem) from problem


@lru_cache(maxsize=64)
def _taxonomy(path: Path, changed: int) -> dict[str, ContactReason]:
    return reasons_in(path.stem, told(path, changed))


def reasons_in(name: str, content: dict) -> dict[str, ContactReason]:
    """{reason_id: reason} of a taxonomy as its file tells it. Raises QAError for what is none."""
    try:
        return _reasons(name, content)
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        raise TAXONOMY_UNREADABLE(name=name, problem=problem) from problem


def _reasons(name: str, content: dict) -> dict[str, ContactReason]:
    if not 0 <= float(content.get("floor", FLOOR)) <= 1:
        raise ValueError("floor")
    found: dict[str, ContactReason] = {}
    for group in content["group"]:
        for r in group["reason"]:
            key, words, examples = f"{name}.{r['id']}", tuple(r.get("words", ())), tuple(r.get("examples", ()))
            if key in found:
                raise TAXONOMY_DOUBLE(name=name, reason=r["id"])
            if not any(map(str.strip, words + examples)):
                raise TAXONOMY_EMPTY(name=name, reason=r["id"])
            titles = (r["zh"], r.get("en") or r["zh"], group["zh"], group.get("en") or group["zh"])
            said = (tuple(filter(str.strip, words)), tuple(filter(str.strip, examples)))
            traits, complexity = frozenset(r.get("traits", ())), r.get("complexity", 2)
            if traits - set(TRAITS) or complexity not in COMPLEXITIES:
                raise ValueError(f"{r['id']}: {'、'.join(sorted(traits - set(TRAITS))) or complexity}")
            more = (traits, str(r.get("partner", "")), complexity)
            found[key] = ContactReason(key, f"{name}.{group['id']}", *titles, *said, *more)
    return found
