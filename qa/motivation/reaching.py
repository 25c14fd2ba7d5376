"""Who reached which standard, and on what day: one statement for all of them, a pure function of what happened; only
days that are over count, so nothing that is reached can fall by tonight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from qa.motivation.deeds import DEEDS
from qa.motivation.standard import Guard, Part, Standard

# Better than before is believed from here on (99 %, one-sided): every day looks again, and chance has many tries.
SURE = 2.3263
# Below so many rows a guard says nothing.
GUARD_LEAST = 10
COLUMNS = ("n", "s", "q")


def reached_sql(
    standards: Mapping[str, Standard],
    over: date,
    who: str = "agent_id",
    first: date | None = None,
    since: date | None = None,
) -> str:
    """SQL: one row a standard and `who` with anything counted: name, who, earned_on (the first day it was met, None),
    stands_on (the last day counted), and of the day it was earned, else of the last: reached (0 … 1 and above, None
    under the least rows), is_guarded, n, s, before_n, before_s. Days from `over` on do not count. `first`: no row
    before that day counts; `since`: no day before it is looked at, though "better" looks back further."""
    known = {name: standard for name, standard in standards.items() if standard.is_known}
    counted = dict.fromkeys(part for s in known.values() if s.kind != "run" for part in s.parts)
    counted.update(dict.fromkeys(guard.part for s in known.values() for guard in s.guards))
    place = {part: number for number, part in enumerate(counted)}
    runs = {name: s for name, s in known.items() if s.kind == "run"}
    narrow = f"{who} in (select work_id from touched) and day < date '{over}'" + (
        f" and day >= date '{first}'" if first else ""
    )
    sources = [*_counted(place, who, narrow), *(_run(n, s, who, narrow) for n, s in enumerate(runs.values()))]
    sums = [f"sum({c}{number}) as {c}{number}" for number in place.values() for c in COLUMNS]
    sums += [f"max({c}) as {c}" for number in range(len(runs)) for c in (f"longest{number}", f"latest{number}")]
    looked = f" and day >= date '{since}'" if since else ""
    windows = dict.fromkeys((s.days, s.before) for s in known.values())
    shown = [_window(known, windowed, place, list(runs)) for windowed in windows]
    figures = ", ".join(f"'{f}': round({f}, 6)" for f in ("reached", "n", "s", "before_n", "before_s"))
    told = f"{{{figures}, 'is_guarded': is_guarded}}"
    return f"""with daily as materialized (
    select who, day, {", ".join(sums)} from ({" union all by name ".join(sources)}) group by who, day
), stands as ({" union all by name ".join(shown)}), summed as (
    select name, who, min(day) filter (reached >= 1 and is_guarded) as earned_on, max(day) as stands_on,
        coalesce(arg_min({told}, day) filter (reached >= 1 and is_guarded), arg_max({told}, day)) as told
    from stands where n > 0{looked} group by name, who
)
select name, who, earned_on, stands_on, unnest(told) from summed"""


def _counted(place: Mapping[Part, int], who: str, narrow: str) -> Iterable[str]:
    """One pass over the rows of each deed: number, sum and squares of every part, by day."""
    resolved = [(part.resolved(), number) for part, number in place.items()]
    for rows in dict.fromkeys(part.rows for part, _number in resolved):
        sums = []
        for part, number in resolved:
            if part.rows != rows:
                continue
            y = part.each or f"case when {part.hit} then 1.0 else 0.0 end"
            of = f"filter ({part.base})"
            sums.append(f"count({y}) {of} as n{number}, sum({y}) {of}::double as s{number}")
            sums.append(f"sum(({y})::double * ({y})) {of} as q{number}")
        yield f"(select {who} as who, day, {', '.join(sums)} from ({DEEDS[rows]}) where {narrow} group by 1, 2)"


def _run(number: int, standard: Standard, who: str, narrow: str) -> str:
    """The longest and the latest run of hits that a day holds; a run goes on over days."""
    part = standard.part.resolved()
    return f"""(with mine as (select {who} as who, day, started_at, interaction_id, ({part.hit}) as is_hit,
        sum((not ({part.hit}))::int) over (partition by {who} order by started_at, interaction_id) as breaks
    from ({DEEDS[part.rows]}) where {narrow} and ({part.base})), run as (select *, count(*) filter (is_hit)
        over (partition by who, breaks order by started_at, interaction_id) as length from mine)
    select who, day, max(length) as longest{number}, arg_max(length, started_at) as latest{number}
    from run group by 1, 2)"""


def _window(
    known: Mapping[str, Standard], windowed: tuple[int, int], place: Mapping[Part, int], runs: list[str]
) -> str:
    """Every standard of one length of window, one row a who, day and standard."""
    days, before = windowed
    mine = {name: s for name, s in known.items() if (s.days, s.before) == windowed}
    parts = dict.fromkeys(part for s in mine.values() for part in s.parts if part in place)
    sums = [f"sum({c}{place[part]}) over now as {c}{place[part]}" for part in parts for c in COLUMNS]
    sums += [
        f"sum({c}{place[s.part]}) over earlier as before_{c}{place[s.part]}"
        for s in mine.values()
        if s.kind == "better"
        for c in COLUMNS
    ]
    sums += [f"{c}{runs.index(name)}" for name in mine if name in runs for c in ("longest", "latest")]
    named = f"now as (partition by who order by day range between interval {days - 1} day preceding and current row)"
    named += f""", earlier as (partition by who order by day range between interval {days + before - 1} day preceding
        and interval {days} day preceding)"""
    told = ", ".join(_told(name, s, place, runs) for name, s in mine.items())
    return f"""(select who, day, unnest([{told}], recursive := true)
    from (select who, day, {", ".join(dict.fromkeys(sums))} from daily window {named}))"""


def _told(name: str, standard: Standard, place: Mapping[Part, int], runs: list[str]) -> str:
    """One standard's figures as a struct."""
    guarded = " and ".join(_guarded(guard, place) for guard in standard.guards) or "true"
    if standard.kind == "run":
        k = runs.index(name)
        n, s, b, c = f"longest{k}", f"if(longest{k} >= {standard.goal}, longest{k}, latest{k})", "0", "0"
        reached = f"{s} / {standard.goal}"
    else:
        k = place[standard.part]
        n, s, b, c = (
            (f"n{k}", f"s{k}", f"before_n{k}", f"before_s{k}")
            if standard.kind == "better"
            else (f"n{k}", f"s{k}", "0", "0")
        )
        reached = f"if({n} >= {standard.least}, {_reached(standard, k)}, null)"
    fields = dict(reached=reached, is_guarded=guarded, n=n, s=s, before_n=b, before_s=c)
    casts = {"is_guarded": "boolean"}
    told = ", ".join(f"'{f}': ({sql})::{casts.get(f, 'double')}" for f, sql in fields.items())
    return f"{{'name': '{name}', {told}}}"


def _reached(standard: Standard, k: int) -> str:
    mean, goal = f"s{k} / n{k}", standard.goal
    if standard.kind == "share":
        return f"{mean} / {goal}"
    if standard.kind == "count":
        return f"s{k} / {goal}"
    if standard.kind == "near":
        off = f"least(({mean}) / {goal}, {standard.high} / ({mean}))"
        return f"if({mean} between {goal} and {standard.high}, 1, least(0.99, {off}))"
    n, s, q = (f"before_{c}{k}" for c in COLUMNS)
    gain = f"({standard.way} * ({mean} - {s} / {n}))"
    noise = f"sqrt((q{k} / n{k} - ({mean}) ** 2) / n{k} + ({q} / {n} - ({s} / {n}) ** 2) / {n})"
    return f"if({n} >= {standard.least}, least(round({gain} / {goal}, 9), {gain} / nullif({SURE} * {noise}, 0)), null)"


def _guarded(guard: Guard, place: Mapping[Part, int]) -> str:
    k = place[guard.part]
    within = [
        f"s{k} / n{k} {sign} {edge}" for sign, edge in ((">=", guard.least), ("<=", guard.most)) if edge is not None
    ]
    return f"(coalesce(n{k}, 0) < {GUARD_LEAST} or ({' and '.join(within)}))"
