"""A draft of a scorecard: what it would change is what publishing changes, and the way back gives the old bytes."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from test_calibration import REVIEWER
from test_scoring import BYTES

from qa import pipeline
from qa.access.reading import Reader
from qa.editing.draft import copied, items, put_item, remove_item, weigh
from qa.editing.dry_run import dry_run
from qa.editing.editions import EDITIONS, as_if, current, draft_of, drop, publish, roll_back, save
from qa.errors import QAError
from qa.quality.dated_files import place
from qa.quality.reviewing import review
from qa.quality.scorecards import FOLDER, scorecards
from qa.scope import Scope

LEAD = Scope("lead1", "lead")
DAYS = date(2000, 1, 1), date(2100, 1, 1)
SCORES = "select interaction_id, score from contact_fact order by 1"
NEW = {
    "zh": "说清了什么",
    "en": "Says what",
    "points": 7,
    "why_zh": "说清楚",
    "why_en": "clear",
    "next_zh": "说清楚",
    "next_en": "clear",
    "met": "a",
    "applies": "",
    "conditions": {"a": {"op": "keyword", "words": ["您"], "who": "agent"}},
    "passes": [["坐席：您好"]],
    "misses": [["坐席：好"]],
}


def _reader(store) -> Reader:
    return Reader(store, LEAD)


def _changed(card: dict, rng: random.Random) -> dict:
    """A draft after a few random changes of the kinds a lead makes."""
    for _ in range(rng.randint(1, 3)):
        some = [item["id"] for _, item in items(card)]
        one = rng.choice(some)
        kind = rng.choice(("weigh", "remove", "add", "off", "critical", "narrow", "channels", "retire", "condition"))
        if kind == "weigh":
            card = weigh(card, {i: rng.randint(1, 30) for i in rng.sample(some, 4)})
        elif kind == "remove" and len(some) > 3:
            card = remove_item(card, one)
        elif kind == "add":
            words = rng.choice((["您"], ["好"], ["请问", "帮"]))
            fields = {"zh": f"新{rng.random()}", "conditions": {"a": {"op": "keyword", "words": words}}}
            card = put_item(card, "新", NEW | fields | {"passes": [[f"坐席：{words[0]}"]], "misses": [["坐席：哦"]]})[0]
        elif kind in ("off", "critical", "condition"):
            section, item = next((s, i) for s, i in items(card) if i["id"] == one)
            told = {"off": {"mode": "off"}, "critical": {"critical": rng.choice(("", "business"))}}.get(kind)
            card = put_item(card, section["zh"], item | (told or {"mode": "machine"}))[0]
        elif kind == "channels":
            card = card | {"channels": rng.choice((["voice"], ["voice", "webchat"], ["email"], ["webchat", "app"]))}
        elif kind == "retire":
            card = card | {"retired": True}
        else:
            card = card | {"programmes": rng.choice(([], ["nobody"], ["tiny"]))}
    return card


@pytest.mark.parametrize("seed", [*range(14), *(pytest.param(n, marks=pytest.mark.soak) for n in range(14, 200))])
def test_what_the_dry_run_says_is_what_publishing_does(tiny, seed):
    rng, reader = random.Random(seed), _reader(tiny)
    contact = tiny.one("select interaction_id from evaluation where scorecard_id = 'voice' order by 1")
    review(Reader(tiny, REVIEWER), contact, "voice", {"greeting": "not_met"})
    pipeline.refresh(tiny)
    before, old = dict(tiny.plainly(SCORES)), tiny.rows(BYTES)
    name = rng.choice(("voice", "text", "complaint"))
    days = [row[0] for row in tiny.plainly("select distinct day from contact_fact where day is not null order by 1")]
    since = rng.choice((None, rng.choice(days), days[-1] + timedelta(days=1)))
    if rng.random() < 0.3:
        name, card = "mine", copied(current(name), "mine", "我的", ("tiny",), name)
    else:
        card = current(name)
    card = _changed(card, rng)
    save(LEAD, name, card)
    tried = dry_run(reader, as_if(name, card, since), *DAYS)
    assert (dict(tiny.plainly(SCORES)), tiny.rows(BYTES)) == (before, old), "trying changes nothing"
    told = {r["interaction_id"]: r["after"] for r in tried.scores.to_pylist()}
    try:
        publish(reader, name, "试", since)
    except QAError as problem:
        assert "一样" in str(problem), problem
        return
    pipeline.refresh(tiny)
    assert dict(tiny.plainly(SCORES)) == before | told
    roll_back(reader, name, "不好")
    pipeline.refresh(tiny)
    assert dict(tiny.plainly(SCORES)) == before
    newest = """select interaction_id, scorecard_id, arg_max(result_hash, number) as hash,
        arg_max(is_withdrawn, number) as gone from evaluation where occasion = 'machine' group by all order by all"""
    hashes = {(r["interaction_id"], r["scorecard_id"]): r["hash"] for r in tiny.rows(newest) if not r["gone"]}
    assert hashes == {(r["interaction_id"], r["scorecard_id"]): r["result_hash"] for r in old}


def test_a_card_holds_from_its_day_on_and_the_days_before_keep_theirs(tiny, folder):
    reader = _reader(tiny)
    first, later = date(2026, 3, 1), date(2026, 6, 1)
    save(LEAD, "voice", weigh(current("voice"), {"greeting": 20}))
    publish(reader, "voice", "开头更要紧", later)
    assert EDITIONS.own_days("voice")[0][0] == "2026-06-01" and place(FOLDER, "voice", later).exists()
    save(LEAD, "voice", weigh(current("voice"), {"greeting": 1}))
    with pytest.raises(QAError, match="之后已经发布过一版"):
        publish(reader, "voice", "想盖掉", first)
    publish(reader, "voice", "再改", later + timedelta(days=9))
    assert [day for day, _ in EDITIONS.own_days("voice")] == ["2026-06-01", "2026-06-10"]
    roll_back(reader, "voice", "回去", 0)
    assert not list((folder / FOLDER).glob("voice*")) and scorecards()["voice"].item("greeting").points == 6


def test_a_new_rule_takes_no_points_before_it_is_proven_and_a_copied_one_keeps_its_proof(tiny):
    reader = _reader(tiny)
    state = "select state from item_standing where scorecard_id = ? and item_id = ? and scorecard_version = ?"
    copy = copied(current("voice"), "mine", "我的", ("tiny",), "voice")
    copy, made = put_item(copy, "新", NEW)
    section, greeting = next((s, i) for s, i in items(copy) if i["id"] == "greeting")
    copy = put_item(copy, section["zh"], greeting | {"met": "said"})[0]
    save(LEAD, "mine", copy)
    publish(reader, "mine", "委托方的愿望", None)
    pipeline.refresh(tiny)
    version = scorecards()["mine"].version
    told = {item: tiny.one(state, ["mine", item, version]) for item in ("closing", "greeting", made)}
    assert told == {"closing": "counts", "greeting": "flags", made: "flags"}
    assert not tiny.rows("select 1 from evaluation_in_force where scorecard_id = 'voice'"), (
        "another stands in its place"
    )


def test_who_may_and_what_is_refused(tiny):
    reader, card = _reader(tiny), current("voice")
    elsewhere = Scope("lead2", "lead", programmes=("elsewhere",))
    for wrong, says in (
        (lambda: save(REVIEWER, "voice", card), "质检主管"),
        (lambda: save(elsewhere, "voice", card), "自己看得到的项目"),
        (lambda: save(LEAD, "../x", card), "编号"),
        (lambda: publish(reader, "voice", "改", None), "一样"),
        (lambda: roll_back(reader, "voice", "改"), "没有更早"),
        (lambda: put_item(card, "开场", NEW | {"zh": " "}), "名字"),
        (lambda: put_item(card, "开场", NEW | {"zh": "开场问候"}), "已经有一项"),
        (lambda: remove_item(card, "nothing"), "没有条目"),
    ):
        with pytest.raises(QAError) as told:
            wrong()
        assert says in str(told.value)
    save(LEAD, "voice", put_item(card, "新", NEW | {"passes": [["坐席：好"]]})[0])
    with pytest.raises(QAError, match="例子和规则对不上"):
        publish(reader, "voice", "改", None)
    save(LEAD, "voice", put_item(card, "新", NEW)[0])
    seen = draft_of("voice").at
    save(Scope("lead3", "lead"), "voice", put_item(card, "新", NEW | {"points": 3})[0])
    with pytest.raises(QAError, match="lead3"):
        publish(reader, "voice", "改", None, seen)
    with pytest.raises(QAError, match="为什么"):
        publish(reader, "voice", " ", None)
    stale = EDITIONS.draft("voice")
    publish(reader, "voice", "改", None)
    with pytest.raises(QAError, match="新一版"):
        EDITIONS.publish("voice", "lead4", stale, [], "改", ("x", "y", "z"))
    drop(LEAD, "voice")
    assert draft_of("voice") is None
