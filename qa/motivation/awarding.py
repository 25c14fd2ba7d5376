"""The verb: a badge is awarded on the first day that its standard is met; awards are made anew from what happened, so
that late records date them again, whatever order they come in."""

from __future__ import annotations

from qa.clock import this_day
from qa.motivation.badge import badges
from qa.motivation.reaching import reached_sql
from qa.warehouse.due import finish, take
from qa.warehouse.store import Store, Writer
from qa.warehouse.views import whole

AT_ONCE = 500
FIELDS = "name as badge, who as agent_id, earned_on, stands_on, reached, is_guarded, n, s, before_n, before_s"


def award(store: Store) -> int:
    """Look again at every agent whose facts changed; how many."""
    turn(store)
    agents = take(store, "award")
    for first in range(0, len(agents), AT_ONCE):
        with store.writing() as writer:
            _award(writer, agents[first : first + AT_ONCE])
            finish(writer, "award", agents[first : first + AT_ONCE])
    return len(agents)


def award_now(store: Store, agent_ids: list[str]) -> None:
    """Look again at some agents at once, beside whatever else is at work."""
    with store.writing() as writer:
        _award(writer, agent_ids)


def _award(writer: Writer, agents: list[str]) -> None:
    """A badge whose metric is no more keeps whom it had."""
    known = {name: badge.standard for name, badge in badges().items() if badge.standard.is_known}
    writer.ids("touched", agents)
    writer.execute(
        """delete from award where agent_id in (select work_id from touched)
            and list_contains(?::varchar[], badge)""",
        [list(known)],
    )
    writer.execute(f"insert into award by name select {FIELDS} from ({whole(reached_sql(known, this_day()))})")


def turn(store: Store) -> bool:
    """A day that is over counts from now on: who worked since awards last looked is due; whether it turned."""
    day = str(this_day())
    if store.one("select version from stage_version where stage = 'award'") == day:
        return False
    with store.writing() as writer:
        writer.execute(
            """insert into due select distinct 'award', agent_id from contact_fact where agent_id is not null
            and day >= (select coalesce(max(version), '0001-01-01') from stage_version where stage = 'award')::date"""
        )
        writer.execute("delete from stage_version where stage = 'award'")
        writer.execute("insert into stage_version values ('award', ?)", [day])
    return True


def everything(writer: Writer) -> None:
    """Every agent is due, those included that have badges and are no more."""
    writer.execute("""insert into due select distinct 'award', agent_id from contact_fact where agent_id is not null
        union select 'award', agent_id from award""")
