"""train-lexicon: learn lexicons from labelled text; the licence of the text is written on their first line."""

from __future__ import annotations

from pathlib import Path

from qa.failures import FILE_NOT_FOUND
from qa.language.scorer import shipped_folder
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("corpus", nargs="+", help="labelled text: threads, chats with sat, pos.txt and neg.txt")
    parser.add_argument(
        "--hold", nargs="*", default=[], help="rated contacts of another kind, on which the interval has to hold too"
    )
    parser.add_argument("--into", default="", help="folder of the lexicons; by default the one of the setting lexicon")


def _run(call: Call) -> Answer:
    from qa.language.training import train  # scikit-learn takes a second to load; no other verb waits for it

    paths = [Path(p) for p in call.args.corpus]
    others = [Path(p) for p in call.args.hold]
    missing = [p for p in (*paths, *others) if not p.is_file()]
    if missing:
        raise FILE_NOT_FOUND(path=missing[0])
    written = train(paths, Path(call.args.into) if call.args.into else shipped_folder(), others)
    return Answer(written, [_("{lexicon}：{terms:,} 个词").format(**w) for w in written])


VERB = Verb(
    "train-lexicon",
    "从标注文本学习词的分量",
    "Learn word weights from labelled text",
    _arguments,
    _run,
    needs_store=False,
    paths=("corpus", "hold", "into"),
)
