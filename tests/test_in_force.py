"""What people say moves every number it should: worked by hand on the tiny centre; V3 has 38 of 80 points, the seven
scored contacts 538.72 in sum."""

from __future__ import annotations

import pytest
from saying import AGENT, LEAD, REVIEWER, number, say

from qa import pipeline
from qa.access.reading import Reader
from qa.errors import QAError
from qa.language.correcting import correct
from qa.metrics.lists import contact, contacts_behind
from qa.metrics.question import Question
from qa.motivation.growth import item_shares
from qa.quality.contesting.disputes import answer_dispute, contest, open_disputes
from qa.quality.explaining import explain
from qa.warehouse.store import Store
from qa.warehouse.views import views

SUM = 92.11 + 100 + 47.5 + 67.44 + 79.07 + 79.07 + 73.53


def test_a_review_moves_score_tile_list_and_the_agents_page(tiny, v3):
    assert number(tiny, "qa_score") == pytest.approx(SUM / 7) and number(tiny, "customer_accuracy") == 6 / 7
    say(tiny, REVIEWER, v3, {"ownership": "met"}, note="她说了去哪里办")
    assert number(tiny, "qa_score") == pytest.approx((SUM - 47.5 + 62.5) / 7), "50 of 80 points"
    assert number(tiny, "qa_score", agent="tiny/A2") == 62.5 and number(tiny, "customer_accuracy") == 1.0
    listed = next(r for r in contacts_behind(Reader(tiny), Question())[0] if r["interaction_id"] == v3)
    assert listed["score"] == 62.5 and listed["is_reviewed"]
    shares = {r["item_id"]: r["met"] for r in item_shares(Reader(tiny, AGENT), *_days(tiny))}
    assert shares["ownership"] == 1.0 and shares["confirm"] == 0.0
    whole = contact(Reader(tiny, AGENT), v3)
    assert {i["item_id"]: i["occasion"] for i in whole["items"]}["ownership"] == "review" and whole["judgements"][0][
        "note"
    ] == "她说了去哪里办"
    told = explain(Reader(tiny), "V3")
    assert (
        told["score"] == 62.5
        and told["is_same"]
        and {i["item_id"]: i["evaluator"] for i in told["items"]}["ownership"] == "qa1"
    )


def _days(store):
    reader = Reader(store)
    return reader.first_day(), reader.last_day()


def test_every_item_of_every_contact_met_is_a_hundred(tiny):
    for row in tiny.rows("select distinct interaction_id, scorecard_id from item_fact"):
        items = tiny.rows(
            "select item_id from item_fact where interaction_id = ? and scorecard_id = ?",
            [row["interaction_id"], row["scorecard_id"]],
        )
        say(tiny, REVIEWER, row["interaction_id"], {i["item_id"]: "met" for i in items}, row["scorecard_id"])
    assert number(tiny, "qa_score") == 100 and number(tiny, "compliance_accuracy") == 1.0


def test_not_applicable_hands_its_weight_to_the_rest_and_the_newest_review_counts(tiny, v3):
    say(tiny, REVIEWER, v3, {"ownership": "na"})
    assert number(tiny, "qa_score", agent="tiny/A2") == pytest.approx(55.88), "38 of 68 points"
    say(tiny, REVIEWER, v3, {"ownership": "met", "confirm": "met"})
    say(tiny, LEAD, v3, {"confirm": "not_met"})
    assert number(tiny, "qa_score", agent="tiny/A2") == 62.5, "each item by its newest review"
    assert tiny.one("select count(*) from evaluation where interaction_id = ? and scorecard_id = 'voice'", [v3]) == 4, (
        "nothing is overwritten"
    )


def test_a_dispute_is_seen_answered_by_another_and_counts_above_the_review(tiny, v3):
    say(tiny, REVIEWER, v3, {"closing": "not_met"})
    contest(Reader(tiny, AGENT), v3, "voice", "closing", "她先挂了")
    pipeline.carry(Reader(tiny), [v3])
    listed, total = contacts_behind(Reader(tiny, REVIEWER), Question(), suggested=True)
    assert "disputed" in next(r for r in listed if r["interaction_id"] == v3)["why"]
    waiting = open_disputes(Reader(tiny, REVIEWER), v3)[0]
    with pytest.raises(QAError, match="另一个人"):
        answer_dispute(Reader(tiny, REVIEWER), waiting["dispute_id"], "met", "同意")
    with pytest.raises(QAError, match="角色"):
        answer_dispute(Reader(tiny, AGENT), waiting["dispute_id"], "met", "同意")
    answer_dispute(Reader(tiny, LEAD), waiting["dispute_id"], "met", "客户先挂断，算做到")
    pipeline.carry(Reader(tiny), [v3])
    assert number(tiny, "qa_score", agent="tiny/A2") == 55, "44 of 80 points"
    say(tiny, REVIEWER, v3, {"closing": "not_met"})
    assert number(tiny, "qa_score", agent="tiny/A2") == 55, "the arbiter has the last word"
    assert not open_disputes(Reader(tiny, AGENT), v3)
    with pytest.raises(QAError, match="已经有答复"):
        answer_dispute(Reader(tiny, LEAD), waiting["dispute_id"], "met", "再来一次")
    assert contact(Reader(tiny, AGENT), v3)["judgements"][-2]["note"] == "客户先挂断，算做到"


def test_corrections_move_findings_scores_satisfaction_and_mood(tiny, v3):
    who = Reader(tiny, REVIEWER)
    satisfaction, before = number(tiny, "satisfaction", agent="tiny/A2"), number(tiny, "sentiment", agent="tiny/A2")
    heard = 100 * tiny.one("select satisfaction from contact_score where interaction_id = ?", [v3])
    assert (
        heard < 0
        and satisfaction == pytest.approx(heard)
        and number(tiny, "complaint_rate") == pytest.approx(20000 / 7)
    )
    for finding in tiny.rows(
        """select message_seq, label from finding where interaction_id = ? and label in ('complaint', 'escalation',
        'pushing_away')""",
        [v3],
    ):
        correct(who, v3, "finding", "no", finding["message_seq"], finding["label"])
    correct(who, v3, "satisfaction", "1")
    seq = tiny.one("select min(message_seq) from message_score where interaction_id = ?", [v3])
    correct(who, v3, "sentiment", "1", int(seq))
    pipeline.carry(who, [v3])
    assert (
        number(tiny, "complaint_rate") == pytest.approx(10000 / 7)
        and number(tiny, "satisfaction", agent="tiny/A2") == 100
    )
    assert number(tiny, "sentiment", agent="tiny/A2") > before
    assert number(tiny, "qa_score", agent="tiny/A2") > 47.5, "the denied pushing away costs no points any more"
    numbers = [
        e["number"]
        for e in tiny.rows(
            "select number from evaluation where interaction_id = ? and scorecard_id = 'voice' order by 1", [v3]
        )
    ]
    assert numbers == [1, 2], "rescoring adds an evaluation and keeps the earlier one"
    for kind in ("satisfaction", "sentiment"):
        correct(who, v3, kind, "machine", int(seq) if kind == "sentiment" else None)
    pipeline.carry(who, [v3])
    assert number(tiny, "satisfaction", agent="tiny/A2") == pytest.approx(satisfaction) and number(
        tiny, "sentiment", agent="tiny/A2"
    ) == pytest.approx(before)


@pytest.mark.parametrize("possible,score", [(6, 50.0), (5, None), (12, 50.0)])
def test_with_less_than_half_judged_there_is_no_score(folder, possible, score):
    """Twelve points apply; half of what was judged is earned."""
    store = Store()
    row = f"('c', 'voice', 'v', {possible / 2}, {possible}, 12.0, 'compliance', 'met', true, 'machine')"
    columns = (
        "interaction_id, scorecard_id, scorecard_version, points, points_possible, points_applicable, critical,"
        " verdict, counts, occasion"
    )
    sql = views()["evaluation_in_force"].replace("{item_in_force}", f"(values {row}) t({columns})")
    found = store.rows(sql)[0]
    assert (
        found["score"] == score
        and found["is_compliance_judged"]
        and not found["has_compliance_critical"]
        and not found["is_by_person"]
    )
    store.close()
