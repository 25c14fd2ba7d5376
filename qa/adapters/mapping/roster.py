"""A roster made from the agents that contacts name: whom no list puts into a team, and what a person says of them,
written as a file that is imported like anybody's."""

from __future__ import annotations

import csv
import io

from qa.access.reading import Reader
from qa.adapters.files.upload import Upload
from qa.adapters.source import Source
from qa.scope import NO_TEAM

HEADS = ("工号", "姓名", "班组", "入职日期")
TABLE = {
    "match": "*",
    "agent": {
        "id": HEADS[0],
        "name": {"column": HEADS[1], "optional": True},
        "team": {"column": HEADS[2], "optional": True},
        "hired_on": {"column": HEADS[3], "optional": True},
        "everywhere": {"value": "1"},
    },
}


def without_team(reader: Reader, most: int = 500) -> list[dict]:
    """Agents that answered contacts and that no roster puts into a team: [{programme_id, login, name, contacts}], who
    has most contacts first."""
    return reader.rows(
        """with seen as (select programme_id, agent_id, count(*) as contacts from {contact_fact}
            where team_id = programme_id || ? and agent_id is not null group by 1, 2)
        select s.programme_id, substr(s.agent_id, length(s.programme_id) + 2) as login, s.contacts,
            any_value(a.display_name) as name
        from seen s left join agent a using (agent_id)
        group by all order by s.contacts desc, login limit ?""",
        [NO_TEAM, most],
    )


def roster_file(programme_id: str, rows: list[dict]) -> tuple[Upload, Source]:
    """The file a person's answers make, and the source that reads it. A later one says the newer thing."""
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADS)
    writer.writeheader()
    writer.writerows({head: str(row.get(head) or "").strip() for head in HEADS} for row in rows)
    source = Source(f"roster-{programme_id}", programme_id, tables=(TABLE,), options={"last_wins": True})
    return Upload("名册.csv", out.getvalue().encode()), source
