"""People of the tiny centre who say something, and the numbers they move."""

from __future__ import annotations

from qa import pipeline
from qa.access.reading import Reader
from qa.metrics.measuring import measure
from qa.metrics.question import Question
from qa.quality.contesting.releasing import held, release
from qa.quality.reviewing import review
from qa.scope import Scope

REVIEWER, LEAD, AGENT = Scope("qa1", "reviewer"), Scope("lead1", "supervisor"), Scope("a2", "agent", agent="tiny/A2")


def number(store, key, **where):
    return measure(Reader(store), [key], Question(where={k: (v,) for k, v in where.items()}))[0].value


def let_go(store):
    """Somebody else releases what waits."""
    releaser = Reader(store, Scope("lead2", "lead"))
    for form in held(releaser):
        release(releaser, form["number"])


def say(store, scope, contact_id, verdicts, card="voice", **more):
    review(Reader(store, scope), contact_id, card, verdicts, **more)
    let_go(store)
    pipeline.carry(Reader(store, scope), [contact_id])
