"""A pile is named, and quoted, by what its customers said."""

from __future__ import annotations

from qa.language.phrases import carrying, clauses, typical


def test_the_clause_that_says_it():
    said = "你好。我家这边，水压一直很低，洗澡都洗不了。你们能看看吗"
    assert clauses(said)[0] == "家这边"
    assert carrying(said, ["水压", "洗澡"]) == "水压一直很低，洗澡都洗不了"
    assert carrying("嗯", ["水压"]) == "嗯" and carrying("，，", ["水压"]) == "，，"


def test_a_pile_is_called_by_the_clause_most_of_it_says():
    texts = ["请问水压很低怎么办", "水压很低，楼上没有", "家里水压小得不行，都好几天了", "[姓名]说水压很低"]
    assert typical(texts, ["水压", "很低"]) == "水压很低"
    assert typical(texts, ["账单"]) == "" and typical([], ["水压"]) == ""
