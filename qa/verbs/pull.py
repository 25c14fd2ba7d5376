"""pull: fetch what is new from the sources set up in sources.toml."""

from __future__ import annotations

from qa.failures import PULL_STOPPED
from qa.pipeline import fetch
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb
from qa.verbs.importing import COUNTS


def _arguments(parser) -> None:
    parser.add_argument("source", nargs="?", default="", help="one source of sources.toml; default: all")


def _run(call: Call) -> Answer:
    found = fetch(
        call.store, call.args.source, lambda name, receipt: call.say(f"{name}: {receipt.name}"), call.say, call.served
    )
    lines = [f"{'':<16}" + "".join(f"{c:>12}" for c in COUNTS)]
    for pulled in found:
        total = {c: sum(getattr(r, c) for r in pulled.receipts) for c in COUNTS}
        lines.append(f"{pulled.name:<16}" + "".join(f"{total[c]:>12,}" for c in COUNTS))
    stopped = [p for p in found if p.problem]
    if stopped and len(stopped) == len(found):
        raise PULL_STOPPED(text=stopped[0].problem, advice=stopped[0].hint)
    lines += [_("{name} 没有拉完：{problem}").format(name=p.name, problem=p.problem) for p in stopped]
    return Answer(
        [{"name": p.name, "problem": p.problem, "files": [r.as_dict() for r in p.receipts]} for p in found], lines
    )


VERB = Verb("pull", "从设好的来源拉取新数据", "Fetch new data from the sources that are set up", _arguments, _run)
