"""From one form of the warehouse to the next: numbered steps, and the tables a form has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.warehouse.model import MIGRATIONS, contracts

if TYPE_CHECKING:
    from qa.warehouse.store import Writer


def migrations() -> dict[int, str]:
    """{number: SQL} of every step from one form of the warehouse to the next, in order."""
    return {int(path.stem.split("_")[0]): path.read_text("utf-8") for path in sorted(MIGRATIONS.glob("*.sql"))}


def migrate(writer: Writer, known: int) -> None:
    """Take the steps after `known`; each may be taken again where it was taken before."""
    for number, step in migrations().items():
        if number > known:
            writer.execute(step)
            create(writer)


def create(writer: Writer) -> None:
    """Whatever table of the model is not there yet."""
    for contract in contracts().values():
        writer.execute(contract.ddl)
