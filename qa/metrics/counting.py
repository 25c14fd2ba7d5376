"""The verb: facts of the contacts and agents that are due are made anew, the others stay; a rebuild makes everything
due."""

from __future__ import annotations

from qa.metrics import opening
from qa.metrics.facts import OF_AGENT, OF_CONTACT, OF_DAY, SELECTS, TABLES, VERSION
from qa.warehouse.due import BATCH_CONTACTS, LEAST_AT_ONCE, finish, parts, take
from qa.warehouse.store import Store, Writer
from qa.warehouse.views import prepare, prepared, whole

# Records of what customers tried alone: contacts of those customers, and of the days that had no records so far.
ALONE = """
insert into due select distinct 'count', i.interaction_id from interaction i
semi join (select coalesce(c.person_id, d.work_id) as customer_id from due d
    left join customer_identity c on c.address_hash = d.work_id where d.stage = 'count address') a using (customer_id)
union select 'count', i.interaction_id from interaction i
semi join (select distinct e.programme_id, cast(e.happened_at as date) as started_on from self_service_event e
    where e.address_hash in (select work_id from due where stage = 'count address')) e using (programme_id, started_on)
where i.interaction_id not in (select interaction_id from contact_fact where knows_tries)
"""
LONGEST_CHAT_DAYS = 60
BEFORE = "day between (select min(day) from before) and (select max(day) from before)"


def count(store: Store) -> int:
    """Each part of the work is one transaction: a reader sees a contact's old facts or its new ones. How many contacts
    were counted."""
    renew(store)
    opening.renew(store)
    with store.writing() as writer:
        writer.execute(
            """insert into due select distinct 'count', interaction_id from interaction
                where customer_id in (select work_id from due where stage = 'count customer')"""
        )
        writer.execute(
            """insert into due select distinct 'count', interaction_id from interaction
                where programme_id in (select work_id from due where stage = 'count programme')
            union select 'count', interaction_id from ticket where interaction_id is not null
                and programme_id in (select work_id from due where stage = 'count programme')"""
        )
        writer.execute(ALONE)
        writer.execute("delete from due where stage in ('count customer', 'count programme', 'count address')")
    contacts = _by_day(store, take(store, "count"))
    with store.room.all(len(contacts) > BATCH_CONTACTS):
        for part in parts(contacts):
            with store.writing() as writer:
                _of_contacts(writer, part)
    for part in parts(take(store, "count states")):
        with store.writing() as writer:
            writer.ids("touched", part)
            for fact in OF_AGENT:
                writer.execute(f"delete from {fact} where agent_id in (select work_id from touched)")
                writer.execute(f"insert into {fact} by name {SELECTS[fact]}")
            finish(writer, "count states", part)
    for part in parts(take(store, "count days")):
        with store.writing() as writer:
            _of_days(writer, part)
            finish(writer, "count days", part)
    return len(contacts)


def count_now(store: Store, interaction_ids: list[str]) -> None:
    """The facts of some contacts at once, beside whatever else is at work; what is due stays due."""
    with store.writing() as writer:
        _of_contacts(writer, interaction_ids, is_done=False)


def _of_days(writer: Writer, days: list[str]) -> None:
    writer.ids("touched", days)
    for fact in OF_DAY:
        writer.execute(f"delete from {fact} where agent_id || '|' || day in (select work_id from touched)")
        writer.execute(f"insert into {fact} by name {SELECTS[fact]}")


def _of_contacts(writer: Writer, ids: list[str], is_done: bool = True) -> None:
    writer.ids("touched", ids)
    prepare(writer, *(SELECTS[fact].replace("{contact_fact}", "contact_fact") for fact in OF_CONTACT))
    writer.execute("""create or replace temp table before as select day, agent_id, channel, ended_at from contact_fact
        where interaction_id in (select work_id from touched)""")
    for fact in OF_CONTACT:
        writer.execute(f"create or replace temp table only_{fact} as {prepared(SELECTS[fact])}")
        writer.execute(f"""delete from {fact} where {BEFORE if fact == "item_fact" else "true"}
            and interaction_id in (select work_id from touched)""")
        writer.execute(f"insert into {fact} by name select * from only_{fact}")
    writer.execute(
        """insert into due select distinct 'award', agent_id from (select agent_id from before union select agent_id
            from only_contact_fact) where agent_id is not null"""
    )
    writer.execute(
        """insert into due select distinct 'count days', agent_id || '|' || day + later::integer from
            (select day, agent_id, channel from before union select day, agent_id, channel from only_contact_fact),
            range(2) r(later)
        where agent_id is not null and channel not in ('voice', 'video')"""
    )
    if is_done:
        finish(writer, "count", ids)


def _by_day(store: Store, ids: list[str]) -> list[str]:
    """Facts of one day lie together, so that a period is read without the others."""
    if len(ids) <= LEAST_AT_ONCE:
        return ids
    rows = store.read(
        """select i.id from (select unnest(?::varchar[]) as id) i left join interaction n
            on n.interaction_id = i.id order by n.started_on, i.id""",
        [ids],
    )
    return rows["id"].to_pylist()


def ready(store: Store) -> None:
    """Facts of this program, before anybody reads them: an older program's give way and are counted at once."""
    if renew(store):
        count(store)


def renew(store: Store) -> bool:
    """Facts that an older program made, or none, give way to empty ones of this program, and everything is due; whether
    they did."""
    if store.one("select version from stage_version where stage = 'facts'") == VERSION and store.has("contact_fact"):
        return False
    with store.writing() as writer:
        writer.execute("create or replace temp table touched (work_id varchar)")
        for fact in TABLES:
            writer.execute(f"create or replace table {fact} as {whole(SELECTS[fact])} limit 0")
        writer.execute("delete from stage_version where stage = 'facts'")
        writer.execute("insert into stage_version values ('facts', ?)", [VERSION])
        everything(writer)
    return True


def everything(writer: Writer) -> None:
    """Every contact and agent is due, those included that have facts and are no more."""
    writer.execute(
        """insert into due select 'count', interaction_id from interaction union select 'count', interaction_id
            from survey union select 'count', interaction_id from queue_visit
        union select 'count', interaction_id from contact_fact union select 'count', interaction_id from survey_fact
        union select 'count', interaction_id from visit_fact
        union select 'count', interaction_id from item_fact union select 'count', interaction_id from ticket_fact
        union select 'count', interaction_id from ticket where interaction_id is not null
        union select 'count', interaction_id from promise_fact union select 'count', interaction_id from offer_fact"""
    )
    writer.execute("""insert into due select distinct 'count states', agent_id from agent_state
        union select distinct 'count states', agent_id from state_fact
        union select distinct 'count states', agent_id from agent_shift
        union select distinct 'count states', agent_id from plan_fact
        union select distinct 'count days', agent_id || '|' || day from chat_fact""")
