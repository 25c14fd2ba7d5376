"""Tickets that wait: how many are open as the data end, by age, and how many cycles the late ones are late (COPC's
average cycles late)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from qa.access.reading import Reader

CYCLE_DAYS = 1.0  # what one promises oneself: a ticket a day
AGES = ((0, 1), (1, 3), (3, 7), (7, 30), (30, None))  # days
OPEN = "solve_ms is null and coalesce(status, '') not in ('solved', 'closed')"


@dataclass(frozen=True)
class Age:
    """Open tickets at least `since` and less than `until` days old (None: and older), opened from `first` to `last`;
    `often`: what most of them are about, as the source says, "" where it does not."""

    since: int
    until: int | None
    count: int
    first: date | None
    last: date | None
    often: str = ""


@dataclass(frozen=True)
class Backlog:
    """As of the last contact; `late`: open longer than one cycle, `cycles` late on average (None without any)."""

    as_of: datetime
    open: int
    late: int
    cycles: float | None
    ages: tuple[Age, ...]


def backlog(reader: Reader, programme: str = "") -> Backlog | None:
    """None where no ticket ever came in."""
    as_of = reader.latest()
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    if as_of is None or not reader.one(f"select 1 from {{ticket_fact}} where true {mine} limit 1", values):
        return None
    cases = ", ".join(
        f"count(*) filter (age >= {since} {f'and age < {until}' if until else ''}) as n{place},"
        f" min(day) filter (age >= {since} {f'and age < {until}' if until else ''}) as a{place},"
        f" max(day) filter (age >= {since} {f'and age < {until}' if until else ''}) as b{place},"
        f" mode(category) filter (age >= {since} {f'and age < {until}' if until else ''}) as k{place}"
        for place, (since, until) in enumerate(AGES)
    )
    (row,) = reader.rows(
        f"""select count(*) as n, count(*) filter (age > {CYCLE_DAYS}) as late,
            avg(age / {CYCLE_DAYS} - 1) filter (age > {CYCLE_DAYS}) as cycles, {cases}
        from (select day, category, (epoch_ms(?::timestamptz) - epoch_ms(started_at)) / 86400000.0 as age
            from {{ticket_fact}} where {OPEN} and started_at <= ?::timestamptz {mine})""",
        [as_of, as_of, *values],
    )
    ages = [Age(*span, row[f"n{n}"], row[f"a{n}"], row[f"b{n}"], row[f"k{n}"] or "") for n, span in enumerate(AGES)]
    return Backlog(as_of, row["n"], row["late"], row["cycles"], tuple(ages))
