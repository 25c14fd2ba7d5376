"""A taxonomy while it is edited: reasons put, merged, split, taken out; what is none says so."""

from __future__ import annotations

import pytest

from qa.contact_reasons import reasons_in
from qa.errors import QAError
from qa.language.reasons.draft import complete, follow, merge, put, reasons, remove, split

EMPTY = {"name": "水电", "group": []}


def _two():
    draft, water = put(EMPTY, "水", {"zh": "停水", "words": ["停水", "没水"], "examples": ["楼上楼下都没水了"]})
    draft, bill = put(draft, "水", {"zh": "水费", "words": ["水费", "账单"], "examples": ["多收了我两吨", "在哪里交"]})
    return draft, water, bill


def test_a_reason_is_put_and_written_over_and_what_was_given_stays():
    draft, water, bill = _two()
    assert EMPTY["group"] == [] and [r["zh"] for _, r in reasons(draft)] == ["停水", "水费"]
    again, same = put(draft, "管网", {"id": water, "zh": "停水", "words": ["停水", " 停水 ", ""], "partner": ""})
    assert same == water and [(g["zh"], r["zh"]) for g, r in reasons(again)] == [("水", "水费"), ("管网", "停水")]
    assert reasons(again)[1][1]["words"] == ["停水"] and "partner" not in reasons(again)[1][1]
    assert reasons_in("utility", again)[f"utility.{bill}"].zh == "水费"


def test_a_merged_reason_leaves_its_words_and_its_id_behind():
    draft, water, bill = _two()
    merged = merge(draft, bill, water)
    (_, one) = reasons(merged)[0]
    assert one["words"] == ["停水", "没水", "水费", "账单"] and len(one["examples"]) == 3
    assert follow(merged) == {bill: water}
    third, other = put(merged, "水", {"zh": "水费", "words": ["缴费"]})
    assert other not in (water, bill), "an id that somebody's contacts bear is never given again"
    assert follow(merge(third, water, other)) == {bill: other, water: other}


def test_a_split_takes_its_words_along():
    draft, _water, bill = _two()
    found, made = split(draft, bill, "在哪交", [], ["在哪里交"])
    old, new = (next(r for _, r in reasons(found) if r["id"] == key) for key in (bill, made))
    assert old["examples"] == ["多收了我两吨"] and new["examples"] == ["在哪里交"] and new["zh"] == "在哪交"
    assert complete("utility", found)


def test_an_empty_group_goes_with_its_last_reason():
    draft, water, bill = _two()
    assert remove(remove(draft, water), bill)["group"] == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda d, a, b: merge(d, a, a), "并进它自己"),
        (lambda d, a, b: remove(d, "nobody"), "没有「nobody」"),
        (lambda d, a, b: put(d, "", {"zh": "x"}), "要有名字"),
        (lambda d, a, b: put(d, "水", {"zh": " "}), "要有名字"),
        (lambda d, a, b: split(d, b, "新", [], []), "至少一个词"),
        (lambda d, a, b: put(d, "水", {"id": a, "zh": "停水", "words": ["停水"], "was": [b]}), "还在"),
        (lambda d, a, b: put(d, "水", {"zh": "空的", "words": [" "]}), "没有词"),
        (lambda d, a, b: put(d, "水", {"zh": "停水", "words": ["停"]}), "已经有一个"),
        (lambda d, a, b: complete("x", EMPTY), "一个原因也没有"),
        (lambda d, a, b: complete("x", put(d, "水", {"zh": "怪", "words": ["怪"], "traits": ["odd"]})[0]), "odd"),
        (lambda d, a, b: complete("x", {**d, "floor": 7}), "floor"),
    ],
    ids=[
        "itself",
        "nobody",
        "no group",
        "no name",
        "nothing moved",
        "circle",
        "no words",
        "twice",
        "blank",
        "strange trait",
        "floor",
    ],
)
def test_what_cannot_be_says_why(wrong, says):
    with pytest.raises(QAError) as told:
        wrong(*_two())
    assert says in str(told.value)
