"""evaluate: accuracy against labels, on held-out text; --truth compares the demo centre with what truly happened in
it."""

from __future__ import annotations

from pathlib import Path

from qa.demo import truth_folder
from qa.failures import FILE_NOT_FOUND, NO_DEMO_HERE, NO_MOODS_HERE, NOTHING_TO_EVALUATE
from qa.language.masked import measure_masking
from qa.language.masked_lines import is_marked, measure_lines
from qa.language.privacy import Masker
from qa.simulation.planting import look_alikes, plants
from qa.simulation.truth import compare
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb

PLANTS = 800


def _arguments(parser) -> None:
    parser.add_argument("corpus", nargs="*", help="labelled text")
    parser.add_argument(
        "--compare", action="store_true", help="beside SnowNLP, cnsenti and VADER, on all the corpora together"
    )
    parser.add_argument(
        "--findings", default="", help="folder of labels by message id and span; the corpora hold the text"
    )
    parser.add_argument(
        "--items",
        default="",
        help="verdicts of readers by contact id and item; the corpora hold the text, or the same file does",
    )
    parser.add_argument(
        "--strict", action="store_true", help="with --items: the narrower reading of items that have two"
    )
    parser.add_argument(
        "--masking", action="store_true", help="personal data planted into the corpora's sentences, and look-alikes"
    )
    parser.add_argument("--moods", action="store_true", help="only feelings: lines with a band or a mood")
    parser.add_argument(
        "--reasons", default="", help="reasons by contact id; the corpora hold the text, or the same file does"
    )
    parser.add_argument("--examples", type=int, default=3, help="with --reasons: examples of every reason")
    parser.add_argument("--labelled", type=int, default=0, help="with --reasons: also from so many labelled contacts")
    parser.add_argument("--causes", action="store_true", help="the corpora are pairs: why the customer came back")
    parser.add_argument("--truth", action="store_true", help="the demo centre against its known truth")


def _number(row: dict) -> str:
    interval = f" [{row['low']:.3f}, {row['high']:.3f}]" if row.get("low") is not None else ""
    return f"{row['measure']:<40}{row['value']:.3f}{interval}  n={row['n']}"


def _cause(row: dict) -> str:
    if row["cause"] == "all":
        interval = f"[{row['low']:.3f}, {row['high']:.3f}]"
        told = f"{_('听出原因的')} {row['told']:.3f}  {_('其中对的')} {row['right_when_told'] or 0:.3f}"
        return f"macro-F1 {row['macro_f1']:.3f}  {_('说对的')} {row['right']:.3f} {interval}  {told}  n={row['n']}"
    shares = [f"{name} {row[name]:.2f}" for name in ("precision", "recall") if row[name] is not None]
    return f"{row['cause']:<12}{'  '.join(shares)}  n={row['n']}"


def _run(call: Call) -> Answer:
    from qa.labelled_items import compare_items, read_labels
    from qa.language.accuracy import evaluate  # scikit-learn takes a second to load; no other verb waits for it
    from qa.language.comparing import compare as beside_others
    from qa.language.heard_lines import is_mood, kind_of, measure_heard
    from qa.language.labelled import compare_labels, turns_of
    from qa.language.reasons.measuring import measure_reasons
    from qa.language.returning import returns
    from qa.language.returning_learning import measure as measure_causes
    from qa.language.returning_learning import read_pairs
    from qa.language.scorer import in_force
    from qa.quality.scorecard import strict
    from qa.quality.scorecards import scorecards

    data, lines = {}, []
    paths = [Path(c) for c in call.args.corpus]
    for path in paths:
        if not path.is_file():
            raise FILE_NOT_FOUND(path=path)
        if call.args.moods and not is_mood(path):
            raise NO_MOODS_HERE(name=path.name)
    if call.args.findings:
        data["findings"] = compare_labels(Path(call.args.findings), paths)
        for row in data["findings"]:
            figures = "  ".join(
                f"{name} {row[name]:.3f} [{row[name + '_low']:.3f}, {row[name + '_high']:.3f}]"
                for name in ("precision", "recall")
                if row[name] is not None
            )
            lines.append(f"{row['label']:<22}{figures or '–'}  {_('有')} {row['positive']}  n={row['n']}")
    elif call.args.items:
        labels = Path(call.args.items)
        if not labels.is_file():
            raise FILE_NOT_FOUND(path=labels)
        cards = [strict(card) if call.args.strict else card for card in scorecards().values()]
        data["items"] = compare_items(
            read_labels(labels), paths or [labels], Masker(b"measure"), in_force(), cards
        ).rows()
        lines += [_number(row) for row in data["items"]]
    elif call.args.reasons:
        labels = Path(call.args.reasons)
        if not labels.is_file():
            raise FILE_NOT_FOUND(path=labels)
        data["reasons"] = measure_reasons(labels, paths or [labels], call.args.examples, call.args.labelled)
        lines += [_number(row) for row in data["reasons"]]
    elif call.args.causes:
        data["causes"] = measure_causes(returns(), [pair for path in paths for pair in read_pairs(path)])
        lines += [_cause(row) for row in data["causes"]]
    elif call.args.masking:
        carriers = [
            t
            for turns in turns_of(paths).values()
            for _speaker, t in turns
            if 4 < len(t) < 80 and not any(c.isdigit() or c == "[" for c in t)
        ]
        data["masking"] = measure_masking(
            Masker(b"measure"), plants(PLANTS, carriers, PLANTS), look_alikes(PLANTS, carriers, PLANTS)
        )
        lines += [
            f"{r['kind']:<22}{r['share']:.3f} [{r['low']:.3f}, {r['high']:.3f}]  n={r['n']}" for r in data["masking"]
        ]
    elif call.args.compare:
        data["compare"] = beside_others(paths, call.say)
        lines += [
            f"{r['engine']:<10}{_number(r)}  {_(r['note']) if r['note'] else ''}"
            for r in sorted(data["compare"], key=lambda r: r["measure"])
        ]
    else:
        for path in paths:
            if is_marked(path):
                data[path.name] = measure_lines(Masker(b"measure"), path)
                lines += [f"{path.parent.name}/{path.name}", *("  " + _number(r) for r in data[path.name])]
                continue
            if kind_of(path):
                data[path.name] = measure_heard(path)
                lines += [f"{path.parent.name}/{path.name}", *("  " + _number(r) for r in data[path.name])]
                continue
            found = data[path.name] = evaluate([path])
            lines += [
                f"{path.parent.name}/{path.name}（{_('五折') if found['how'] == 'folds' else _('没学过的文本')}）",
                *("  " + _number(r) for r in found["rows"]),
            ]
            if found["coverage"] is not None:
                thirds = "  ".join(f"{third} {found['coverage'][third]:.1%}" for third in found["coverage"])
                lines.append("  " + _("90% 区间盖住了 {share}").format(share=thirds))
    if call.args.truth:
        if not truth_folder().exists():
            raise NO_DEMO_HERE()
        data["truth"] = compare(call.store, truth_folder())
        for group, rows in data["truth"].items():
            lines.append(group)
            lines += [
                "  " + "  ".join(f"{k}={v:.3f}" if isinstance(v, float) else f"{k}={v}" for k, v in row.items())
                for row in rows
            ]
    if not data:
        raise NOTHING_TO_EVALUATE()
    return Answer(data, lines)


VERB = Verb(
    "evaluate",
    "用标注核对准确度",
    "Accuracy against labels",
    _arguments,
    _run,
    needs_store=lambda args: args.truth,
    paths=("corpus",),
)
