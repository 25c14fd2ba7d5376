"""bench: speed as ratios against named references in the same run; never a promise, never a test."""

from __future__ import annotations

from datetime import date

from qa.language.benching import compare
from qa.simulation.centre import simulate
from qa.simulation.pacing import render
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("--contacts", type=int, default=2000)


def _run(call: Call) -> Answer:
    centre = simulate(20, date(2026, 3, 8), 7)
    answered = [c for c in centre.contacts if c.outcome == "answered"][: call.args.contacts]
    contacts = [
        {
            "id": str(c.number),
            "turns": [
                {"role": m.speaker, "text": m.text, "begin_ms": m.begin, "end_ms": m.end}
                for m in render(c, centre.seed)
            ],
        }
        for c in answered
    ]
    rows = compare(contacts)
    lines = [_("每秒字数；同一批文本，同一次运行，单核：")] + [
        f"  {r['what']:<28}{r['per_second']:>14,.0f}  ×{r['ratio']:.2f}" for r in rows
    ]
    return Answer(rows, lines)


VERB = Verb("bench", "和有名的参照比速度", "Speed beside named references", _arguments, _run, needs_store=False)
