"""explain: every point of one contact's score with its rule, version, span and policy clause, recomputed on the
spot."""

from __future__ import annotations

from qa.failures import NO_SUCH_CONTACT
from qa.quality.explaining import explain
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("interaction", help="interaction id, or the contact's id in its source")


def _run(call: Call) -> Answer:
    found = explain(call.reader, call.args.interaction)
    if found is None:
        raise NO_SUCH_CONTACT(id=call.args.interaction)
    lines = []
    for evaluation in found["evaluations"]:
        lines += _lines(evaluation)
    if len(found["evaluations"]) > 1:
        lines.append(
            _("合起来 {score}（{points:g} / {possible:g}）").format(
                score=found["score"], points=found["points"], possible=found["points_possible"]
            )
        )
    return Answer(found, lines)


def _lines(evaluation: dict) -> list[str]:
    lines = [
        f"{evaluation['scorecard']}  {_('版本')} {evaluation['version']}  {evaluation['score']}"
        f" ({evaluation['points']:g} / {evaluation['points_possible']:g})"
    ]
    for item in evaluation["items"]:
        place = (
            f"#{item['message_seq']} [{item['begin']}:{item['end']}] {item['because']}"
            if item["message_seq"]
            else item["because"] or item["na_reason"]
        )
        if item["searched"] and not item["message_seq"]:
            place = "；".join(
                _("{name}：找过 {n} 句，没听到").format(name=name, n=n) for name, n in item["searched"].items()
            )
        who = "" if item["occasion"] == "machine" else f"  [{item['occasion']}: {item['evaluator']}]"
        lines.append(
            f"  {item['verdict']:<8}{item['points']:>4g}/{item['points_possible']:<4g}{item['name']}{who} "
            f" {item['rule']}  {place}  — {item['why']}"
        )
    if evaluation["stored_hash"] is not None:
        same = _("重算结果一致：{hash}").format(hash=evaluation["recomputed_hash"])
        other = _("重算结果不一致：存 {a}，算 {b}").format(a=evaluation["stored_hash"], b=evaluation["recomputed_hash"])
        lines.append(same if evaluation["is_same"] else other)
    return lines


VERB = Verb("explain", "解释一通联络的得分", "Explain one contact's score", _arguments, _run, is_scoped=True)
