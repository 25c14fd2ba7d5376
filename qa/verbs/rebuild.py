"""rebuild: links, facts and awards of everybody made anew from what was imported and written."""

from __future__ import annotations

from qa.pipeline import rebuild
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _run(call: Call) -> Answer:
    rebuild(call.store, call.say)
    count = call.store.one("select count(*) from contact_fact")
    return Answer({"contacts": count}, [_("已重新计算 {n:,} 通联络的关联、事实和徽章。").format(n=count)])


VERB = Verb("rebuild", "从头重算关联、事实和徽章", "Make links, facts and awards anew", lambda parser: None, _run)
