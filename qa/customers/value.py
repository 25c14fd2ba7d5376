"""What customers are worth to the client, as its list says, and what serving them costs: by recency, frequency and
margin, and by the segment the list itself gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from qa.access.reading import Reader
from qa.customers.lifetime import fit

LEAST = 50
# Fifths of recency, frequency and margin within a programme, 5 the best (RFM after Hughes 1994, datahubpro glossary).
GROUPS = {
    "champion": ("买得近、买得多、毛利高", "Recent, often, high margin", "r >= 4 and f >= 4 and m >= 4"),
    "leaving": ("从前常买，好久没来", "Often before, not lately", "r <= 2 and f >= 4"),
    "loyal": ("常买", "Often", "f >= 4"),
    "fresh": ("刚来不久，买得少", "Recent, few orders", "r >= 4 and f <= 2"),
    "asleep": ("很久没买，买得少", "Long ago, few orders", "r <= 2 and f <= 2"),
    "rest": ("其余", "The rest", "true"),
}
LISTED = """
with listed as (
    select customer_id, programme_id, margin_year, order_count_year, first_order_on, last_order_on, order_count,
        ntile(5) over (partition by programme_id order by last_order_on) as r,
        ntile(5) over (partition by programme_id order by order_count_year) as f,
        ntile(5) over (partition by programme_id order by margin_year) as m
    from {{customer}}
    where last_order_on is not null and order_count_year is not null and margin_year is not null {mine}
), grouped as (select *, {grouped} as grp from listed)
"""
RANKED = (
    LISTED
    + """, served as (
    select customer_id, count(*) as contacts, sum(cost) as cost, count(*) filter ({heard}) as heard,
        count(*) filter ({heard} and has_complaint) as complaints,
        avg(satisfaction) as mood
    from {{contact_fact}} where day between ? and ? and customer_id is not null group by 1
)
select grp, count(*) as customers, count(s.customer_id) as active, coalesce(sum(s.contacts), 0) as contacts,
    sum(margin_year) as margin, sum(s.cost) as cost, sum(s.heard) as heard, sum(s.complaints) as complaints,
    count(*) filter (s.cost * ? > margin_year) as costly
from grouped left join served s using (customer_id) group by 1
"""
)
YEAR = 52.0
HEARD = "is_answered and customer_message_count > 0"
# Whole weeks, so that customers of one history are one row.
BOUGHT = (
    LISTED
    + """, counted as (
    select *, (select max(last_order_on) from {{customer}}) as until_on from grouped
    where first_order_on is not null and order_count >= 1 and last_order_on >= first_order_on
)
select grp, order_count - 1 as orders, round((last_order_on - first_order_on) / 7.0) as last,
    round((until_on - first_order_on) / 7.0) as seen, count(*) as many,
    coalesce(sum(margin_year / nullif(order_count_year, 0)), 0) as worth, count(nullif(order_count_year, 0)) as priced
from counted group by all order by all
"""
)


@dataclass(frozen=True)
class Group:
    """Customers of the list in one group: `active` of them came in the period, `costly` of these cost more, were the
    whole year like the period, than their margin of the year; `heard` contacts can hold
    `complaints`. Money in yuan; `cost` None without rates."""

    key: str
    zh: str
    en: str
    customers: int
    active: int
    contacts: int
    margin: float
    cost: float | None
    heard: int
    complaints: int
    costly: int


def groups(reader: Reader, since: date, until: date, programme: str = "") -> list[Group]:
    """The groups there are, in the order of GROUPS; empty with fewer than fifty customers whose list says when, how
    often and for how much they bought."""
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    yearly = 365 / ((until - since).days + 1)
    rows = reader.rows(RANKED.format(heard=HEARD, grouped=_grouped(), mine=mine), [*values, since, until, yearly])
    told = {row["grp"]: row for row in rows}
    if sum(row["customers"] for row in rows) < LEAST:
        return []
    fields = ("customers", "active", "contacts", "margin", "cost", "heard", "complaints", "costly")
    return [
        Group(key, zh, en, **{name: told[key][name] for name in fields})
        for key, (zh, en, _how) in GROUPS.items()
        if key in told
    ]


@dataclass(frozen=True)
class Outlook:
    """What the next year is likely to bring: orders a customer, and margin a customer in yuan with its 95 % interval,
    which tells how sure the estimate is and not how customers differ."""

    orders: float
    margin: float
    low: float
    high: float


def outlook(reader: Reader, programme: str = "") -> dict[str, Outlook]:
    """{group: outlook} of customers whose first and last order and number of orders the list gives; empty with too few
    of them. Every order is worth what those of the last year were; who bought nothing in it is left out."""
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    told = reader.tuples(BOUGHT.format(grouped=_grouped(), mine=mine), values)
    if not told:
        return {}
    group = np.array([row[0] for row in told])
    orders, last, seen, many, worth, priced = np.array([row[1:] for row in told], float).T
    model = fit(orders, last, seen, many)
    found = {}
    for key in GROUPS if model else ():
        at = (group == key) & (priced > 0)
        people = float(priced[at].sum())
        if people >= LEAST:
            ahead = model.expected(orders[at], last[at], seen[at], YEAR) @ priced[at]
            margin = model.together(orders[at], last[at], seen[at], YEAR, worth[at])
            found[key] = Outlook(float(ahead) / people, *(figure / people for figure in margin))
    return found


def _grouped() -> str:
    return "case " + " ".join(f"when {how} then '{key}'" for key, (_zh, _en, how) in GROUPS.items()) + " end"


def costly(reader: Reader, since: date, until: date, programme: str = "", most: int = 30) -> list[dict]:
    """Customers of the list whom serving like in this period would cost more in a year than their margin:
    {customer_id, contacts, cost, margin_year, yearly, reason_id, last_at}, the largest gap first."""
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    yearly = 365 / ((until - since).days + 1)
    return reader.rows(
        f"""select customer_id, contacts, cost, margin_year, cost * ? as yearly, reason_id, last_at from
            (select customer_id, count(*) as contacts, sum(cost) as cost,
                coalesce(mode(reason_id) filter (reason_id not in ('unknown', 'no_words')), 'unknown') as reason_id,
                max(started_at) as last_at
            from {{contact_fact}} where day between ? and ? and customer_id is not null {mine} group by 1)
        join (select customer_id, min(margin_year) as margin_year from {{customer}} group by 1) using (customer_id)
        where cost * ? > margin_year and contacts >= 3 order by cost * ? - margin_year desc limit {int(most)}""",
        [yearly, since, until, *values, yearly, yearly],
    )
