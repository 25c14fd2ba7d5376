"""Every operator holds where it says it holds; every scorecard item passes its passes and misses its misses."""

import pytest

from qa.editing.written import example
from qa.quality.judging import judge
from qa.quality.operator import Case, Line, operators
from qa.quality.scorecards import scorecards

ITEMS = [(card.scorecard_id, item.item_id) for card in scorecards().values() for item in card.items]


@pytest.mark.parametrize("name", operators())
def test_operator_examples(name):
    operator = operators()[name]
    assert operator.find(*operator.holds)
    assert not operator.find(*operator.fails)


@pytest.mark.parametrize("card,item_id", ITEMS)
def test_item_examples(card, item_id):
    item = next(i for i in scorecards()[card].items if i.item_id == item_id)
    assert item.passes and item.misses
    for written in item.passes:
        assert example(item, written).verdict == "met", written
    for written in item.misses:
        assert example(item, written).verdict == "not_met", written


def test_cards_have_ten_items_and_every_critical_class():
    for card in scorecards().values():
        assert len(card.items) >= 10
        assert {i.critical for i in card.items} == {"", "customer", "business", "compliance"}


def test_not_applicable_hands_its_weight_to_the_rest():
    card = scorecards()["voice"]
    case = Case(
        (Line(1, "agent", "您好，很高兴为您服务"), Line(2, "customer", "好")), {"greeting": [(1, 0, 2, "您好")]}
    )
    judgement = judge(card, case)
    applicable = [r for r in judgement.items if r.verdict != "na"]
    assert judgement.points_possible == sum(r.points_possible for r in applicable) < sum(i.points for i in card.items)
    assert judgement == judge(card, case)
