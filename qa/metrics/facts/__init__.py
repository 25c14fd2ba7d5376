"""The facts metrics are computed from, rebuilt after the stages before them."""

from __future__ import annotations

from pathlib import Path

from qa.warehouse.store import Store

STEPS = tuple(path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.sql")))


def rebuild(store: Store) -> None:
    """All facts in one transaction: a reader sees the old ones or the new ones, never half."""
    with store.writing() as writer:
        for step in STEPS:
            writer.execute(step)
