"""judge: transcripts in, verdicts out; every item of the scorecards, a JSON line a contact, without any database."""

from __future__ import annotations

import sys
from pathlib import Path

from qa.failures import FILE_NOT_FOUND, NO_SUCH_CARD
from qa.judging_lines import judge_lines
from qa.language.scorer import in_force
from qa.pipeline import masker
from qa.quality.scorecard import strict
from qa.quality.scorecards import scorecards
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("file", help="JSON lines: id, turns, channel")
    parser.add_argument("--card", default="", help="only this scorecard")
    parser.add_argument("--strict", action="store_true", help="the narrower reading of items that have two")


def _run(call: Call) -> Answer:
    path, cards = Path(call.args.file), scorecards()
    if not path.is_file():
        raise FILE_NOT_FOUND(path=path)
    if call.args.card and call.args.card not in cards:
        raise NO_SUCH_CARD(card=call.args.card, known="、".join(cards))
    with path.open("rb") as lines:
        chosen = [cards[call.args.card]] if call.args.card else list(cards.values())
        chosen = [strict(card) for card in chosen] if call.args.strict else chosen
        for answer in judge_lines(lines, masker(), in_force(), chosen, bool(call.args.card)):
            sys.stdout.buffer.write(answer)
    sys.stdout.flush()
    return Answer(None, [])


VERB = Verb(
    "judge",
    "按评分表评对话文本，不用数据库",
    "Judge transcripts by the scorecards, no database",
    _arguments,
    _run,
    needs_store=False,
    paths=("file",),
)
