"""train-names: learn what names look like from lines with marked names; {"text", "names", "form"} a line."""

from __future__ import annotations

from pathlib import Path

from qa.failures import FILE_NOT_FOUND
from qa.language.name_letters import LINES, PATH
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("lines", nargs="?", default=str(LINES), help="marked lines; by default those shipped")
    parser.add_argument("--into", default="", help="file of the weights; by default the one shipped")


def _run(call: Call) -> Answer:
    from qa.language.naming_learning import (
        learn,
        read_lines,
    )  # scikit-learn takes a second to load; no other verb waits for it

    path = Path(call.args.lines)
    if not path.is_file():
        raise FILE_NOT_FOUND(path=path)
    lines = read_lines(path)
    features = learn(lines, Path(call.args.into) if call.args.into else PATH)
    return Answer(
        {"lines": len(lines), "features": features},
        [_("{lines:,} 句话，{features:,} 个特征").format(lines=len(lines), features=features)],
    )


VERB = Verb(
    "train-names",
    "从标注的句子学习认名字",
    "Learn to know names from marked lines",
    _arguments,
    _run,
    needs_store=False,
    paths=("lines", "into"),
)
