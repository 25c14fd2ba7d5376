"""The facts metrics are computed from, rebuilt after the stages before them."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from qa.warehouse.store import Store

STEPS = tuple(path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.sql")))
VERSION = blake2b("".join(STEPS).encode(), digest_size=6).hexdigest()


def rebuild(store: Store) -> None:
    """All facts in one transaction: a reader sees the old ones or the new ones, never half."""
    with store.writing() as writer:
        for step in STEPS:
            writer.execute(step)
        writer.execute("delete from stage_version where stage = 'facts'")
        writer.execute("insert into stage_version values ('facts', ?)", [VERSION])


def renew(store: Store) -> None:
    """Facts made by an older program are made anew before anybody reads them."""
    made = store.one("select version from stage_version where stage = 'facts'")
    if made != VERSION and store.one("select 1 from interaction limit 1"):
        rebuild(store)
