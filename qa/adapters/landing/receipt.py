"""What became of one file, and whether its very bytes came before."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from qa.warehouse.store import Store


@dataclass(frozen=True)
class Receipt:
    """What became of one file: read = new + updated + unchanged + stale + skipped + quarantined."""

    name: str
    platform: str
    read: int
    new: int
    updated: int
    unchanged: int
    stale: int
    skipped: int
    quarantined: int
    skip_reason: str = ""
    seen_before: bool = False

    def as_dict(self) -> dict:
        """As the command line prints it with --json."""
        return asdict(self)


def known(store: Store, file_id: str) -> Receipt | None:
    """The receipt of a file whose very bytes were taken whole before. One that was refused, in part or whole, is read
    again: the mapping may be better now."""
    found = store.rows(
        """select * from ingest_file where file_id = ? and quarantined_count = 0
            and new_count + updated_count + unchanged_count + stale_count > 0""",
        [file_id],
    )
    if not found:
        return None
    f = found[0]
    accepted = f["new_count"] + f["updated_count"] + f["unchanged_count"] + f["stale_count"]
    return Receipt(
        f["name"],
        f["platform"],
        f["read_count"],
        0,
        0,
        accepted,
        0,
        f["skipped_count"],
        f["quarantined_count"],
        f["skip_reason"] or "",
        True,
    )


def note_again(store: Store, file_id: str) -> None:
    """The same file came once more: nothing changes, but it is said."""
    with store.writing() as writer:
        writer.execute("update ingest_file set seen_count = seen_count + 1 where file_id = ?", [file_id])
