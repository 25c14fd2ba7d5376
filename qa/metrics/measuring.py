"""The verb: metrics over a reader's scope, a period and filters, by any dimensions; always a ratio of sums, never a zero for unknown."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from math import sqrt

from qa.access.reading import Reader
from qa.errors import QAError
from qa.interval import Z, wilson
from qa.metrics.dimensions import DIMENSIONS
from qa.metrics.metric import Metric, metrics
from qa.settings import setting


@dataclass(frozen=True)
class Question:
    """`where`: dimension → values. Days are local and inclusive; None is open."""

    since: date | None = None
    until: date | None = None
    where: dict[str, tuple] = field(default_factory=dict)


@dataclass(frozen=True)
class Value:
    """One number. `value` is None below the metric's minimum n or without data; `low`/`high` is the 95 % interval where there is one."""

    key: str
    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    excluded: int = 0
    by: dict = field(default_factory=dict)

    def as_dict(self) -> dict:
        return asdict(self)


def fill(sql: str) -> str:
    """Settings put into an expression or a definition."""
    service, short = int(setting("service_seconds")), int(setting("short_abandon_seconds"))
    for name, value in (("service_ms", service * 1000), ("short_ms", short * 1000), ("service_s", service), ("short_s", short)):
        sql = sql.replace("{" + name + "}", str(value))
    return sql


def conditions(question: Question) -> tuple[str, list]:
    """SQL over a fact's dimension columns for what is asked; who asks is the reader's. Raises QAError for an unknown dimension."""
    parts, values = [], []
    if question.since:
        parts.append("day >= ?")
        values.append(question.since)
    if question.until:
        parts.append("day <= ?")
        values.append(question.until)
    for name, wanted in question.where.items():
        if name not in DIMENSIONS:
            raise QAError("没有「{name}」这个维度。", "可用：{known}。", name=name, known="、".join(DIMENSIONS))
        asked = DIMENSIONS[name].values(wanted)
        parts.append(f"{DIMENSIONS[name].sql} in ({', '.join('?' * len(asked))})" if asked else "false")
        values += asked
    return " and ".join(parts) or "true", values


def _aggregates(metric: Metric, is_alone: bool) -> dict[str, str]:
    """SQL of what a value needs: top, bottom, spread, n, excluded. `is_alone`: the base stands in the WHERE, so no aggregate has to ask for it again."""
    base, each = fill(metric.base), fill(metric.each)
    only = "" if is_alone else f" filter ({base})"
    hit = f"count(*) filter ({fill(metric.hit)})" if is_alone else f"count(*) filter (({base}) and ({fill(metric.hit)}))"
    found = {
        "share": {"top": hit, "bottom": f"count(*){only}"},
        "mean": {"top": f"sum({each}){only}::double", "bottom": f"count({each}){only}", "spread": f"var_samp({each}){only}"},
        "ratio": {"top": f"({fill(metric.top)})::double", "bottom": f"({fill(metric.bottom)})::double"},
        "count": {"top": f"count(*){only}"},
        "quantile": {"top": f"quantile_cont({each}, {metric.quantile}){only}::double"},
    }[metric.kind]
    if metric.kind not in ("share", "count"):
        found["n"] = f"count(*){only}"
    if metric.excluded:
        found["excluded"] = f"count(*) filter ({fill(metric.excluded)})"
    return found


def measure(reader: Reader, keys: list[str], question: Question = Question(), by: tuple[str, ...] = (), variant: dict[str, str] | None = None) -> list[Value]:
    """What the reader's scope holds: values of `keys`, one a combination of `by`. Raises QAError for an unknown metric, dimension or variant."""
    chosen = []
    for key in keys:
        if key not in metrics():
            raise QAError("没有「{key}」这个指标。", "可用：{known}。", key=key, known="、".join(metrics()))
        name = (variant or {}).get(key)
        if name and name not in metrics()[key].variants:
            raise QAError("指标 {key} 没有「{name}」这种算法。", "可用：{known}。", key=key, name=name, known="、".join(metrics()[key].variants) or "-")
        chosen.append(metrics()[key].variant(name))
    unknown = [d for d in by if d not in DIMENSIONS]
    if unknown:
        raise QAError("没有「{name}」这个维度。", "可用：{known}。", name=unknown[0], known="、".join(DIMENSIONS))
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
    where = f"{condition} and ({fill(chosen[0].base)})" if is_alone else condition
    order = ", ".join(str(n) for n in range(1, len(by) + 1))
    rows = reader.tuples(f"select {columns} from {{{fact}}} where {where}{f' group by {order} order by {order}' if by else ''}", values)
    found, least = [], [metric.least for metric in chosen]
    for row in rows:
        place, at = dict(zip(by, row)), len(by)
        for metric, part, fewest in zip(chosen, parts, least):
            found.append(_value(metric, dict(zip(part, row[at : at + len(part)])), place, fewest))
            at += len(part)
    return found


def _value(metric: Metric, figures: dict, by: dict, least: int) -> Value:
    top, bottom, excluded = figures["top"], figures.get("bottom", 1), figures.get("excluded", 0)
    n = int(figures.get("n", bottom if metric.kind == "share" else top) or 0)
    size = int(bottom or 0) if metric.kind == "ratio" and metric.unit == "share" and metric.fact == "visit_fact" else n
    if top is None or not bottom or size < least:
        return Value(metric.key, 0.0 if metric.kind == "count" and n == 0 and top is not None else None, size, excluded=excluded, by=by)
    value, low, high = top / bottom, None, None
    if metric.unit in ("share", "per_10k") and metric.fact != "state_fact":
        low, high = wilson(value, bottom)
    elif metric.kind == "mean" and figures["spread"] is not None:
        half = Z * sqrt(figures["spread"] / n)
        low, high = value - half, value + half
    scaled = [None if x is None else x * metric.scale for x in (value, low, high)]
    return Value(metric.key, scaled[0], size, scaled[1], scaled[2], excluded, by)
