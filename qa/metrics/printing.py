"""The SQL of a number as it can be run by hand over the warehouse: for the passport."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.metrics.measuring import conditions, fill
from qa.metrics.metric import Metric
from qa.metrics.question import Question


def printed(reader: Reader, metric: Metric, question: Question = Question()) -> str:
    """One SELECT that gives (value, n) of a metric, or of one of its variants, within the reader's scope, every value
    written out; no least n, no bounds of what is possible."""
    each, per = fill(metric.each), fill(metric.per)
    value = {
        "share": f"count(*) filter ({fill(metric.hit)})::double / nullif(count(*), 0)",
        "mean": f"avg({each})",
        "quotient": f"sum({each})::double / nullif(sum({per}), 0)",
        "ratio": f"({fill(metric.top)})::double / nullif({fill(metric.bottom)}, 0)",
        "count": "count(*)",
        "quantile": f"quantile_cont({each}, {metric.quantile})",
    }[metric.kind]
    if metric.scale != 1.0:
        value = f"{value} * {metric.scale:g}"
    condition, values = conditions(question)
    told = [part for part in (condition, fill(metric.base)) if part != "true"]
    where = "\nwhere " + "\n  and ".join(f"({part})" for part in told) if told else ""
    return reader.printed(f"select {value} as value,\n  count(*) as n\nfrom {{{metric.fact}}}{where}", values)
