"""Scorecards that cannot be meant, items that hold between days, and cards that ask which contacts they are for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from test_grammar import CARD, TALK

from qa.errors import QAError
from qa.quality.judging import applies_to, judge
from qa.quality.scorecard_file import parse_scorecard


@pytest.mark.parametrize(
    "change,words",
    [
        (('met = "a"', 'met = "a && !a"'), "永远不成立"),
        (('met = "a"', 'met = "a || !a"'), "永远成立"),
        (("points = 10", "points = 0"), "分值写成了 0"),
        (("points = 10", 'points = "viel"'), "分值写成了 viel"),
        (('channels = ["voice"]', 'channels = ["pigeon"]'), "没有的渠道 pigeon"),
        (('channels = ["voice"]', 'channels = ["voice"]\ntotal = 100'), "写的总分是 100，条目加起来是 10"),
        (("points = 10", "points = 10\nsince = 2026-02-01\nuntil = 2026-01-01"), "since 晚于 until"),
        (("points = 10", 'points = 10\nsince = "heute"'), "since 不是日期"),
        (("points = 10", 'points = 10\nmode = "sometimes"'), "mode 写错了"),
        (('en = "Try"', 'en = "Try"\napplies = "nobody"'), "没有定义的条件 nobody"),
    ],
)
def test_a_card_that_cannot_be_meant_says_so(change, words):
    text = CARD.format(conditions='a = { op = "keyword", words = ["您好"] }', met="a")
    with pytest.raises(QAError) as problem:
        parse_scorecard(text.replace(*change), "t.toml")
    assert words in problem.value.said()[0] and problem.value.said()[1]


def _follows(until: str, since: str) -> str:
    text = CARD.format(conditions='a = { op = "keyword", words = ["您好"] }', met="a")
    head, item = text.split("[[section.item]]")
    second = item.replace('id = "i"', 'id = "j"').replace("points = 10", f'points = 10\nfollows = "i"\nsince = {since}')
    return (
        head
        + "[[section.item]]"
        + item.replace("points = 10", f"points = 10\nuntil = {until}")
        + "[[section.item]]"
        + second
    )


@pytest.mark.parametrize("since,words", [("2026-02-03", "2 天没有人管"), ("2026-01-30", "2 天重叠")])
def test_what_follows_an_item_begins_the_day_after_it(since, words):
    with pytest.raises(QAError) as problem:
        parse_scorecard(_follows("2026-01-31", since), "t.toml")
    assert words in problem.value.said()[0] and "2026-02-01" in problem.value.said()[1]


def test_an_item_holds_between_its_days():
    card = parse_scorecard(_follows("2026-01-31", "2026-02-01"), "t.toml")
    for day, expected in ((date(2026, 1, 31), ["met", "na"]), (date(2026, 2, 1), ["na", "met"])):
        found = judge(card, replace(TALK, facts={"day": day}))
        assert [r.verdict for r in found.items] == expected and {
            r.na_reason for r in found.items if r.verdict == "na"
        } == {"not_in_effect"}


def test_a_card_asks_which_contacts_it_is_for():
    text = CARD.format(conditions='a = { op = "keyword", words = ["您好"] }', met="a").replace(
        'channels = ["voice"]', 'channels = ["voice"]\napplies = "angry && !out"'
    )
    text = text.replace("[[section]]", ANGRY + "[[section]]", 1)
    card = parse_scorecard(text, "t.toml")
    assert applies_to(card, replace(TALK, facts={"channel": "voice", "direction": "in"}))
    assert not applies_to(card, replace(TALK, facts={"channel": "voice", "direction": "out"}))
    assert not applies_to(card, replace(TALK, lines=TALK.lines[:1], facts={"channel": "voice"})), (
        "nobody is angry there"
    )
    assert not applies_to(card, replace(TALK, facts={"channel": "email"}))


ANGRY = """
[conditions]
angry = { op = "keyword", who = "customer", words = ["气死我了"] }
out = { op = "metadata", fact = "direction", among = ["out"] }
"""


def test_an_item_that_is_off_judges_nothing():
    text = CARD.format(conditions='a = { op = "keyword", words = ["您好"] }', met="a").replace(
        "points = 10", 'points = 10\nmode = "off"'
    )
    assert [(r.verdict, r.na_reason) for r in judge(parse_scorecard(text, "t.toml"), TALK).items] == [("na", "off")]
