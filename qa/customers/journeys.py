"""Which contact came after which: the base of repeat contact and first-contact resolution, with the last days marked
unknown, not resolved."""

from __future__ import annotations

from qa.warehouse.due import finish, parts, take
from qa.warehouse.store import Store, Writer
from qa.warehouse.views import prepare
from qa.windows import LONGEST, SAME_MATTER, SAME_MATTER_MS, SHORTER, SOON

LINK = f"""
create or replace temp table inbound as
select i.interaction_id, i.programme_id, i.customer_id, i.channel, i.started_at,
coalesce(i.ended_at, i.started_at) as ended_at, nullif(r.reason_id, 'unknown') as reason_id
from inbound_contact i left join only_reason_in_force r using (interaction_id);
create or replace temp table link as
with same as (
    select a.interaction_id, min(greatest(0, epoch_ms(b.started_at) - epoch_ms(a.ended_at))) as same_gap_ms,
    arg_min(b.interaction_id, (b.started_at, b.interaction_id)) as same_interaction_id
    from inbound a join inbound b on b.programme_id = a.programme_id and b.customer_id = a.customer_id
    and b.started_at > a.started_at
        and b.started_at <= a.ended_at + {LONGEST}
    where coalesce(a.reason_id = b.reason_id, true) group by 1
), ordered as (
    select *, lead(interaction_id) over following as next_interaction_id, lead(started_at) over following as next_at,
    lead(channel) over following as next_channel, lag(interaction_id) over following as previous_interaction_id,
    lag(ended_at) over following as previous_at, lag(channel) over following as previous_channel
    from inbound window following as (partition by programme_id, customer_id order by started_at, interaction_id)
), gaps as (
    select *, if(next_at is null, null, greatest(0, epoch_ms(next_at) - epoch_ms(ended_at))) as gap_ms,
    if(previous_at is null, null, greatest(0, epoch_ms(started_at) - epoch_ms(previous_at))) as previous_gap_ms
    from ordered
), chained as (
    select *, count(*) filter (previous_gap_ms is null or previous_gap_ms > {SAME_MATTER_MS}) over (partition by
    programme_id, customer_id order by started_at, interaction_id) as chain from gaps
)
select o.interaction_id, o.customer_id, o.next_interaction_id, o.gap_ms, s.same_gap_ms, s.same_interaction_id,
o.next_channel, o.previous_interaction_id, o.previous_gap_ms, o.previous_channel, row_number() over (partition by
o.programme_id, o.customer_id, o.chain order by o.started_at, o.interaction_id) as chain_no
from chained o left join same s using (interaction_id)
"""
REACHED = f"""
create or replace temp table reached as select programme_id, least(max(started_at), now()) as latest_at from interaction
group by 1;
insert into due
select distinct 'count', i.interaction_id
from interaction i join reached n on n.programme_id = i.programme_id left join programme_reach o
on o.programme_id = i.programme_id
cross join (select unnest([{SOON}, {SHORTER}, {SAME_MATTER}, {LONGEST}]) as beyond) w
where n.latest_at is distinct from o.latest_at and (coalesce(i.ended_at,
i.started_at) + w.beyond <= n.latest_at) <> coalesce(coalesce(i.ended_at, i.started_at) + w.beyond <= o.latest_at,
false);
insert into due select distinct 'count', p.interaction_id from promise p join interaction i using (interaction_id)
join reached n on n.programme_id = i.programme_id left join programme_reach o on o.programme_id = i.programme_id
where (p.due_at <= n.latest_at) <> coalesce(p.due_at <= o.latest_at, false);
delete from programme_reach;
insert into programme_reach by name select * from reached;
"""


MOVED_ON = """select 1 from (select programme_id, least(max(started_at), now()) as latest_at from interaction
    group by 1) n
full join programme_reach o using (programme_id) where n.latest_at is distinct from o.latest_at limit 1"""


def connect(store: Store) -> int:
    """Link the inbound contacts of every customer that is due to the next one; how many customers.

    A reason that is unknown on either side counts as the same. Contacts whose link or known past changed are due to be
    counted.
    """
    customers = take(store, "connect")
    for part in parts(customers):
        with store.writing() as writer:
            _link(writer, part)
            finish(writer, "connect", part)
    if store.one(MOVED_ON):
        with store.writing() as writer:
            writer.execute(REACHED)
    return len(customers)


def connect_now(store: Store, interaction_ids: list[str]) -> list[str]:
    """Link the customers of some contacts at once, beside whatever else is at work; which contacts came out
    differently."""
    with store.writing() as writer:
        customers = writer.execute(
            """select distinct customer_id from interaction where customer_id is not null
                and interaction_id in (select unnest(?::varchar[]))""",
            [interaction_ids],
        )
        return _link(writer, [c[0] for c in customers])


def _link(writer: Writer, customers: list[str]) -> list[str]:
    writer.ids("moved", customers, "customer_id")
    writer.execute(
        """create or replace temp table link_was as select * from contact_link where customer_id in (select customer_id
        from moved)"""
    )
    writer.execute("""create or replace temp table inbound_contact as select * from interaction where direction = 'in'
            and customer_id in (select customer_id from moved)""")
    writer.execute("create or replace temp table touched as select interaction_id as work_id from inbound_contact")
    prepare(writer, "{reason_in_force}")
    writer.execute(LINK)
    writer.execute("delete from contact_link where customer_id in (select customer_id from moved)")
    writer.execute("insert into contact_link by name select * from link")
    writer.execute("insert into due select 'cause', customer_id from moved")
    changed = (
        "(select * from link except select * from link_was) union (select * from link_was except select * from link)"
    )
    return [
        row[0]
        for row in writer.execute(
            f"insert into due select distinct 'count', interaction_id from ({changed}) returning work_id"
        )
    ]


def everything(writer: Writer) -> None:
    """Every customer is due, those included that have links and are no more."""
    writer.execute(
        """insert into due select distinct 'connect', customer_id from interaction where customer_id is not null
            union select 'connect', customer_id from contact_link"""
    )
