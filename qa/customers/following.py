"""The verb: what followed a contact, told anew for the customers that are due: why they came back, what became of a
promise, who else called them."""

from __future__ import annotations

import pyarrow as pa

from qa.customers.causes import Hearing, book, tell
from qa.customers.outreach import link
from qa.customers.promises import keep
from qa.warehouse.due import BATCH_CONTACTS, finish, take
from qa.warehouse.store import Store

# Customers whose words are in memory at once; of what SQL does alone there are few parts, for each reads its tables
# from end to end.
AT_ONCE, PARTS = 8_000, 12
EDITION = "6"  # of what is told beside the causes

TICKETS = """insert into due select distinct 'cause', customer_id from interaction where customer_id is not null
    and interaction_id in (select work_id from due where stage = 'follow')"""


def follow(store: Store, ears: Hearing) -> int:
    """Everybody is due when the ears are others; how many customers. Contacts that came out differently are due to be
    counted."""
    _renew(store, f"{ears.version()}/{EDITION}")
    with store.writing() as writer:
        writer.execute(TICKETS)
        writer.execute("delete from due where stage = 'follow'")
    customers = take(store, "cause")
    with store.room.all(len(customers) > BATCH_CONTACTS):
        _follow(store, customers, ears)
    return len(customers)


def _follow(store: Store, customers: list[str], ears: Hearing) -> None:
    size = max(AT_ONCE, -(-len(customers) // PARTS))
    for begin in range(0, len(customers), size):
        part = customers[begin : begin + size]
        with store.writing() as writer:
            writer.ids("theirs", part, "customer_id")
            keep(writer, ears.deadline)
            link(writer)
        told = pa.concat_tables(
            tell(store, part[first : first + AT_ONCE], ears) for first in range(0, len(part), AT_ONCE)
        )
        with store.writing() as writer:
            writer.ids("theirs", part, "customer_id")
            book(writer, told)
            finish(writer, "cause", part)


def _renew(store: Store, version: str) -> None:
    if store.one("select version from stage_version where stage = 'cause'") == version:
        return
    with store.writing() as writer:
        writer.execute("delete from stage_version where stage = 'cause'")
        writer.execute("insert into stage_version values ('cause', ?)", [version])
        writer.execute(
            """insert into due select distinct 'cause', customer_id from interaction where customer_id is not null
                union select 'cause', customer_id from contact_link"""
        )
