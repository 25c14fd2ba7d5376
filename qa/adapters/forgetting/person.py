"""A customer asks to be forgotten: words, addresses, names and originals go, the counts stay, and no old file brings
them back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

import orjson

from qa.access.reading import Reader
from qa.adapters.failures import NO_SUCH_ADDRESS_KIND, NO_SUCH_CUSTOMER
from qa.adapters.forgetting.originals import leave, needles
from qa.adapters.staging.hiding import Masker
from qa.failures import NOT_YOUR_ROLE
from qa.records.blanking import blank
from qa.records.book import audit
from qa.warehouse.scrubbing import owe
from qa.warehouse.store import Writer

ERASING = (Path(__file__).parent / "erasing.sql").read_text("utf-8").split(";\n")
FORGOTTEN = "forgotten.json"
KINDS = ("phone", "wechat", "webchat", "email", "weibo", "account")


@dataclass(frozen=True)
class Forgotten:
    """How many contacts lost their words, how many sealed files were sealed anew without them, and how many went
    because they could not be."""

    contacts: int
    anew: int
    files: int


def forget(reader: Reader, masker: Masker, kind: str, value: str) -> Forgotten:
    """Forget the person behind an address, in every programme. The warehouse forgets last: stopped before, the same
    call finds the person again and goes on.

    Raises QAError for an unknown kind, a role without the right, or nobody.
    """
    scope, store = reader.scope, reader.store
    if not scope.manages:
        raise NOT_YOUR_ROLE()
    if kind not in KINDS:
        raise NO_SUCH_ADDRESS_KIND(kind=kind, kinds="、".join(KINDS))
    hashes = [
        masker.address(kind, value, row["programme_id"])[0] for row in store.rows("select programme_id from programme")
    ]
    with store.writing() as writer:
        writer.ids("address", [h for h in hashes if h], "address_hash")
        interactions, rows, whole = erase(writer)
        anew, gone = leave(rows, set(interactions), needles(kind, value))
        blank(interactions)
        for (backup,) in writer.execute("select value from house_mark where name = 'backup'"):
            if Path(backup).is_dir():
                note_forgotten(Path(backup), whole)
        audit(scope.user, "forget", kind, f"{len(interactions)} contacts, {anew + gone} files")
        owe(writer)
    return Forgotten(len(interactions), anew, gone)


def erase(writer: Writer) -> tuple[list[str], dict[str, set[int]], list[str]]:
    """(contacts, {file: rows}, address hashes) of who stands behind the temporary table `address`; what the tables hold
    of them goes. Raises QAError for nobody."""
    writer.execute(
        """create or replace temp table whole as select address_hash from address union
        select address_hash from customer_identity where person_id in (select person_id from customer_identity
            where address_hash in (select address_hash from address))"""
    )
    writer.execute(
        """create or replace temp table going as select distinct interaction_id, row_key from interaction_claim
            where address_hash in (select address_hash from whole)"""
    )
    interactions = [row[0] for row in writer.execute("select distinct interaction_id from going")]
    people = writer.execute(
        "select count(*) from customer_alias where address_hash in (select address_hash from whole)"
    )[0][0]
    if not len(interactions) + people:
        raise NO_SUCH_CUSTOMER()
    rows: dict[str, set[int]] = {}
    for file_id, row_no in writer.execute(
        """select file_id, row_no from ingest_row where row_key in (select row_key from going union select row_key
            from message where interaction_id in (select interaction_id from going)
        union select row_key from survey where interaction_id in (select interaction_id from going)
        union select row_key from customer_alias where address_hash in (select address_hash from whole))"""
    ):
        rows.setdefault(file_id, set()).add(row_no)
    whole = [row[0] for row in writer.execute("select address_hash from whole")]
    writer.execute("insert into erased select distinct interaction_id, now() from going")
    writer.execute("""insert into erased_address select address_hash, now() from whole
        where address_hash not in (select address_hash from erased_address)""")
    for step in ERASING:
        writer.execute(step)
    writer.execute("delete from customer_identity where address_hash in (select address_hash from whole)")
    writer.execute("delete from finding where interaction_id in (select interaction_id from going)")
    writer.execute("insert into due select distinct unnest(['build', 'annotate', 'count']), interaction_id from going")
    return interactions, rows, whole


def note_forgotten(folder: Path, hashes: list[str]) -> None:
    """A backup learns who asked to be forgotten since: restoring it forgets them again."""
    path = folder / FORGOTTEN
    known = orjson.loads(path.read_bytes()) if path.exists() else []
    path.write_bytes(
        orjson.dumps([*known, *({"address_hash": h, "at": datetime.now(timezone.utc).isoformat()} for h in hashes)])
    )


def forget_again(writer: Writer, folder: Path) -> int:
    """Forget whom a backup's note names; how many addresses."""
    path = folder / FORGOTTEN
    noted = orjson.loads(path.read_bytes()) if path.exists() else []
    for entry in noted:
        writer.ids("address", [entry["address_hash"]], "address_hash")
        writer.execute("insert into erased_address values (?, ?::timestamptz)", [entry["address_hash"], entry["at"]])
    for step in ERASING if noted else ():
        writer.execute(step)
    if noted:
        writer.execute(
            "insert into due select distinct unnest(['build', 'annotate', 'count']), interaction_id from erased"
        )
    return len(noted)
