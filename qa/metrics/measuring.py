"""The verb: metrics over a reader's scope, a period and filters, by any dimensions; always a ratio of sums, never a
zero for unknown."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from qa.access.reading import Reader
from qa.metrics.choosing import in_use
from qa.metrics.dimensions import DIMENSIONS
from qa.metrics.estimate import NOTHING, Estimate, bucket, together
from qa.metrics.failures import NO_SUCH_DIMENSION, NO_SUCH_METRIC, NO_SUCH_VARIANT, QUEUES_HAVE_NO_TEAMS
from qa.metrics.metric import Metric, metrics
from qa.metrics.question import Question, Value
from qa.settings import setting
from qa.windows import SAME_MATTER_MS, SOON_MS


def fill(sql: str) -> str:
    """Settings and windows put into an expression or a definition."""
    if "{" not in sql:
        return sql
    service, short = int(setting("service_seconds")), int(setting("short_abandon_seconds"))
    for name, value in (
        ("service_ms", service * 1000),
        ("short_ms", short * 1000),
        ("service_s", service),
        ("short_s", short),
        ("soon_ms", SOON_MS),
        ("week_ms", SAME_MATTER_MS),
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


def _aggregates(metric: Metric, is_alone: bool, is_summed: bool) -> dict[str, str]:
    """SQL of what an estimate needs: top, bottom, squares, sketch, n, excluded. `is_alone`: the base stands in the
    WHERE, so no aggregate has to ask for it again."""
    base, each, per = fill(metric.base), fill(metric.each), fill(metric.per)
    only = "" if is_alone else f" filter ({base})"
    hit = (
        f"count(*) filter ({fill(metric.hit)})" if is_alone else f"count(*) filter (({base}) and ({fill(metric.hit)}))"
    )
    found = {
        "share": {"top": hit, "bottom": f"count(*){only}"},
        "mean": {
            "top": f"sum({each}){only}::double",
            "bottom": f"count({each}){only}",
            "squares": f"sum(({each})::double * ({each})){only}",
        },
        "quotient": {
            "top": f"sum({each}){only}::double",
            "bottom": f"sum({per}){only}::double",
            "squares": f"sum(({each})::double * ({each})){only}",
            "cross": f"sum(({each})::double * ({per})){only}",
            "lower": f"sum(({per})::double * ({per})){only}",
        },
        "ratio": {"top": f"({fill(metric.top)})::double", "bottom": f"({fill(metric.bottom)})::double"},
        "count": {"top": f"count(*){only}"},
        "quantile": {
            "top": f"quantile_cont({each}, {metric.quantile}){only}::double",
            **({"sketch": f"histogram({bucket(each)}){only}"} if is_summed else {}),
        },
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
    is_summed: bool = False,
) -> list[Value]:
    """What the reader's scope holds: values of `keys`, one a combination of `by`; `variant` names how to count a key
    ("" the usual formula), else it is counted as its programme chose. `is_summed`: quantiles are going to
    be added up, so they come with their sketch, which costs several times the quantile. Raises QAError for an unknown
    metric, dimension or variant, and for a queue's number by person or team to who sees one team: other teams serve the
    queue, too."""
    chosen = []
    for key in keys:
        if key not in metrics():
            raise NO_SUCH_METRIC(key=key, known="、".join(metrics()))
        name = (variant or {}).get(key)
        if name and name not in metrics()[key].variants:
            raise NO_SUCH_VARIANT(key=key, name=name, known="、".join(metrics()[key].variants) or "-")
        chosen.append(in_use(reader, key, question, name))
    unknown = [d for d in by if d not in DIMENSIONS]
    if unknown:
        raise NO_SUCH_DIMENSION(name=unknown[0], known="、".join(DIMENSIONS))
    whole = next((m for m in chosen if m.fact == "visit_fact"), None)
    if whole and reader.scope.role in ("supervisor", "agent") and {"agent", "team"} & set(by):
        raise QUEUES_HAVE_NO_TEAMS(name=whole.zh)
    found: list[Value] = []
    for fact in dict.fromkeys(m.fact for m in chosen):
        found += _of_fact(reader, fact, [m for m in chosen if m.fact == fact], question, by, is_summed)
    return sorted(found, key=lambda v: keys.index(v.key))


def _of_fact(
    reader: Reader, fact: str, chosen: list[Metric], question: Question, by: tuple[str, ...], is_summed: bool
) -> list[Value]:
    """One pass over the fact: the aggregates of every metric, by the dimensions."""
    if not reader.has_facts:
        return []
    condition, values = conditions(question)
    is_alone = len(chosen) == 1 and not chosen[0].excluded and chosen[0].kind != "ratio"
    parts = [_aggregates(metric, is_alone, is_summed) for metric in chosen]
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
    at = {name: begin + place for place, name in enumerate(names)}
    is_quantile, least = metric.kind == "quantile", metric.least
    counted = at.get("n", at["bottom"] if metric.kind == "share" else at["top"])
    cell = lambda row, name, usual=None: row[at[name]] if name in at else usual  # noqa: E731
    found = []
    for row in rows:
        parts = Estimate(
            int(row[counted] or 0),
            None if is_quantile else row[at["top"]],
            cell(row, "bottom"),
            cell(row, "squares"),
            cell(row, "excluded", 0),
            cell(row, "sketch") or NOTHING,
            row[at["top"]] if is_quantile else None,
            cell(row, "cross"),
            cell(row, "lower"),
        )
        found.append(as_value(metric, parts, dict(zip(by, row)), least))
    return found


def as_value(metric: Metric, parts: Estimate, by: Mapping = NOTHING, least: int | None = None) -> Value:
    """The number that the sums make, under its metric's name; `least`: its least n where the caller knows it."""
    value, low, high = parts.figures(metric, least)
    return Value(metric.key, value, parts.size(metric), low, high, parts.excluded, by, parts, metric.varied)


def recombined(keys: list[str], values: list[Value]) -> dict[str, Value]:
    """{key: value} of the whole, from values by any dimensions that split it: exact, but for quantiles. A number that
    does not add up, because it counts different customers, is not among them."""
    parts: dict[str, list[Estimate]] = {key: [] for key in keys if metrics()[key].is_additive}
    counted = {value.key: value.metric for value in values}
    for value in values:
        if value.key in parts:
            parts[value.key].append(value.parts)
    return {key: as_value(counted.get(key, metrics()[key]), together(some)) for key, some in parts.items()}
