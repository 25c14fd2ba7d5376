"""train-lexicon: learn the two models from labelled text; the licence of the text is written on their first line."""

from __future__ import annotations

from pathlib import Path

from qa.errors import QAError
from qa.language.lexicon import write_model
from qa.language.training import train
from qa.settings import SHIPPED
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("corpus", nargs="+", help="labelled text: threads, chats with sat, pos.txt and neg.txt")
    parser.add_argument("--into", default=str(SHIPPED / "lexicons"), help="folder of the lexicons")
    parser.add_argument("--everything", action="store_true", help="train on the held-out fifth too")


def _run(call: Call) -> Answer:
    paths = [Path(p) for p in call.args.corpus]
    missing = [p for p in paths if not p.is_file()]
    if missing:
        raise QAError("找不到文件 {path}。", "请核对路径。", path=missing[0])
    contact, message = train(paths, call.args.everything)
    written = []
    for name, model in (("satisfaction", contact), ("sentiment", message)):
        if model is not None:
            write_model(Path(call.args.into) / f"{name}.tsv", model)
            written.append({"model": name, "terms": len(model.terms)})
    return Answer(written, [_("{model}：{terms:,} 个词").format(**w) for w in written])


VERB = Verb("train-lexicon", "从标注文本学习词的分量", "Learn word weights from labelled text", _arguments, _run, needs_store=False, paths=("corpus", "into"))
