"""evaluate: accuracy against labels, on held-out text; --truth compares the demo centre with what truly happened in it."""

from __future__ import annotations

from pathlib import Path

from qa.demo import truth_folder
from qa.errors import QAError
from qa.language.accuracy import evaluate
from qa.simulation.truth import compare
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("corpus", nargs="*", help="labelled text")
    parser.add_argument("--truth", action="store_true", help="the demo centre against its known truth")


def _number(row: dict) -> str:
    interval = f" [{row['low']:.3f}, {row['high']:.3f}]" if row.get("low") is not None else ""
    return f"{row['measure']:<44}{row['value']:.3f}{interval}  n={row['n']}"


def _run(call: Call) -> Answer:
    data, lines = {}, []
    for corpus in call.args.corpus:
        path = Path(corpus)
        if not path.is_file():
            raise QAError("找不到文件 {path}。", "请核对路径。", path=path)
        data[path.name] = evaluate(path)
        lines += [f"{path.parent.name}/{path.name}（{_('只用留出的五分之一')}）", *("  " + _number(r) for r in data[path.name])]
    if call.args.truth:
        if not truth_folder().exists():
            raise QAError("这个数据文件夹里没有示范中心。", "先运行 python -m qa demo。")
        data["truth"] = compare(call.store, truth_folder())
        for group, rows in data["truth"].items():
            lines.append(group)
            lines += ["  " + "  ".join(f"{k}={v:.3f}" if isinstance(v, float) else f"{k}={v}" for k, v in row.items()) for row in rows]
    if not data:
        raise QAError("没有说要评估什么。", "给一个有标注的文件，或加 --truth。")
    return Answer(data, lines)


VERB = Verb("evaluate", "用标注核对准确度", "Accuracy against labels", _arguments, _run, paths=("corpus",))
