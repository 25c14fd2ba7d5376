"""expire: sealed originals that are older than the setting sealed_days are destroyed; the running app does it daily."""

from __future__ import annotations

from qa.adapters.staging.sealing import expire
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("--sure", action="store_true", help="the clock is right, however far it moved")


def _run(call: Call) -> Answer:
    count = expire(is_sure=call.args.sure)
    return Answer({"expired": count}, [_("已销毁 {n} 个到期的原件。").format(n=count)])


VERB = Verb(
    "expire", "销毁到期的原件", "Destroy originals that are past their days", _arguments, _run, needs_store=False
)
