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
from qa.records.book import hidden, rows, write
from qa.scope import Scope
from qa.settings import SHIPPED, data_folder

MAY_EDIT = ("lead",)
IN_FORCE = ("published", "restored")
NAMED = re.compile(r"[a-z][a-z0-9_]{1,29}")


def history(name: str) -> list[dict]:
    """What was published and taken back, the newest first: id, written_at, written_by, action, value, words."""
    return [r for r in rows("taxonomy_edition") if r["name"] == name and r["action"] in IN_FORCE][::-1]


def current(name: str) -> dict:
    """The taxonomy in force, as its file tells it; one without groups for a name there is not."""
    found = edition(name)
    return told(*found) if found else {"name": name, "group": []}


def as_it_came(name: str) -> dict:
    """The taxonomy as the product brings it; one without groups where it does not."""
    path = SHIPPED / FOLDER / f"{name}.toml"
    return told(path, path.stat().st_mtime_ns) if path.exists() else {"name": name, "group": []}


def draft_of(name: str) -> dict | None:
    """{draft, by, at, based_on} of what is being edited; None when nothing is."""
    mine = [r for r in rows("taxonomy_edition") if r["name"] == name]
    if not mine or mine[-1]["action"] != "draft":
        return None
    last = mine[-1]
    return {
        "draft": orjson.loads(last["value"]),
        "by": last["written_by"],
        "at": last["written_at"],
        "based_on": last["based_on"],
    }


def save(scope: Scope, name: str, draft: dict) -> None:
    """Keep a draft; what customers are quoted with is masked like everything people write. Raises QAError for a role
    that may not, or a name that is none."""
    _allowed(scope, name)
    before = draft_of(name)
    last = history(name)
    based_on = before["based_on"] if before else (last[0]["id"] if last else None)
    known = {text for _, reason in reasons(current(name)) for text in reason.get("examples", ())}
    for _, reason in reasons(draft):
        if "examples" in reason:
            reason["examples"] = [text if text in known else hidden(text) for text in reason["examples"]]
    write(
        "taxonomy_edition", scope.user, name=name, action="draft", value=orjson.dumps(draft).decode(), based_on=based_on
    )


def drop(scope: Scope, name: str) -> None:
    """Throw a draft away."""
    _allowed(scope, name)
    write("taxonomy_edition", scope.user, name=name, action="dropped", value="{}")


def publish(reader: Reader, name: str, words: str, seen: datetime | None = None) -> None:
    """The draft takes the place of what is in force. `seen`: when the draft was written that the publisher looked at.
    Raises QAError when it is not fit, changes nothing, is another one than was seen, began from an older edition, or
    another programme than those of the scope uses the taxonomy."""
    scope = reader.scope
    _allowed(scope, name)
    _all_theirs(reader, name)
    mine, last = draft_of(name), history(name)
    if not mine or mine["draft"] == current(name):
        raise TAXONOMY_UNCHANGED()
    if seen is not None and mine["at"] != seen:
        raise TAXONOMY_DRAFT_MOVED(who=mine["by"])
    if not words.strip():
        raise TAXONOMY_WHY()
    draft = complete(name, mine["draft"])

    def still_the_same(_connection) -> None:
        newest = history(name)
        if (newest[0]["id"] if newest else None) != mine["based_on"]:
            raise TAXONOMY_MOVED_ON(name=name, who=newest[0]["written_by"] if newest else "")

    fields = dict(name=name, action="published", value=orjson.dumps(draft).decode(), words=words)
    write(
        "taxonomy_edition",
        scope.user,
        audited=("publish reasons", name, words[:200]),
        first=still_the_same,
        based_on=last[0]["id"] if last else None,
        **fields,
    )
    settle_editions()


def earlier(name: str) -> list[dict]:
    """What can be gone back to, the newest first: {id, written_at, value}, one of every content that is not in force;
    id 0: as it came along, or nothing."""
    last = history(name)
    found = {r["value"]: r for r in reversed([*last, {"id": 0, "written_at": None, "value": "{}"}] if last else [])}
    return sorted((r for value, r in found.items() if value != last[0]["value"]), key=lambda r: -r["id"])


def roll_back(reader: Reader, name: str, words: str, to: int | None = None) -> None:
    """An earlier edition is in force again. `to`: its id; None: the newest before the one in force. Raises QAError when
    there is none."""
    _allowed(reader.scope, name)
    _all_theirs(reader, name)
    back = next((r for r in earlier(name) if to in (None, r["id"])), None)
    if back is None:
        raise TAXONOMY_NOTHING_BEFORE()
    before = back["value"]
    write(
        "taxonomy_edition",
        reader.scope.user,
        audited=("roll back reasons", name, words[:200]),
        name=name,
        action="restored",
        value=before,
        words=words,
    )
    settle_editions()


def settle_editions() -> None:
    """Bring the files in line with what people decided; one that was changed by hand since stays."""
    newest = {r["name"]: r for r in rows("taxonomy_edition") if r["action"] in IN_FORCE}
    for name, row in newest.items():
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
