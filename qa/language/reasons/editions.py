"""Taxonomies as people edit them: a draft anybody of the quality leads goes on with, editions that were published, and
the way back. What is in force is a file of the data folder, so that every process reads the same."""

from __future__ import annotations

import re
from datetime import datetime, timezone

import orjson
import tomli_w

from qa.access.reading import Reader
from qa.contact_reasons import FOLDER, OWN, edition, told
from qa.language.reasons.draft import complete, follow, reasons
from qa.reason_failures import (
    MAY_NOT_EDIT_REASONS,
    TAXONOMY_DRAFT_MOVED,
    TAXONOMY_MOVED_ON,
    TAXONOMY_NAME,
    TAXONOMY_NOTHING_BEFORE,
    TAXONOMY_OTHERS_USE,
    TAXONOMY_UNCHANGED,
    TAXONOMY_WHY,
)
from qa.records.book import hidden
from qa.records.editions import Draft, Editions
from qa.scope import Scope
from qa.settings import SHIPPED, data_folder

MAY_EDIT = ("lead",)
NAMED = re.compile(r"[a-z][a-z0-9_]{1,29}")
EDITIONS = Editions("taxonomy_edition", TAXONOMY_MOVED_ON, TAXONOMY_DRAFT_MOVED)


def history(name: str) -> list[dict]:
    """What was published and taken back, the newest first: id, written_at, written_by, action, value, words."""
    return EDITIONS.history(name)


def earlier(name: str) -> list[dict]:
    """What can be gone back to, the newest first: {id, written_at, value}; id 0: as it came along, or nothing."""
    return EDITIONS.earlier(name)


def current(name: str) -> dict:
    """The taxonomy in force, as its file tells it; one without groups for a name there is not."""
    found = edition(name)
    return told(*found) if found else {"name": name, "group": []}


def as_it_came(name: str) -> dict:
    """The taxonomy as the product brings it; one without groups where it does not."""
    path = SHIPPED / FOLDER / f"{name}.toml"
    return told(path, path.stat().st_mtime_ns) if path.exists() else {"name": name, "group": []}


def draft_of(name: str) -> Draft | None:
    """What is being edited; None when nothing is."""
    return EDITIONS.draft(name)


def save(scope: Scope, name: str, draft: dict) -> None:
    """Keep a draft; what customers are quoted with is masked like everything people write. Raises QAError for a role
    that may not, or a name that is none."""
    _allowed(scope, name)
    known = {text for _, reason in reasons(current(name)) for text in reason.get("examples", ())}
    for _, reason in reasons(draft):
        if "examples" in reason:
            reason["examples"] = [text if text in known else hidden(text) for text in reason["examples"]]
    EDITIONS.keep(name, scope.user, draft)


def drop(scope: Scope, name: str) -> None:
    """Throw a draft away."""
    _allowed(scope, name)
    EDITIONS.drop(name, scope.user)


def publish(reader: Reader, name: str, words: str, seen: datetime | None = None) -> None:
    """The draft takes the place of what is in force. `seen`: when the draft was written that the publisher looked at.
    Raises QAError when it is not fit, changes nothing, is another one than was seen, began from an older edition, or
    another programme than those of the scope uses the taxonomy."""
    _allowed(reader.scope, name)
    _all_theirs(reader, name)
    mine = EDITIONS.seen(name, seen)
    if not mine or mine.content == current(name):
        raise TAXONOMY_UNCHANGED()
    if not words.strip():
        raise TAXONOMY_WHY()
    audited = ("publish reasons", name, words[:200])
    EDITIONS.publish(name, reader.scope.user, mine, complete(name, mine.content), words, audited)
    settle_editions()


def roll_back(reader: Reader, name: str, words: str, to: int | None = None) -> None:
    """An earlier edition is in force again. `to`: its id; None: the newest before the one in force. Raises QAError when
    there is none."""
    _allowed(reader.scope, name)
    _all_theirs(reader, name)
    if not EDITIONS.go_back(name, reader.scope.user, to, words, ("roll back reasons", name, words[:200])):
        raise TAXONOMY_NOTHING_BEFORE()
    settle_editions()


def settle_editions() -> None:
    """Bring the files in line with what people decided; one that was changed by hand since stays."""
    for name, row in EDITIONS.newest().items():
        path = data_folder() / OWN / f"{name}.toml"
        decided = row["written_at"].replace(tzinfo=row["written_at"].tzinfo or timezone.utc).timestamp()
        if path.exists() and path.stat().st_mtime > decided + 1:
            continue
        value = orjson.loads(row["value"])
        text = tomli_w.dumps(value) if value else ""
        if text and (not path.exists() or path.read_text("utf-8") != text):
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            fresh.write_text(text, "utf-8")
            fresh.replace(path)
        elif not text:
            path.unlink(missing_ok=True)


def taken_in(name: str) -> dict[str, str]:
    """{a reason that is no more: the one that took it in}, both with their taxonomy."""
    return {f"{name}.{old}": f"{name}.{new}" for old, new in follow(current(name)).items()}


def _allowed(scope: Scope, name: str) -> None:
    if scope.role not in MAY_EDIT:
        raise MAY_NOT_EDIT_REASONS()
    if not NAMED.fullmatch(name):
        raise TAXONOMY_NAME(name=name)


def _all_theirs(reader: Reader, name: str) -> None:
    used = {r["id"] for r in reader.store.rows("select programme_id as id from programme where taxonomy = ?", [name])}
    if reader.scope.programmes is not None and not used <= set(reader.scope.programmes):
        raise TAXONOMY_OTHERS_USE(name=name)
