"""The verb: metrics over a reader's scope, a period and filters, by any dimensions; always a ratio of sums, never a
zero for unknown."""

from __future__ import annotations

from itertools import accumulate
from math import sqrt

from qa.access.reading import Reader
from qa.interval import Z, wilson
from qa.metrics.dimensions import DIMENSIONS
from qa.metrics.failures import NO_SUCH_DIMENSION, NO_SUCH_METRIC, NO_SUCH_VARIANT, QUEUES_HAVE_NO_TEAMS
from qa.metrics.metric import Metric, metrics
from qa.metrics.question import Question, Value
from qa.settings import setting


def fill(sql: str) -> str:
    """Settings put into an expression or a definition."""
    if "{" not in sql:
        return sql
    service, short = int(setting("service_seconds")), int(setting("short_abandon_seconds"))
    for name, value in (
        ("service_ms", service * 1000),
        ("short_ms", short * 1000),
        ("service_s", service),
        ("short_s", short),
    ):
        sql = sql.replace("{" + name + "}", str(value))
    return sql


def conditions(question: Question) -> tuple[str, list]:
    """SQL over a fact's dimension columns for what is asked; who asks is the reader's. Raises QAError for an unknown
    dimension."""
    parts, values = [], []
    if question.since:
        parts.append("day >= ?")
        values.append(question.since)
    if question.until:
        parts.append("day <= ?")
        values.append(question.until)
    for name, wanted in question.where.items():
        if name not in DIMENSIONS:
            raise NO_SUCH_DIMENSION(name=name, known="、".join(DIMENSIONS))
        asked = DIMENSIONS[name].values(wanted)
        parts.append(f"{DIMENSIONS[name].sql} in ({', '.join('?' * len(asked))})" if asked else "false")
        values += asked
    return " and ".join(parts) or "true", values


def _aggregates(metric: Metric, is_alone: bool) -> dict[str, str]:
    """SQL of what a value needs: top, bottom, spread, n, excluded. `is_alone`: the base stands in the WHERE, so no
    aggregate has to ask for it again."""
    base, each = fill(metric.base), fill(metric.each)
    only = "" if is_alone else f" filter ({base})"
    hit = (
        f"count(*) filter ({fill(metric.hit)})" if is_alone else f"count(*) filter (({base}) and ({fill(metric.hit)}))"
    )
    found = {
        "share": {"top": hit, "bottom": f"count(*){only}"},
        "mean": {
            "top": f"sum({each}){only}::double",
            "bottom": f"count({each}){only}",
            "spread": f"var_samp({each}){only}",
        },
        "ratio": {"top": f"({fill(metric.top)})::double", "bottom": f"({fill(metric.bottom)})::double"},
        "count": {"top": f"count(*){only}"},
        "quantile": {"top": f"quantile_cont({each}, {metric.quantile}){only}::double"},
    }[metric.kind]
    if metric.kind not in ("share", "count"):
        found["n"] = f"count(*){only}"
    if metric.excluded:
        found["excluded"] = f"count(*) filter ({fill(metric.excluded)})"
    return found


def measure(
    reader: Reader,
    keys: list[str],
    question: Question = Question(),
    by: tuple[str, ...] = (),
    variant: dict[str, str] | None = None,
) -> list[Value]:
    """What the reader's scope holds: values of `keys`, one a combination of `by`. Raises QAError for an unknown metric,
    dimension or variant, and for a queue's number by person or team to who sees one team: other teams serve the queue,
    too."""
    chosen = []
    for key in keys:
        if key not in metrics():
            raise NO_SUCH_METRIC(key=key, known="、".join(metrics()))
        name = (variant or {}).get(key)
        if name and name not in metrics()[key].variants:
            raise NO_SUCH_VARIANT(key=key, name=name, known="、".join(metrics()[key].variants) or "-")
        chosen.append(metrics()[key].variant(name))
    unknown = [d for d in by if d not in DIMENSIONS]
    if unknown:
        raise NO_SUCH_DIMENSION(name=unknown[0], known="、".join(DIMENSIONS))
    whole = next((m for m in chosen if m.fact == "visit_fact"), None)
    if whole and reader.scope.role in ("supervisor", "agent") and {"agent", "team"} & set(by):
        raise QUEUES_HAVE_NO_TEAMS(name=whole.zh)
    found: list[Value] = []
    for fact in dict.fromkeys(m.fact for m in chosen):
        found += _of_fact(reader, fact, [m for m in chosen if m.fact == fact], question, by)
    return sorted(found, key=lambda v: keys.index(v.key))


def _of_fact(reader: Reader, fact: str, chosen: list[Metric], question: Question, by: tuple[str, ...]) -> list[Value]:
    """One pass over the fact: the aggregates of every metric, by the dimensions."""
    if not reader.has_facts:
        return []
    condition, values = conditions(question)
    is_alone = len(chosen) == 1 and not chosen[0].excluded and chosen[0].kind != "ratio"
    parts = [_aggregates(metric, is_alone) for metric in chosen]
    columns = ", ".join([*(DIMENSIONS[d].sql for d in by), *(sql for part in parts for sql in part.values())])
    said = [
        part
        for part in (condition, f"({fill(chosen[0].base)})" if is_alone else "")
        if part and part not in ("true", "(true)")
    ]
    where = f" where {' and '.join(said)}" if said else ""
    order = ", ".join(str(n) for n in range(1, len(by) + 1))
    rows = reader.tuples(
        f"select {columns} from {{{fact}}}{where}{f' group by {order} order by {order}' if by else ''}", values
    )
    found = []
    for metric, part, begin in zip(chosen, parts, accumulate(map(len, parts[:-1]), initial=len(by))):
        found += _values(metric, list(part), begin, rows, by)
    return found


def _values(metric: Metric, names: list[str], begin: int, rows: list[tuple], by: tuple[str, ...]) -> list[Value]:
    """The figures of one metric, in columns from `begin` on, as values."""
    at = {name: begin + n for n, name in enumerate(names)}
    top_at, bottom_at, spread_at, excluded_at = at["top"], at.get("bottom"), at.get("spread"), at.get("excluded")
    n_at = at.get("n", at["bottom"] if metric.kind == "share" else top_at)
    by_bottom = metric.kind == "ratio" and metric.unit == "share" and metric.fact == "visit_fact"
    is_share, least, scale, found = (
        metric.unit in ("share", "per_10k") and metric.is_of_contacts,
        metric.least,
        metric.scale,
        [],
    )
    for row in rows:
        top, bottom, excluded = (
            row[top_at],
            1 if bottom_at is None else row[bottom_at],
            0 if excluded_at is None else row[excluded_at],
        )
        n = int(row[n_at] or 0)
        size, place = int(bottom or 0) if by_bottom else n, dict(zip(by, row))
        if top is None or not bottom or size < least:
            found.append(
                Value(
                    metric.key,
                    0.0 if metric.kind == "count" and n == 0 and top is not None else None,
                    size,
                    None,
                    None,
                    excluded,
                    place,
                )
            )
            continue
        value, low, high = top / bottom, None, None
        if is_share:
            low, high = wilson(value, bottom)
        elif spread_at is not None and row[spread_at] is not None:
            half = Z * sqrt(row[spread_at] / n)
            low, high = value - half, value + half
        if scale != 1.0:
            value, low, high = value * scale, low and low * scale, high and high * scale
        found.append(Value(metric.key, value, size, low, high, excluded, place))
    return found
