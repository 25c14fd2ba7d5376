"""What customers are worth to the client, as its list says, and what serving them costs: by recency, frequency and
margin, and by the segment the list itself gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.access.reading import Reader

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
RANKED = """
with listed as (
    select customer_id, programme_id, margin_year,
        ntile(5) over (partition by programme_id order by last_order_on) as r,
        ntile(5) over (partition by programme_id order by order_count_year) as f,
        ntile(5) over (partition by programme_id order by margin_year) as m
    from {{customer}}
    where last_order_on is not null and order_count_year is not null and margin_year is not null {mine}
), grouped as (select *, {grouped} as grp from listed),
served as (
    select customer_id, count(*) as contacts, sum(cost) as cost, count(*) filter (has_complaint) as complaints,
        avg(satisfaction) as mood
    from {{contact_fact}} where day between ? and ? and customer_id is not null group by 1
)
select grp, count(*) as customers, count(s.customer_id) as active, coalesce(sum(s.contacts), 0) as contacts,
    sum(margin_year) as margin, sum(s.cost) as cost, sum(s.complaints) as complaints,
    count(*) filter (s.cost * ? > margin_year) as costly
from grouped left join served s using (customer_id) group by 1
"""


@dataclass(frozen=True)
class Group:
    """Customers of the list in one group: `active` of them came in the period, `costly` of these cost more, were the
    whole year like the period, than their margin of the year. Money in yuan; `cost` None without rates."""

    key: str
    zh: str
    en: str
    customers: int
    active: int
    contacts: int
    margin: float
    cost: float | None
    complaints: int
    costly: int


def groups(reader: Reader, since: date, until: date, programme: str = "") -> list[Group]:
    """The groups there are, in the order of GROUPS; empty with fewer than fifty customers whose list says when, how
    often and for how much they bought."""
    grouped = "case " + " ".join(f"when {how} then '{key}'" for key, (_zh, _en, how) in GROUPS.items()) + " end"
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    yearly = 365 / ((until - since).days + 1)
    rows = reader.rows(RANKED.format(grouped=grouped, mine=mine), [*values, since, until, yearly])
    told = {row["grp"]: row for row in rows}
    if sum(row["customers"] for row in rows) < LEAST:
        return []
    fields = ("customers", "active", "contacts", "margin", "cost", "complaints", "costly")
    return [
        Group(key, zh, en, **{name: told[key][name] for name in fields})
        for key, (zh, en, _how) in GROUPS.items()
        if key in told
    ]


def costly(reader: Reader, since: date, until: date, programme: str = "", most: int = 30) -> list[dict]:
    """Customers of the list whom serving like in this period would cost more in a year than their margin:
    {customer_id, contacts, cost, margin_year, yearly, reason_id, last_at}, the largest gap first."""
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    yearly = 365 / ((until - since).days + 1)
    return reader.rows(
        f"""select customer_id, contacts, cost, margin_year, cost * ? as yearly, reason_id, last_at from
            (select customer_id, count(*) as contacts, sum(cost) as cost, mode(reason_id) as reason_id,
                max(started_at) as last_at
            from {{contact_fact}} where day between ? and ? and customer_id is not null {mine} group by 1)
        join (select customer_id, min(margin_year) as margin_year from {{customer}} group by 1) using (customer_id)
        where cost * ? > margin_year and contacts >= 3 order by cost * ? - margin_year desc limit {int(most)}""",
        [yearly, since, until, *values, yearly, yearly],
    )
