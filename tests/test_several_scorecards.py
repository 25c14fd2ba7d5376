"""Two scorecards on one contact, and two versions of one: counted, listed and explained right, worked by hand on the
tiny centre."""

from __future__ import annotations

import pytest
from conftest import trust
from saying import REVIEWER, number, say

from qa import pipeline
from qa.access.reading import Reader
from qa.metrics.lists import contacts_behind
from qa.metrics.measuring import measure
from qa.metrics.question import Question
from qa.quality.explaining import explain

SECOND = """
id = "manner"
zh = "礼貌小表"
en = "Manner"
channels = ["voice"]
[[section]]
zh = "礼貌"
[[section.item]]
id = "hello"
zh = "问好"
en = "Hello"
points = 5
why_zh = "先问好"
why_en = "Hello first"
next_zh = "先问好"
next_en = "Say hello"
conditions.a = { op = "keyword", who = "agent", words = ["您好"] }
met = "a"
passes = [["坐席：您好"]]
misses = [["坐席：喂"]]
[[section.item]]
id = "closing"
zh = "道别"
en = "Goodbye"
points = 15
why_zh = "说再见"
why_en = "Say goodbye"
next_zh = "说再见"
next_en = "Say goodbye"
conditions.a = { op = "keyword", who = "agent", words = ["绝不会出现的词"] }
met = "a"
passes = [["坐席：绝不会出现的词"]]
misses = [["坐席：喂"]]
"""


def test_two_scorecards_on_one_contact(tiny, v3, folder):
    (folder / "scorecards").mkdir(exist_ok=True)
    (folder / "scorecards" / "manner.toml").write_text(SECOND, "utf-8")
    trust(folder)
    pipeline.refresh(tiny)
    assert contacts_behind(Reader(tiny), Question())[1] == 12 and measure(Reader(tiny), ["contacts"])[0].value == 12
    assert measure(Reader(tiny), ["qa_score"])[0].n == 7
    assert number(tiny, "qa_score", agent="tiny/A2") == 43, "38 of 80 and 5 of 20: 43 of 100"
    told = explain(Reader(tiny), "V3")
    assert (
        {e["scorecard_id"]: e["score"] for e in told["evaluations"]}
        == {"voice": 47.5, "manner": 25.0, "complaint": None}
        and told["score"] == 43
        and told["is_same"]
    )
    say(tiny, REVIEWER, v3, {"closing": "met"}, "manner")
    assert number(tiny, "qa_score", agent="tiny/A2") == 58, "only the item of that scorecard: 58 of 100"
    assert {
        (r["scorecard_id"], r["item_id"])
        for r in tiny.rows("select * from item_fact where interaction_id = ? and occasion = 'review'", [v3])
    } == {("manner", "closing")}
    (folder / "scorecards" / "manner.toml").unlink()
    pipeline.refresh(tiny)
    assert number(tiny, "qa_score", agent="tiny/A1") == pytest.approx((92.11 + 100) / 2), (
        "what no longer applies is withdrawn"
    )
    assert number(tiny, "qa_score", agent="tiny/A2") == 58, "what a person judged stays"
    assert explain(Reader(tiny), "V3")["score"] == 58, "and is explained by its own version"


def test_a_new_version_of_a_card_keeps_what_a_person_judged_under_the_old_one(tiny, v3, folder):
    (folder / "scorecards").mkdir(exist_ok=True)
    path = folder / "scorecards" / "manner.toml"
    path.write_text(SECOND, "utf-8")
    trust(folder)
    pipeline.refresh(tiny)
    say(tiny, REVIEWER, v3, {"closing": "met"}, "manner")
    path.write_text(SECOND.replace("points = 15", "points = 95"), "utf-8")
    pipeline.refresh(tiny)
    cards = {e["scorecard_id"]: e for e in explain(Reader(tiny), "V3")["evaluations"]}
    assert cards["manner"]["score"] == 100 and cards["manner"]["points_possible"] == 20
    assert tiny.one("select count(distinct scorecard_version) from evaluation where scorecard_id = 'manner'") == 2
    other = tiny.one("select interaction_id from interaction where native_id = 'V1'")
    assert {e["scorecard_id"]: e["points_possible"] for e in explain(Reader(tiny), str(other))["evaluations"]}[
        "manner"
    ] == 100
