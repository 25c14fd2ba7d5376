"""How far reviewing reaches: what share of contacts people judged, how long it took, and what the lists by lot say of
everybody."""

from __future__ import annotations

from datetime import date

import orjson

from qa.access.reading import Reader
from qa.quality.desk.passing import passing
from qa.quality.desk.plans import Drawn
from qa.records.book import rows

BY = {"channel": "channel", "team": "team_id", "programme": "programme_id"}
COVERED = """select {column} as name, count(*) as contacts, count(*) filter (is_reviewed) as reviewed
from {{contact_fact}} where day between ? and ? and customer_message_count > 0 group by 1 order by contacts desc, 1"""
TIMES = """select evaluator, count(*) as forms, median(seconds) filter (seconds > 0) as seconds,
count(*) filter (drawn = 'random') as by_lot from {evaluation} join {contact_fact} f using (interaction_id)
where occasion in ('review', 'blind') and f.day between ? and ? group by 1 order by forms desc, 1"""
OF_REVIEWER = """select distinct interaction_id from {evaluation} join {contact_fact} f using (interaction_id)
where occasion in ('review', 'blind') and evaluator = ? and f.day between ? and ? order by 1"""
VERDICTS = """select interaction_id, item_id, verdict from {item_in_force}
where occasion in ('review', 'blind', 'dispute') and verdict in ('met', 'not_met')
and interaction_id in (select unnest(?::varchar[])) and interaction_id in (
    select interaction_id from {evaluation} where drawn = 'random')"""


def covered(reader: Reader, by: str, since: date, until: date) -> list[dict]:
    """[{name, contacts, reviewed}] of contacts with words, by channel, team or programme. Raises KeyError for another
    dimension."""
    return reader.rows(COVERED.format(column=BY[by]), [since, until])


def times(reader: Reader, since: date, until: date) -> list[dict]:
    """[{evaluator, forms, seconds, by_lot}] of people's reviews of contacts of these days: how many, the median time,
    how many were drawn by lot."""
    return reader.rows(TIMES, [since, until])


def judged_by(reader: Reader, login: str, since: date, until: date) -> list[str]:
    """Contacts of these days that a person judged."""
    return [r["interaction_id"] for r in reader.rows(OF_REVIEWER, [login, since, until])]


def missed_by_lot(reader: Reader, programme_id: str, item_id: str) -> list[str]:
    """Contacts behind a share of `passes`: drawn by lot, and a person says the item was not met."""
    drawn = [one.interaction_id for one in by_lot(reader, programme_id)]
    rows = reader.rows(VERDICTS, [drawn])
    return [r["interaction_id"] for r in rows if r["item_id"] == item_id and r["verdict"] == "not_met"]


def by_lot(reader: Reader, programme_id: str) -> list[Drawn]:
    """Everything ever drawn by lot for a programme."""
    return [
        Drawn(contact, agent, "random", tuple(why), chance)
        for row in rows("sample", programme_id=programme_id, kind="random")
        for contact, agent, why, chance in orjson.loads(row["drawn"])
    ]


def passes(reader: Reader, programme_id: str) -> list[dict]:
    """[{item_id, share, low, high, n}] of a programme's contacts, from those that a person judged because they were
    drawn by lot: what was judged for another reason is not among them, though a lot drew it, too."""
    drawn = {one.interaction_id: one for one in by_lot(reader, programme_id)}
    said: dict[str, list[tuple[Drawn, bool]]] = {}
    for row in reader.rows(VERDICTS, [list(drawn)]):
        said.setdefault(row["item_id"], []).append((drawn[row["interaction_id"]], row["verdict"] == "met"))
    found = []
    for item, judged in said.items():
        share, low, high = passing(judged)
        found.append(dict(item_id=item, share=share, low=low, high=high, n=len(judged)))
    return sorted(found, key=lambda one: (one["share"], one["item_id"]))
