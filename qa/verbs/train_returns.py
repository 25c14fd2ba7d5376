"""train-returns: learn why people come back, from labelled pairs of contacts."""

from __future__ import annotations

from pathlib import Path

from qa.language.returning import path, write_returns
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("pairs", nargs="*", help="labelled pairs of your own, beside those shipped")
    parser.add_argument("--into", default="", help="file of the weights; by default the one shipped")


def _run(call: Call) -> Answer:
    from qa.language.returning_learning import PAIRS, learn, read_pairs, read_sentences  # takes a second to load

    pairs = [pair for file in (PAIRS, *map(Path, call.args.pairs)) for pair in read_pairs(file)]
    write_returns(Path(call.args.into) if call.args.into else path(), learn(read_sentences(), pairs))
    return Answer({"pairs": len(pairs)}, [_("{pairs:,} 对联络").format(pairs=len(pairs))])


VERB = Verb(
    "train-returns",
    "从标注的前后两次联络学习客户为什么又来",
    "Learn why customers come back, from labelled pairs of contacts",
    _arguments,
    _run,
    needs_store=False,
    paths=("pairs", "into"),
)
