"""expire: sealed originals and words of conversations that are older than the settings sealed_days and words_days go;
the running app does it daily."""

from __future__ import annotations

from qa.adapters.forgetting.ageing import end
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("--sure", action="store_true", help="the clock is right, however far it moved")


def _run(call: Call) -> Answer:
    originals, words = end(call.store, is_sure=call.args.sure)
    return Answer(
        {"expired": originals, "words": words},
        [_("已销毁 {n} 个到期的原件，抹去 {m} 通到期的原话。").format(n=originals, m=words)],
    )


VERB = Verb("expire", "销毁到期的原件和原话", "Destroy originals and words that are past their days", _arguments, _run)
