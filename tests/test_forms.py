"""Forms people hand in: whole, once, and refused in words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from saying import AGENT, LEAD, REVIEWER, number, say

from qa import pipeline
from qa.access.reading import Reader
from qa.errors import QAError
from qa.language.correcting import correct
from qa.quality.contesting.disputes import contest
from qa.quality.reviewing import review
from qa.records.book import rows
from qa.records.pulling import pull_records
from qa.scope import Scope
from qa.warehouse.due import finish, take


def test_forms_that_may_not_be(tiny, v3):
    for refused in (
        lambda: review(Reader(tiny, REVIEWER), v3, "voice", {"nothing": "met"}),
        lambda: review(Reader(tiny, REVIEWER), v3, "voice", {"closing": "perhaps"}),
        lambda: review(Reader(tiny, REVIEWER), v3, "voice", {}),
        lambda: review(Reader(tiny, REVIEWER), v3, "voice", {"closing": "met"}, version="no such version"),
        lambda: review(Reader(tiny, AGENT), v3, "voice", {"closing": "met"}),
        lambda: contest(Reader(tiny, Scope("a", "agent", agent="tiny/A1")), v3, "voice", "closing", "不是我的"),
        lambda: contest(Reader(tiny, AGENT), v3, "voice", "nothing", "没有这一项"),
        lambda: contest(Reader(tiny, AGENT), v3, "voice", "closing", "  "),
        lambda: contest(Reader(tiny, LEAD), v3, "voice", "closing", "替他申诉"),
    ):
        with pytest.raises(QAError):
            refused()
    assert not rows("evaluation") and not rows("evaluation_item") and not rows("dispute")
    contest(Reader(tiny, AGENT), v3, "voice", "closing", "她先挂了")
    with pytest.raises(QAError, match="已经在申诉中"):
        contest(Reader(tiny, AGENT), v3, "voice", "closing", "她先挂了")


def test_a_form_is_pulled_whole_and_once(tiny, v3):
    review(Reader(tiny, REVIEWER), v3, "voice", {"closing": "met", "greeting": "met"})
    assert pull_records(tiny) == 0
    assert (
        tiny.one("select count(*) from evaluation_item join evaluation using (evaluation_id) where occasion = 'review'")
        == 2
    )
    assert [a["action"] for a in rows("audit")] == ["review"]


def test_two_reviews_at_once_are_both_kept_and_the_newest_counts(tiny, v3):
    with ThreadPoolExecutor(2) as both:
        list(both.map(lambda who: say(tiny, who, v3, {"closing": "met", "confirm": "met"}), (REVIEWER, LEAD)))
    kept = tiny.rows("""select evaluator, count(*) as n from evaluation join evaluation_item using (evaluation_id)
            where occasion = 'review' group by 1 order by 1""")
    assert [(r["evaluator"], r["n"]) for r in kept] == [("lead1", 2), ("qa1", 2)]
    last = max(rows("evaluation"), key=lambda r: r["id"])["written_by"]
    assert {
        r["evaluator"]
        for r in tiny.rows("select evaluator from item_in_force where interaction_id = ? and item_id = 'closing'", [v3])
    } == {last}
    assert number(tiny, "qa_score", agent="tiny/A2") == 70, "56 of 80 points"


def test_a_correction_while_the_contact_is_being_judged_is_not_lost(tiny, v3):
    finding = tiny.rows(
        "select message_seq, label from finding where interaction_id = ? and label = 'pushing_away'", [v3]
    )[0]
    with tiny.writing() as writer:
        writer.execute("insert into due values ('score', ?)", [v3])
    assert take(tiny, "score") == [v3]
    correct(Reader(tiny, REVIEWER), v3, "finding", "no", finding["message_seq"], finding["label"])
    with tiny.writing() as writer:
        finish(writer, "score", [v3])
    pipeline.refresh(tiny)
    assert number(tiny, "qa_score", agent="tiny/A2") == 62.5, "ownership is met once the pushing away is denied"
