"""What customers did after contacts that a scorecard judged: called again for the same matter, complained next time,
were dissatisfied in the survey; and which items go with it."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from qa.access.reading import Reader
from qa.editing.associations import Association, associations
from qa.editing.draft import items

OUTCOME_NAMES = {
    "repeat": "七天内又为同一件事联络",
    "complaint": "七天内再来时投诉",
    "dissatisfied": "评价不满意（1–2 分）",
}
WEEK_MS = int(timedelta(days=7).total_seconds() * 1000)
ASKED = """with judged as (
    select interaction_id, {columns} from {{item_fact}} where scorecard_id = ? and day between ? and ? group by 1
), surveyed as (
    select interaction_id, max((score <= 2)::int) as is_low from {{survey_fact}}
    where instrument = 'csat' and status = 'answered' group by 1
)
select f.agent_id, f.programme_id || f.channel || f.reason_id as kind,
    if(f.is_known_7d, coalesce(f.next_same_gap_ms <= {week}, false)::int, null) as repeat,
    if(f.is_known_7d, (n.has_complaint is not null and n.has_complaint and f.next_gap_ms <= {week})::int, null)
        as complaint,
    s.is_low as dissatisfied, j.* exclude (interaction_id)
from judged j join {{contact_fact}} f using (interaction_id) left join surveyed s using (interaction_id)
left join {{contact_fact}} n on n.interaction_id = f.next_interaction_id
where f.agent_id is not null order by j.interaction_id"""
VALUE = """max(case when item_id = '{item}' and verdict <> 'na' then (verdict <> 'met')::int end) as "{item}\""""


def predicting(reader: Reader, scorecard_id: str, card: dict, since: date, until: date) -> list[Association]:
    """Every item of a card with every outcome, over some days, inclusive."""
    names = [item["id"] for _section, item in items(card) if item["id"].isidentifier()]
    if not names:
        return []
    sql = ASKED.format(columns=", ".join(VALUE.format(item=name) for name in names), week=WEEK_MS)
    rows = reader.tuples(sql, [scorecard_id, since, until])
    if not rows:
        return []
    agents, kinds = (np.unique([row[at] for row in rows], return_inverse=True)[1] for at in (0, 1))
    numbers = np.array([[np.nan if v is None else float(v) for v in row[2:]] for row in rows])
    outcomes = {outcome: numbers[:, at] for at, outcome in enumerate(OUTCOME_NAMES)}
    told = {name: numbers[:, len(OUTCOME_NAMES) + at] for at, name in enumerate(names)}
    return associations(told, outcomes, agents, kinds)
