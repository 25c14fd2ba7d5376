"""Which taxonomies there are, and which programme uses which: what a person chose comes before what an export says."""

from __future__ import annotations

from typing import NamedTuple

from qa.access.reading import Reader
from qa.contact_reasons import files, known
from qa.language.reasons.editions import MAY_EDIT, current, draft_of
from qa.reason_failures import MAY_NOT_EDIT_REASONS
from qa.records.book import rows, write
from qa.records.reasons_model import TAXONOMY_USE


class Use(NamedTuple):
    """A taxonomy, what it is called, and the programmes of the scope that use it."""

    name: str
    called: str
    programmes: tuple[str, ...]


def uses(reader: Reader) -> list[Use]:
    """Those in use first; drafts of new ones stand among them."""
    here = reader.rows("select programme_id, taxonomy from programme order by 1")
    seen = reader.scope.programmes
    theirs = [r for r in here if seen is None or r["programme_id"] in seen]
    drafts = {r["name"] for r in rows("taxonomy_edition")}
    found = []
    for name in dict.fromkeys((*files(), *sorted(drafts))):
        draft = draft_of(name)
        if name in files() or draft:
            told = current(name) if name in files() else draft.content
            mine = tuple(r["programme_id"] for r in theirs if r["taxonomy"] == name)
            found.append(Use(name, told.get("name") or name, mine))
    return sorted(found, key=lambda use: (not use.programmes, use.name))


def used(name: str) -> list[dict]:
    """When people put programmes under this taxonomy: written_at, written_by, programme_id; the oldest first."""
    return [r for r in rows(TAXONOMY_USE.name) if r["name"] == name]


def use(reader: Reader, programme_id: str, name: str) -> None:
    """A programme's contacts are told by this taxonomy from now on. Raises QAError for a role that may not or a name
    there is not."""
    scope = reader.scope
    if scope.role not in MAY_EDIT or (scope.programmes is not None and programme_id not in scope.programmes):
        raise MAY_NOT_EDIT_REASONS()
    write(
        TAXONOMY_USE.name,
        scope.user,
        audited=("use reasons", programme_id, name),
        programme_id=programme_id,
        name=known(name),
    )
    with reader.store.writing() as writer:
        writer.execute("update programme set taxonomy = ? where programme_id = ?", [name, programme_id])
