"""Habits: of the customers who first came in one month, how many come again in the months after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.access.reading import Reader

# Fewer customers of one month say nothing.
LEAST, MOST_MONTHS = 30, 12
CAME = """
with came as (
    select distinct programme_id, customer_id, date_trunc('month', day)::date as month from {contact_fact}
    where direction = 'in' and customer_id is not null $mine
), first as (
    select programme_id, customer_id, min(month) as month from came group by all
)
select f.month as first_month, datediff('month', f.month, c.month) as later, count(*) as n
from first f join came c on c.programme_id = f.programme_id and c.customer_id = f.customer_id
group by all order by 1, 2
"""


@dataclass(frozen=True)
class Cohort:
    """`month`: its first day; `customers` who came for the first time that the centre knows of; `again`: how many of
    them came in each month after, up to the last one that is over."""

    month: date
    customers: int
    again: tuple[int, ...]


def cohorts(reader: Reader, programme: str = "") -> list[Cohort]:
    """Months with thirty new customers at least, the oldest first. A customer without an address is nobody's; a month
    that is not over counts for none, nor does the first of the data: who came then may have come before."""
    first, last = reader.first_day(), reader.last_day()
    if first is None or last is None:
        return []
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    by: dict[date, dict[int, int]] = {}
    for row in reader.rows(CAME.replace("$mine", mine), values):
        by.setdefault(row["first_month"], {})[row["later"]] = row["n"]
    over = (last.year * 12 + last.month) - 1  # the last month that may be over
    found = []
    for month, told in by.items():
        later = over - (month.year * 12 + month.month)
        is_first = (month.year, month.month) == (first.year, first.month)
        if later >= 1 and not is_first and told.get(0, 0) >= LEAST:
            again = tuple(told.get(k, 0) for k in range(1, min(later, MOST_MONTHS) + 1))
            found.append(Cohort(month, told[0], again))
    return found
