"""explain: every point of one contact's score with its rule, version, span and policy clause, recomputed on the spot."""

from __future__ import annotations

from qa.errors import QAError
from qa.quality.explaining import explain
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("interaction", help="interaction id, or the contact's id in its source")


def _run(call: Call) -> Answer:
    found = explain(call.store, call.args.interaction)
    if found is None:
        raise QAError("没有编号为 {id} 的已评估联络。", "编号可以是联络编号，也可以是它在来源系统里的编号。", id=call.args.interaction)
    lines = [f"{found['scorecard']}  {_('版本')} {found['version']}  {found['score']} ({found['points']:g} / {found['points_possible']:g})"]
    for item in found["items"]:
        place = f"#{item['message_seq']} [{item['begin']}:{item['end']}] {item['because']}" if item["message_seq"] else item["because"] or item["na_reason"]
        lines.append(f"  {item['verdict']:<8}{item['points']:>4g}/{item['points_possible']:<4g}{item['name']}  {item['rule']}  {place}  — {item['why']}")
    lines.append(
        _("重算结果一致：{hash}").format(hash=found["recomputed_hash"])
        if found["is_same"]
        else _("重算结果不一致：存 {a}，算 {b}").format(a=found["stored_hash"], b=found["recomputed_hash"])
    )
    return Answer(found, lines)


VERB = Verb("explain", "解释一通联络的得分", "Explain one contact's score", _arguments, _run)
