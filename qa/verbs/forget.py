"""forget: a customer's words, addresses and originals go; the counts stay."""

from __future__ import annotations

from qa.adapters.forgetting.person import KINDS, forget
from qa.pipeline import masker, refresh
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb
from qa.warehouse.scrubbing import scrub


def _arguments(parser) -> None:
    parser.add_argument("value", help="the customer's phone, WeChat id, e-mail …")
    parser.add_argument("--kind", default="phone", choices=KINDS)


def _run(call: Call) -> Answer:
    found = forget(call.reader, masker(), call.args.kind, call.args.value)
    refresh(call.store, call.say)
    scrub(call.store)
    line = _(
        "已忘掉：{n} 通联络的文字和号码已删除，{anew} 个封存的原件去掉了他的行，{files} 个没法去掉的已销毁；"
        "次数仍然算数。"
    ).format(n=found.contacts, anew=found.anew, files=found.files)
    return Answer({"contacts": found.contacts, "anew": found.anew, "files": found.files}, [line])


VERB = Verb("forget", "按客户的要求忘掉他", "Forget a customer who asks for it", _arguments, _run)
