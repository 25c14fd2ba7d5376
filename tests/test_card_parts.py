"""What a scorecard is put together from: the library, lists of phrases, the bench, rules as lists of alternatives."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from test_calibration import REVIEWER
from test_card_editions import DAYS, LEAD, NEW, SCORES

from qa import pipeline
from qa.access.reading import Reader
from qa.editing import list_editions
from qa.editing.alternatives import alternatives, as_rule
from qa.editing.bench import differing, keep, kept, lines_of, on_bench, picked
from qa.editing.checking import readable, tried
from qa.editing.disagreeing import disagreeing
from qa.editing.draft import put_item
from qa.editing.dry_run import dry_run
from qa.editing.editions import current, publish, save
from qa.editing.library import library, shelf
from qa.errors import QAError
from qa.quality.expression import holds, rule
from qa.quality.operator import operators
from qa.quality.phrase_lists import LONGEST_LINE, MOST_LINES, lists
from qa.quality.reviewing import review
from qa.quality.scorecards import scorecards
from qa.records import book
from qa.ui.rule_words import rule_words


@pytest.mark.parametrize("item", shelf().items, ids=lambda item: item.item_id)
def test_items_of_the_shelf_come_out_as_written(item):
    assert item.passes and item.misses and all(one.verdict == one.wished for one in tried(item))


def test_the_library_is_rich_and_every_operator_is_used_by_something_shipped():
    assert len(library()) >= 40 and len({entry.item["zh"] for entry in library()}) == len(library())
    used = {c["op"] for card in (*scorecards().values(), shelf()) for i in card.items for c in i.conditions.values()}
    assert used == set(operators()) - {"model"}


def test_an_item_taken_from_the_library_can_be_put_into_any_card():
    for entry in library():
        card = {**current("outbound"), "section": [s for s in current("outbound")["section"]]}
        if entry.item["zh"] not in {i["zh"] for s in card["section"] for i in s["item"]}:
            fresh, item_id = put_item(card, entry.section, entry.taken())
            assert readable(fresh).item(item_id).taken_from == entry.key


@pytest.mark.parametrize(
    "text", ["a", "!a", "a && !b || c", "!(a || b) && (c || !d)", "(a || b) && (a || c)", "a || !b"]
)
def test_a_rule_as_alternatives_means_the_same(text):
    again, names = as_rule(alternatives(text)), "abcd"
    for values in product((object(), None), repeat=4):
        found = dict(zip(names, values))
        assert holds(rule(text)[0], found) == holds(rule(again)[0], found), again
    assert alternatives("") == [] and as_rule([()]) == ""


def test_every_rule_there_is_is_told_in_plain_words():
    for card in (*scorecards().values(), shelf()):
        for item in card.items:
            told = rule_words(item.met, item.conditions)
            assert told and not {f"「{name}」" for name in item.conditions} & set(told.split())


def _list(words) -> dict:
    return {"zh": "自家禁语", "en": "Own", "why": "", "lines": list(words)}


def test_a_list_is_shared_by_rules_and_its_change_is_tried_dated_and_taken_back(tiny):
    reader = Reader(tiny, LEAD)
    list_editions.save(LEAD, "own", _list(["投诉不归我"]))
    list_editions.publish(reader, "own", "开头", None)
    asked = {"a": {"op": "keyword", "list": "own"}}
    item = NEW | {"zh": "不说自家禁语", "conditions": asked, "met": "!a", "taken_from": "voice/courtesy"}
    item |= {"passes": [["坐席：您好"]], "misses": [["坐席：投诉不归我"]]}
    save(LEAD, "voice", put_item(current("voice"), "倾听与情绪", item)[0])
    publish(reader, "voice", "用词表", None)
    pipeline.refresh(tiny)
    assert list_editions.used_in("own") == [("语音服务", "不说自家禁语")]
    before = dict(tiny.plainly(SCORES))
    version = scorecards()["voice"].version
    list_editions.save(LEAD, "own", _list(["投诉不归我", "不归我们管"]))
    tried_on = dry_run(reader, list_editions.as_if("own", list_editions.draft_of("own").content, None), *DAYS)
    assert [(m["was"], m["becomes"]) for m in tried_on.items] == [("met", "not_met")]
    list_editions.publish(reader, "own", "又听到一句", None)
    pipeline.refresh(tiny)
    assert scorecards()["voice"].version != version and scorecards()["voice"].item("courtesy")
    told = {r["interaction_id"]: r["after"] for r in tried_on.scores.to_pylist()}
    assert dict(tiny.plainly(SCORES)) == before | told
    assert list_editions.hits(reader, ("不归我们管", "从没说过"), *DAYS) == [1, 0]
    list_editions.roll_back(reader, "own", "不要了")
    pipeline.refresh(tiny)
    assert scorecards()["voice"].version == version and dict(tiny.plainly(SCORES)) == before


def test_a_list_from_a_day_on_leaves_the_days_before_alone(tiny):
    reader = Reader(tiny, LEAD)
    day = tiny.one("select max(day) from contact_fact") + timedelta(days=1)
    list_editions.save(LEAD, "own", _list(["您好"]))
    list_editions.publish(reader, "own", "开头", None)
    item = NEW | {"conditions": {"a": {"op": "keyword", "list": "own"}}}
    save(LEAD, "voice", put_item(current("voice"), "新", item)[0])
    publish(reader, "voice", "用词表", None)
    pipeline.refresh(tiny)
    before = tiny.rows("select result_hash from evaluation order by all")
    list_editions.save(LEAD, "own", _list(["再见"]))
    list_editions.publish(reader, "own", "从那天起", day)
    pipeline.refresh(tiny)
    assert tiny.rows("select result_hash from evaluation order by all") == before
    assert [lists(d)["own"].lines for d in (date(2000, 1, 1), day)] == [("您好",), ("再见",)]


def test_lists_that_cannot_be_heard_are_refused(tiny):
    reader = Reader(tiny, LEAD)
    for wrong, says in (
        (lambda: list_editions.save(REVIEWER, "own", _list(["坏话"])), "质检主管"),
        (lambda: list_editions.save(LEAD, "own", _list(str(n) * 3 for n in range(100_000))), f"{MOST_LINES:,}"),
        (lambda: list_editions.save(LEAD, "own", _list(["长" * (LONGEST_LINE + 1)])), "太长"),
        (lambda: list_editions.save(LEAD, "own", _list(["坏"])), "一个字"),
        (lambda: list_editions.publish(reader, "own", "改", None), "一样"),
    ):
        with pytest.raises(QAError) as told:
            wrong()
        assert says in " ".join(told.value.said())
    list_editions.save(LEAD, "own", _list([]))
    with pytest.raises(QAError, match="一行也没有"):
        list_editions.publish(reader, "own", "改", None)
    save(
        LEAD, "voice", put_item(current("voice"), "新", NEW | {"conditions": {"a": {"op": "keyword", "list": "no"}}})[0]
    )
    with pytest.raises(QAError, match="没有的词表"):
        publish(reader, "voice", "改", None)


def test_the_bench_tells_where_it_looked_and_a_kept_wish_holds_a_publication_back(tiny, monkeypatch):
    reader, card = Reader(tiny, LEAD), readable(current("voice"))
    monkeypatch.setattr(book, "HIDING", [lambda text: text.replace("13800001234", "[手机号]")])
    lines = lines_of("坐席：您好，我的电话13800001234\n客户：退款没到账\n坐席：好的，再见")
    assert "13800001234" not in lines[0], "masked before it is kept"
    found = on_bench(card, lines)
    verdicts = {r.item_id: r.verdict for r in found.judgement.items}
    assert verdicts["greeting"] == "met" and verdicts["confirm"] == "not_met" and found.applies
    assert set(found.searched["confirm"].values()) == {2}
    keep(REVIEWER, "voice", "退款", lines, {"greeting": "met", "gone": "met"})
    assert [talk.called for talk in kept("voice")] == ["退款"] and differing("voice", card) == []
    section, greeting = next((s, i) for s in current("voice")["section"] for i in s["item"] if i["id"] == "greeting")
    narrow = greeting | {"conditions": {"said": {"op": "keyword", "words": ["欢迎"]}}, "met": "said", "applies": ""}
    narrow |= {"passes": [["坐席：欢迎"]], "misses": [["坐席：说吧"]]}
    save(LEAD, "voice", put_item(current("voice"), section["zh"], narrow)[0])
    with pytest.raises(QAError, match="退款：开场问候"):
        publish(reader, "voice", "改", None)
    keep(REVIEWER, "voice", "退款", lines, {}, is_gone=True)
    publish(reader, "voice", "改", None)
    for text in ("", "没有人说话", "坐席：好\n旁白：停"):
        with pytest.raises(QAError, match="读不出来"):
            lines_of(text)
    contact = tiny.one("select interaction_id from message order by 1")
    assert picked(reader, contact)[0].startswith(("坐席", "客户")) and picked(reader, "nothing") == ()


def test_where_people_and_the_machine_differ_is_the_place_to_begin(tiny):
    reader = Reader(tiny, LEAD)
    assert disagreeing(reader, "voice") == []
    said = tiny.rows("""select e.interaction_id, verdict from evaluation e join evaluation_item using (evaluation_id)
        where e.scorecard_id = 'voice' and item_id = 'greeting' and occasion = 'machine' order by 1""")
    for at, row in enumerate(said):
        other = {"met": "not_met", "not_met": "met", "na": "met"}[row["verdict"]]
        verdicts = {"greeting": other if at == 0 else row["verdict"]}
        review(Reader(tiny, REVIEWER), row["interaction_id"], "voice", verdicts)
    pipeline.refresh(tiny)
    (found,) = disagreeing(reader, "voice")
    assert (found.item_id, found.n, found.differ) == ("greeting", len(said), 1)
    assert found.contacts == (said[0]["interaction_id"],)
    assert found.too_strict + found.overlooked == 1
