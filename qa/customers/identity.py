"""One person behind many addresses: phone, WeChat, e-mail and account that a customer list or an alias file ties
together are one; people may part them again."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.failures import MAY_NOT_PART_CUSTOMERS
from qa.records.book import write
from qa.warehouse.model import contracts
from qa.warehouse.store import Store, Writer

TIES = """select distinct a.programme_id, a.address_hash, a.customer_id from customer_alias a
where a.address_hash is not null and not exists (select 1 from
    (select * from parting qualify row_number() over (partition by address_hash, customer_id
    order by parting_id desc) = 1) p
    where p.address_hash = a.address_hash and p.customer_id = a.customer_id and p.is_parted)"""


def identify(store: Store) -> int:
    """Join addresses into persons; contacts whose person changed are due. How many persons stand for more than one
    customer; 0 when nothing changed."""
    with store.writing() as writer:
        state = "|".join(
            map(
                str,
                writer.execute(
                    """select count(*), sum(hash(address_hash, customer_id)::hugeint), (select max(parting_id)
                    from parting) from customer_alias"""
                )[0],
            )
        )
        if writer.execute("select 1 from stage_version where stage = 'identity' and version = ?", [state]):
            return 0
        writer.execute("delete from stage_version where stage = 'identity'")
        writer.execute("insert into stage_version values ('identity', ?)", [state])
        return _identify(writer)


def _identify(writer: Writer) -> int:
    from scipy.sparse import coo_matrix  # these take a quarter of a second to load; most commands join nobody
    from scipy.sparse.csgraph import connected_components

    ties = writer.table(TIES).to_pydict()
    addresses, customers = sorted(set(ties["address_hash"])), sorted(set(ties["customer_id"]))
    place = {a: n for n, a in enumerate(addresses)} | {("c", c): len(addresses) + n for n, c in enumerate(customers)}
    size = len(addresses) + len(customers)
    ends = ([place[a] for a in ties["address_hash"]], [place["c", c] for c in ties["customer_id"]])
    part = connected_components(coo_matrix(([1] * len(ends[0]), ends), (size, size)), directed=False)[1] if size else []
    person: dict[int, str] = {}
    count: dict[int, int] = {}
    for customer in customers:
        own = part[place["c", customer]]
        person.setdefault(own, customer)
        count[own] = count.get(own, 0) + 1
    programme = dict(zip(ties["address_hash"], ties["programme_id"]))
    rows = [
        dict(
            address_hash=a,
            programme_id=programme[a],
            person_id=person[part[place[a]]],
            merged_count=count[part[place[a]]],
        )
        for a in addresses
    ]
    writer.view(
        "identified", contracts()["customer_identity"].arrow(rows) if rows else contracts()["customer_identity"].empty()
    )
    writer.execute(
        """insert into due select 'build', interaction_id from interaction_claim where address_hash in (
            select coalesce(n.address_hash, o.address_hash) from identified n full
                join customer_identity o using (address_hash) where n.person_id is distinct from o.person_id)"""
    )
    writer.execute("delete from customer_identity")
    writer.execute("insert into customer_identity by name select * from identified")
    return sum(n > 1 for n in count.values())


def part(reader: Reader, address_hash: str, customer_id: str, is_parted: bool) -> None:
    """A person says that an address is not this customer's, or takes that back. Raises QAError without the right to."""
    if not reader.scope.manages:
        raise MAY_NOT_PART_CUSTOMERS()
    audited = ("part" if is_parted else "join", address_hash, customer_id)
    write(
        "parting",
        reader.scope.user,
        audited=audited,
        address_hash=address_hash,
        customer_id=customer_id,
        is_parted=is_parted,
    )
    reader.pull()


def merges(reader: Reader, most: int = 200) -> list[dict]:
    """Persons known under more than one customer number: their masked addresses and what tied each."""
    return reader.rows(
        f"""select i.person_id, i.programme_id, a.address_hash, any_value(a.masked_address) as masked_address,
            a.customer_id, i.merged_count,
            string_agg(distinct r.source_id || ' · ' || f.name, ', ') as said_by
        from {{customer_identity}} i join {{customer_alias}} a using (address_hash)
        left join {{ingest_row}} r on r.row_key = a.row_key left join {{ingest_file}} f on f.file_id = r.file_id
        where i.merged_count > 1 group by all order by i.person_id, a.customer_id, a.address_hash limit {int(most)}"""
    )


def parted(reader: Reader, most: int = 50) -> list[dict]:
    """Ties that people cut and nobody has joined again, newest first."""
    return reader.rows(
        f"""select p.address_hash, p.customer_id, p.decided_by, p.decided_at,
            any_value(a.masked_address) as masked_address
        from (select * from {{parting}} qualify row_number() over (partition by address_hash, customer_id
        order by parting_id desc) = 1) p
        left join {{customer_alias}} a on a.address_hash = p.address_hash where p.is_parted group by all
            order by p.decided_at desc limit {int(most)}"""
    )
