"""The verb: a badge is awarded on the first day its condition is met; it stays when later days are weaker."""

from __future__ import annotations

import re

from qa.access.reading import Reader
from qa.motivation.badge import badges
from qa.warehouse.due import finish, take
from qa.warehouse.store import Store, Writer

FIRST = "qualify row_number() over (partition by agent_id order by stands_at, reached, because) = 1"
LAST = "order by stands_at desc, reached desc, because desc limit 1"


def award(store: Store) -> int:
    """Look again at every agent whose facts changed; how many."""
    agents = take(store, "award")
    if agents:
        with store.writing() as writer:
            _award(writer, agents)
            finish(writer, "award", agents)
    return len(agents)


def award_now(store: Store, agent_ids: list[str]) -> None:
    """Look again at some agents at once, beside whatever else is at work."""
    with store.writing() as writer:
        _award(writer, agent_ids)


def _award(writer: Writer, agents: list[str]) -> None:
    writer.ids("touched", agents)
    writer.execute("delete from award where agent_id in (select work_id from touched)")
    for badge in badges().values():
        writer.execute(
            f"""insert into award by name select agent_id, ? as badge, cast(stands_at as date) as earned_on, because
            from ({badge.sql}) where reached >= 1 {FIRST}""",
            [badge.name],
        )


def everything(writer: Writer) -> None:
    """Every agent is due, those included that have badges and are no more."""
    writer.execute("""insert into due select distinct 'award', agent_id from contact_fact where agent_id is not null
        union select 'award', agent_id from award""")


def progress(reader: Reader, agent_id: str) -> list[dict]:
    """Every badge for one agent of the scope: earned_on or None, how far (0–1), the figures."""
    found = []
    for badge in badges().values():
        now = reader.rows(
            f"""with touched as (select ?::varchar as work_id) select reached, because
            from ({_scoped(badge.sql)}) {LAST}""",
            [agent_id],
        )
        earned = reader.rows(
            "select earned_on, because from {award} where agent_id = ? and badge = ?", [agent_id, badge.name]
        )
        found.append(
            {
                "badge": badge,
                "earned_on": earned[0]["earned_on"] if earned else None,
                "reached": min(1.0, max(0.0, float(now[0]["reached"]))) if now else None,
                "because": (earned or now or [{"because": ""}])[0]["because"],
            }
        )
    return found


def _scoped(sql: str) -> str:
    return re.sub(r"\bfrom (contact_fact|item_fact)\b", r"from {\1}", sql)
