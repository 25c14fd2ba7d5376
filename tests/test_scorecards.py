"""Every operator holds where it says it holds; every scorecard item passes its passes and misses its misses."""

import re

import pytest

from qa.language.columns import Said
from qa.language.hearing import hear
from qa.language.scorer import in_force
from qa.quality.judging import judge, judge_item
from qa.quality.operator import Case, Line, operators
from qa.quality.scorecards import scorecards

WRITTEN = re.compile(r"(客户|坐席)(?:@(\d+)-(\d+))?(?:#(\d+))?[：:](.*)")
FACTS = "联络："
ITEMS = [(card.scorecard_id, item.item_id) for card in scorecards().values() for item in card.items]


def case_of(written, item):
    facts, lines = {}, []
    if written[0].startswith(FACTS):
        facts = {
            name: int(value) for name, value in (told.split("=") for told in written[0].removeprefix(FACTS).split("，"))
        }
        written = written[1:]
    for seq, text in enumerate(written, 1):
        who, begin, end, at, said = WRITTEN.match(text).groups()
        lines.append(
            Line(
                seq,
                {"客户": "customer", "坐席": "agent"}[who],
                said,
                *(int(x) if x else None for x in (begin, end)),
                int(at) * 1000 if at else None,
            )
        )
    heard = hear(Said.of([[(li.speaker, li.text, li.begin_ms, li.end_ms) for li in lines]]), in_force())
    labels = {}
    for found in heard.findings[0]:
        labels.setdefault(found.label, []).append((found.message + 1, found.begin, found.end, found.words))
    reasons = [c["among"][0] for c in item.conditions.values() if c["op"] == "metadata" and c["fact"] == "reason_id"]
    return Case(
        tuple(lines),
        labels,
        {at + 1: v for at, v in zip(heard.messages.tolist(), heard.moods.tolist(), strict=True)},
        facts
        | {
            "reason_id": reasons[0] if reasons else None,
            "channel": "voice" if lines[0].begin_ms is not None or lines[0].at_ms is None else "webchat",
        },
    )


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
        assert judge_item(item, case_of(written, item)).verdict == "met", written
    for written in item.misses:
        assert judge_item(item, case_of(written, item)).verdict == "not_met", written


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
