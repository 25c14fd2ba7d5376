"""Which way calls are passed on: from queue to queue, back again, or out of the centre."""

from __future__ import annotations

from dataclasses import dataclass

from qa.access.reading import Reader
from qa.metrics.measuring import conditions
from qa.metrics.question import Question

# A queue most of whose calls come from other queues is a second line; it has to be seen that often to tell.
SECOND_SHARE, LEAST_VISITS, MOST = 0.6, 20, 12


@dataclass(frozen=True)
class Route:
    """Calls answered in `queue_id` and passed on to `next_queue_id` (None: out of the centre, to the client or where no
    queue is). `share` of those answered in `queue_id`; `back`: how many had been in the next queue before; `lost_s`
    median seconds of wait and talk before; `is_up`: the next one is a second line."""

    queue_id: str
    next_queue_id: str | None
    count: int
    share: float
    back: int
    lost_s: float | None
    is_up: bool


def routes(reader: Reader, question: Question) -> list[Route]:
    """The commonest first; empty where nothing was passed on. Second lines are told from all there is, whatever the
    period."""
    second = {
        row["queue_id"]
        for row in reader.rows(
            f"""select queue_id from {{visit_fact}} where queue_id is not null group by 1
            having count(*) >= {LEAST_VISITS} and avg((visit_seq > 1)::int) >= {SECOND_SHARE}"""
        )
    }
    where, values = conditions(question)
    rows = reader.rows(
        f"""with way as (select *, coalesce(lead(is_back) over (partition by interaction_id order by visit_seq), false)
                as goes_back from {{visit_fact}}
                where interaction_id in (select interaction_id from {{visit_fact}} where {where})),
        seen as (select * from way where {where}),
        answered as (select queue_id, count(*) as n from seen where is_answered group by 1)
        select queue_id, next_queue_id, count(*) as n, count(*) / any_value(a.n) as share,
            count(*) filter (goes_back) as back, median((wait_ms + talk_ms) / 1000.0) as lost_s
        from seen join answered a using (queue_id) where is_answered and (is_transferred or next_queue_id is not null)
        group by all order by n desc, queue_id, next_queue_id limit {MOST}""",
        [*values, *values],
    )
    return [
        Route(
            row["queue_id"],
            row["next_queue_id"],
            row["n"],
            row["share"],
            row["back"],
            row["lost_s"],
            row["next_queue_id"] in second,
        )
        for row in rows
    ]
