"""Why customers contact us: two-level taxonomies, kept as data (data/reasons/*.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from qa.settings import SHIPPED


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


@cache
def taxonomy(name: str) -> dict[str, ContactReason]:
    """{reason_id: reason}; ids are written taxonomy.reason."""
    path = SHIPPED / "reasons" / f"{name}.toml"
    if not path.exists():
        return {}
    found = {}
    for group in tomllib.loads(path.read_text("utf-8"))["group"]:
        for r in group["reason"]:
            key = f"{name}.{r['id']}"
            words, examples = tuple(r["words"]), tuple(r.get("examples", ()))
            found[key] = ContactReason(
                key, f"{name}.{group['id']}", r["zh"], r["en"], group["zh"], group["en"], words, examples
            )
    return found


def names() -> dict[str, ContactReason]:
    """Every reason of every shipped taxonomy."""
    return {k: v for path in sorted((SHIPPED / "reasons").glob("*.toml")) for k, v in taxonomy(path.stem).items()}


def group_of(reason_id: str | None) -> str | None:
    """The group a reason belongs to, None for an unknown one."""
    found = taxonomy(reason_id.split(".")[0]).get(reason_id) if reason_id and "." in reason_id else None
    return found.group_id if found else None
