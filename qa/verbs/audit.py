"""audit: verify the chain of the audit line by line; anchor writes today's anchor now."""

from __future__ import annotations

from qa.access.audit import anchor, anchors, verify
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("do", choices=["verify", "anchor"])


def _run(call: Call) -> Answer:
    if call.args.do == "anchor":
        path = anchor()
        return Answer({"anchor": str(path or "")}, [str(path) if path else _("今天的锚点已经有了，或者还没有审计。")])
    found = verify()
    told = _("审计完好：{lines:,} 行，{anchors} 个锚点都对得上（{folder}）。")
    return Answer(found, [told.format(folder=anchors(), **found)])


VERB = Verb("audit", "核对审计", "Verify the audit", _arguments, _run, needs_store=False)
