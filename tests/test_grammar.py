"""Where conditions look, and what a scorecard with a mistake says: file, item, condition, and what to do."""

from __future__ import annotations

import pytest

from qa.errors import QAError
from qa.quality.judging import judge, judge_item, searched
from qa.quality.operator import Case, Line, operators
from qa.quality.places import parse_place
from qa.quality.rules import code_version
from qa.quality.scorecard import strict
from qa.quality.scorecard_file import parse_scorecard
from qa.quality.synonyms import _groups

CARD = """
id = "t"
zh = "试"
en = "Try"
channels = ["voice"]
[[section]]
zh = "节"
en = "Section"
[[section.item]]
id = "i"
zh = "项"
en = "Item"
points = 10
why_zh = "因"
why_en = "why"
next_zh = "下"
next_en = "next"
met = "{met}"
passes = []
misses = []
[section.item.conditions]
{conditions}
"""
TALK = Case(
    (
        Line(1, "agent", "您好", 0, 1_000),
        Line(2, "customer", "气死我了", 1_500, 3_000),
        Line(3, "agent", "抱歉", 3_200, 4_000),
        Line(4, "customer", "气死我了", 40_000, 41_000),
        Line(5, "agent", "再见", 41_500, 42_000),
    )
)


def _card(conditions: str, met: str = "a"):
    return parse_scorecard(CARD.format(conditions=conditions, met=met), "t.toml")


@pytest.mark.parametrize(
    "where,word,holds",
    [
        ("all", "再见", True),
        ("first 1", "您好", True),
        ("first 1", "抱歉", False),
        ("last 1", "再见", True),
        ("last 2", "您好", False),
        ("first 5 s", "抱歉", True),
        ("first 5 s", "再见", False),
        ("last 5 s", "再见", True),
        ("from 3 to 5", "抱歉", True),
        ("from 4 to 5", "抱歉", False),
        ("after b", "抱歉", True),
        ("after b.last", "抱歉", False),
        ("after b.2", "再见", True),
        ("after b.3", "再见", False),
        ("before b", "您好", True),
        ("before b", "抱歉", False),
        ("after b 1", "再见", False),
        ("after b 10 s", "再见", False),
        ("around b 1", "再见", False),
        ("with c", "抱歉", True),
        ("with c", "再见", False),
    ],
)
def test_a_condition_looks_where_its_place_says(where, word, holds):
    card = _card(
        f'a = {{ op = "keyword", words = ["{word}"], where = "{where}" }}\n'
        'b = { op = "keyword", who = "customer", words = ["气死"] }\nc = { op = "keyword", words = ["抱歉"] }'
    )
    assert judge_item(card.items[0], TALK).verdict == ("met" if holds else "not_met")


@pytest.mark.parametrize(
    "text", ["", "first", "first x", "from 5 to 2", "beside b", "after", "last 3 m", "first 99999"]
)
def test_what_is_no_place(text):
    assert parse_place(text) is None


@pytest.mark.parametrize(
    "conditions,met,says",
    [
        ('a = { op = "keywort", words = ["好"] }', "a", "keywort"),
        ('a = { op = "keyword", wrods = ["好"] }', "a", "wrods"),
        ('a = { op = "keyword" }', "a", "words"),
        ('a = { op = "keyword", words = "好" }', "a", "words"),
        ('a = { op = "silence", ms = "long" }', "a", "ms"),
        ('a = { op = "regex", pattern = "(a+)+\\\\1" }', "a", "pattern"),
        ('a = { op = "regex", pattern = "(" }', "a", "pattern"),
        ('a = { op = "keyword", words = ["好"], who = "boss" }', "a", "who"),
        ('a = { op = "keyword", words = ["好"], where = "somewhere" }', "a", "somewhere"),
        ('a = { op = "keyword", words = ["好"], where = "after z" }', "a", "after z"),
        (
            (
                'a = { op = "keyword", words = ["好"], where = "after b" }\nb = { op = "keyword", words = ["坏"], where'
                ' = "before a" }'
            ),
            "a",
            "→",
        ),
        ('a = { op = "keyword", words = ["好"] }', "a && b", "b"),
        ('a = { op = "keyword", words = ["好"] }', "a &&", "a"),
        ("a = [", "a", "TOML"),
    ],
)
def test_a_mistake_names_its_place(conditions, met, says):
    with pytest.raises(QAError) as refused:
        _card(conditions, met)
    assert says in " ".join(refused.value.said())


def test_one_id_twice_is_refused():
    text = CARD.format(conditions='a = { op = "keyword", words = ["好"] }', met="a")
    with pytest.raises(QAError, match="i"):
        parse_scorecard(text + text[text.index("[[section]]") :], "t.toml")


def test_a_bomb_of_a_pattern_and_five_thousand_messages_end():
    card = _card('a = { op = "regex", pattern = "(a*)*b|(x+x+)+y" }')
    talk = Case(tuple(Line(n, "agent", "a" * 200 + "x" * 200) for n in range(1, 5001)))
    assert judge(card, talk).items[0].verdict == "not_met"


@pytest.mark.parametrize(
    "case", [Case(()), Case((Line(1, "", ""),)), Case((Line(1, "agent", "", 5, 1), Line(2, "customer", "", None, 0)))]
)
def test_odd_talks_are_answered(case):
    assert judge(_card('a = { op = "keyword", words = ["好"] }'), case).items[0].verdict in ("na", "not_met")


def test_what_was_searched_is_told_where_something_was_missed():
    card = _card(
        'a = { op = "keyword", words = ["谢谢"], where = "last 2" }\nb = { op = "keyword", words = ["您好"] }', "a && b"
    )
    assert searched(card.items[0], TALK) == {"a": 2}


def test_the_strict_reading_is_another_version():
    card = parse_scorecard(
        CARD.format(
            conditions='a = { op = "keyword", words = ["再见"] }\nb = { op = "keyword", words = ["不会说的"] }',
            met='a"\nstrict = "b',
        ),
        "t.toml",
    )
    assert (
        judge_item(card.items[0], TALK).verdict == "met"
        and judge_item(strict(card).items[0], TALK).verdict == "not_met"
    )
    assert strict(card).version != card.version


def test_synonyms_count_as_the_word_and_a_centre_adds_its_own(folder):
    case = Case((Line(1, "agent", "我给您转到领导那里"), Line(2, "agent", "钱会退费给您，小哥明天到")))
    keyword = operators()["keyword"].find
    asked = {"words": ["主管", "退款"], "match": "all", "synonyms": True}
    assert [(h.because, h.seq) for h in keyword(case, asked)] == [("领导", 1), ("退费", 2)]
    assert not keyword(case, asked | {"synonyms": False}) and not keyword(case, asked | {"words": ["主管", "师傅"]})
    version, other = code_version.__wrapped__(frozenset({"keyword"})), code_version.__wrapped__(frozenset({"regex"}))
    (folder / "lexicons").mkdir(exist_ok=True)
    (folder / "lexicons" / "synonyms.txt").write_text("师傅 小哥\n", "utf-8")
    _groups.cache_clear()
    assert [h.because for h in keyword(case, asked | {"words": ["主管", "师傅"]})] == ["领导", "小哥"]
    assert version != code_version.__wrapped__(frozenset({"keyword"})), (
        "other synonyms are another version of what counts them"
    )
    assert other == code_version.__wrapped__(frozenset({"regex"})), "and of nothing else"
