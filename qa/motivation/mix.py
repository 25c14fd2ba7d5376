"""What a person's contacts usually come to: by brand, channel and reason, then by the hour, the customer's value and
how long somebody has been here, from colleagues alone: one's own contacts are no part of one's own reference."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.metrics.measuring import conditions, fill
from qa.metrics.metric import Metric
from qa.metrics.question import Question

# A cell of few contacts of colleagues leans on the next larger one by so many contacts.
LEAN = 20
# Hours of a day in parts of four; weeks since the first day up to which somebody is new, learning, settled.
PART_HOURS, NEW, LEARNING, SETTLED = 4, 4, 13, 26
TENURE = f"""case when a.hired_on is null or f.day >= a.hired_on + interval {SETTLED} week then 3
    when f.day >= a.hired_on + interval {LEARNING} week then 2 when f.day >= a.hired_on + interval {NEW} week then 1
    else 0 end"""
PARENT, REASON = "programme_id, channel", "programme_id, channel, reason_id"
BESIDES = ("part", "value", "tenure")


def _all(what: str, by: str) -> str:
    return f"sum({what}) over (partition by {by})"


def _others(what: str, by: str) -> str:
    """Over colleagues in the same cell: all of it without one's own."""
    return f"({_all(what, by)} - {_all(what, f'{by}, agent_id')})"


def _step(before: str, name: str, dimension: str) -> str:
    """What one more dimension adds: for the reference from colleagues, beside what they come to anyway without oneself;
    and taken out of what is left for the dimensions that follow."""
    cell = f"{PARENT}, {dimension}"
    n = _others("n", cell)
    anyway = f"{_others('rest', PARENT)} / nullif({_others('n', PARENT)}, 0)"
    return f"""{name} as (select * replace (
    usual + ({_others("rest", cell)} - {n} * {anyway}) / ({n} + {LEAN}) as usual,
    rest - n * {_all("rest", cell)} / ({_all("n", cell)} + {LEAN}) as rest) from {before})"""


def mixed(reader: Reader, metric: Metric, question: Question) -> list[dict]:
    """[{agent_id, n, raw, usual, spread}] of everybody of the scope's programmes, per contact: the mean, what
    colleagues get for the same mix, and the variance of one contact around that. Only who has colleagues in the same
    brand and channel."""
    each = f"case when {fill(metric.hit)} then 1.0 else 0.0 end" if metric.kind == "share" else fill(metric.each)
    where, values = conditions(question)
    steps, before = [], "reasons"
    for number, dimension in enumerate(BESIDES):
        steps.append(_step(before, f"step{number}", dimension))
        before = f"step{number}"
    return reader.peers.rows(
        f"""with asked as (
    select *, {each} as y from {{{metric.fact}}} where {where} and ({fill(metric.base)}) and agent_id is not null
), cells as (
    select f.agent_id, f.programme_id, f.channel, f.reason_id, f.hour // {PART_HOURS} as part,
        coalesce(f.segment, '') as value, {TENURE} as tenure, count(f.y) as n, sum(f.y) as s, sum(f.y * f.y) as q
    from asked f left join agent a using (agent_id) where f.y is not null group by all
), whole as (
    select *, {_all("s", PARENT)} / {_all("n", PARENT)} as of_all,
        {_others("s", PARENT)} / nullif({_others("n", PARENT)}, 0) as of_others
    from cells qualify {_others("n", PARENT)} > 0
), reasons as (
    select *, ({_others("s", REASON)} + {LEAN} * of_others) / ({_others("n", REASON)} + {LEAN}) as usual,
        s - n * ({_all("s", REASON)} + {LEAN} * of_all) / ({_all("n", REASON)} + {LEAN}) as rest
    from whole
), {", ".join(steps)}
select agent_id, sum(n) as n, sum(s) / sum(n) as raw, sum(n * usual) / sum(n) as usual,
    greatest(0, (sum(q - 2 * usual * s + n * usual * usual) - sum(s - n * usual) ** 2 / sum(n)) / nullif(sum(n) - 1, 0))
        as spread
from {before} group by 1""",
        values,
    )
