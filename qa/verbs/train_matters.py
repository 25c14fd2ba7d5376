"""train-matters: learn what matters are like each other, from the shipped talks and taxonomies."""

from __future__ import annotations

from pathlib import Path

from qa.contact_reasons import shipped
from qa.language.reasons.keeping import learn_shipped
from qa.language.reasons.matters import path, write_matters
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("--without", default="", help="leave one file of talks out, to measure on it")
    parser.add_argument("--into", default="", help="file of the weights; by default the one shipped")


def _run(call: Call) -> Answer:
    from qa.language.reasons.matters_learning import TALKS, learn_matters  # scikit-learn takes a second to load

    files = [file for file in sorted(TALKS.glob("*.jsonl")) if file.stem != call.args.without]
    found = learn_matters(files, shipped())
    write_matters(Path(call.args.into) if call.args.into else path(), found)
    if not call.args.into:
        learn_shipped()
    strings, matters = found.weights.shape
    return Answer(
        {"strings": strings, "matters": matters},
        [_("{strings:,} 个字串，{matters:,} 种事情").format(strings=strings, matters=matters)],
    )


VERB = Verb(
    "train-matters",
    "学习各种咨询原因之间有多像",
    "Learn how like each other matters are",
    _arguments,
    _run,
    needs_store=False,
    paths=("into",),
)
