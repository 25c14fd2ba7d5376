"""train-findings: learn what each side does and how customers feel, from labelled lines and talks; {"text", "before",
"labels", "feeling"} a line."""

from __future__ import annotations

from pathlib import Path

from qa.failures import FILE_NOT_FOUND
from qa.language.listening import EXCHANGE, SIDES, path_of
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument(
        "side", choices=(*SIDES, EXCHANGE), help="customer, agent, or exchange: what was asked and what came back"
    )
    parser.add_argument("lines", nargs="*", help="labelled lines of your own, beside those shipped")
    parser.add_argument("--into", default="", help="file of the weights; by default the one shipped")


def _run(call: Call) -> Answer:
    from qa.language.classifier_learning import (
        learn_side,
    )  # scikit-learn takes a second to load; no other verb waits for it

    more = [Path(line) for line in call.args.lines]
    for path in more:
        if not path.is_file():
            raise FILE_NOT_FOUND(path=path)
    lines, features = learn_side(
        call.args.side, more, Path(call.args.into) if call.args.into else path_of(call.args.side)
    )
    return Answer(
        {"lines": lines, "features": features},
        [_("{lines:,} 句话，{features:,} 个特征").format(lines=lines, features=features)],
    )


VERB = Verb(
    "train-findings",
    "从标注的句子学习判定和情绪",
    "Learn findings and feelings from labelled lines",
    _arguments,
    _run,
    needs_store=False,
    paths=("lines", "into"),
)
