"""metric: any number of the product, by any dimensions, from the command line; the same code as the pages."""

from __future__ import annotations

from datetime import date

from qa.failures import DATE_UNREADABLE, FILTER_WITHOUT_EQUALS
from qa.metrics.dimensions import DIMENSIONS, labels
from qa.metrics.measuring import fill, measure
from qa.metrics.metric import metrics
from qa.metrics.question import Question
from qa.settings import setting
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("key", nargs="+", help="metric keys; see page How it's calculated")
    parser.add_argument("--by", default="", help="dimensions, comma separated: " + ", ".join(DIMENSIONS))
    parser.add_argument("--since", help="YYYY-MM-DD")
    parser.add_argument("--until", help="YYYY-MM-DD")
    parser.add_argument("--where", action="append", default=[], metavar="DIM=VALUE")
    parser.add_argument("--variant", action="append", default=[], metavar="KEY=VARIANT")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as problem:
        raise DATE_UNREADABLE(text=text) from problem


def _pairs(given: list[str]) -> dict[str, tuple]:
    found: dict[str, tuple] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise FILTER_WITHOUT_EQUALS(pair=pair)
        found[name] = (*found.get(name, ()), value)
    return found


def _run(call: Call) -> Answer:
    args, by = call.args, tuple(d for d in call.args.by.split(",") if d)
    reader = call.reader
    values = measure(
        reader,
        args.key,
        Question(_day(args.since), _day(args.until), _pairs(args.where)),
        by,
        {k: v[-1] for k, v in _pairs(args.variant).items()},
    )
    language = str(setting("language"))
    names = {d: labels(reader, d, language) for d in by}
    lines = []
    for value in values:
        metric = value.metric
        where = " · ".join(names[d].get(str(v), str(v)) for d, v in value.by.items())
        shown = (
            _("样本不足")
            if value.value is None and value.n
            else _("数据缺失")
            if value.value is None
            else f"{value.value:.4f}"
        )
        interval = f"  [{value.low:.4f}, {value.high:.4f}]" if value.low is not None else ""
        lines.append(
            f"{metric.zh if language == 'zh' else metric.en}  {where}  {shown}{interval}  n={value.n}".replace(
                "    ", "  "
            )
        )
    lines += [
        f"— {m.zh if language == 'zh' else m.en}：{fill(m.definition_zh if language == 'zh' else m.definition_en)}"
        for m in (metrics()[k] for k in args.key)
    ]
    return Answer([v.as_dict() for v in values], lines)


VERB = Verb("metric", "查一个指标", "Ask for a metric", _arguments, _run, is_scoped=True)
