"""Reasons are told from the first messages that say something, by likeness to a few examples, and honestly unknown."""

from __future__ import annotations

import random
import tomllib

import pytest

from qa.contact_reasons import COMPLEXITIES, FOLDER, ContactReason, shipped
from qa.language.columns import AGENT, CUSTOMER
from qa.language.normalising import plain
from qa.language.reasons import keeping
from qa.language.reasons.learning import Example, learn, solve
from qa.language.reasons.matters_learning import TALKS, talk_openings
from qa.language.reasons.model import UNKNOWN
from qa.language.reasons.opening import Opening, alone, opening_of, telling
from qa.language.reasons.telling import classify, tell
from qa.settings import SHIPPED


def _reason(key: str, zh: str, words=(), examples=()) -> ContactReason:
    return ContactReason(f"t.{key}", "t.g", zh, zh, "g", "g", tuple(words), tuple(examples))


def test_cards_greetings_and_formulas_are_passed_over():
    turns = [
        (CUSTOMER, "你好"),
        (AGENT, "您好,有什么问题我可以帮您处理呢?"),
        (CUSTOMER, "咨询订单号:[ORDERID_1] 订单金额:[金额x],下单时间:[日期x]"),
        (CUSTOMER, "在吗"),
        (CUSTOMER, "发票抬头写错了"),
        (AGENT, "请您稍等,正在为您查询"),
        (AGENT, "可以申请换开的"),
        (CUSTOMER, "好的,谢谢"),
    ]
    assert opening_of(turns) == Opening("发票抬头写错了", "发票抬头写错了 可以申请换开的")
    assert opening_of([(CUSTOMER, "喂"), (CUSTOMER, "嗯嗯")]) == Opening("", "")
    assert telling("转人工!!") == "" and telling("人工太慢了") == "人工太慢了"


def test_three_examples_tell_talks_nobody_learned_from():
    """Of one industry's talks, with the likeness of matters learned from the others alone."""
    from qa.language.reasons.matters_learning import learn_matters

    left_out = TALKS / "telecom.jsonl"
    known = learn_matters([f for f in sorted(TALKS.glob("*.jsonl")) if f != left_out], shipped())
    talks, rng = talk_openings(left_out), random.Random(1)
    rng.shuffle(talks)
    names = sorted({reason for _, _, reason in talks})
    reasons = [_reason(str(at), name.split(" ")[1]) for at, name in enumerate(names)]
    label, taught, asked = {name: r.reason_id for name, r in zip(names, reasons)}, [], []
    for customer, both, reason in talks:
        mine = [e for e in taught if e.reason_id == label[reason]]
        (taught if len(mine) < 3 else asked).append(Example(Opening(customer, both), label[reason]))
    model = learn(reasons, taught, 0.65, known=known)
    told = model.classify([e.opening for e in asked])
    assigned = [t.reason_id == e.reason_id for t, e in zip(told, asked) if t.reason_id != UNKNOWN]
    best = [model.labels[at] for at in model.chances([e.opening for e in asked]).argmax(axis=1)]
    assert sum(b == e.reason_id for b, e in zip(best, asked)) / len(asked) > 0.42
    assert len(assigned) >= 12 and sum(assigned) / len(assigned) > 0.75


def test_what_is_of_no_reason_stays_unknown():
    reasons = [
        _reason("a", "停水", ["停水"], ["楼里没水了", "水龙头不出水"]),
        _reason("b", "水费", ["水费"], ["多收了两吨", "在哪里交钱"]),
    ]
    model = learn(reasons, [], 0.65)
    odd = ["航班取消了能退票吗", "我想给孩子报名上小学", "今天天气真好", "你们招人吗"]
    assert [t.reason_id for t in model.classify([alone(text) for text in odd])] == [UNKNOWN] * 4
    assert model.classify([alone("我们小区停水了")])[0].reason_id == "t.a"
    assert model.classify([Opening("", "")]) == [(UNKNOWN, 0.0, "")] and model.classify([]) == []


def test_traditional_script_is_read_as_simplified():
    texts = plain(["我的包裹還沒到,物流信息不更新"]).texts
    assert classify(texts, "shop").reason_id == "shop.logistics_delay"
    model = learn([_reason("a", "發票", ["開發票"], ["抬頭寫錯了"]), _reason("b", "退款", ["退款"])], [], 0.65)
    assert [t.reason_id for t in model.classify([alone("要开发票"), alone("抬头写错了")])] == ["t.a"] * 2


def test_learning_twice_gives_the_same_and_leaves_each_example_out():
    reasons = [_reason("a", "断网", (), ["连不上网", "灯一直红"]), _reason("b", "话费", (), ["扣多了", "这么贵"])]
    said = (("上不了网", "t.a"), ("多扣话费", "t.b"))
    people = [Example(alone(f"{words}{n}天了"), reason) for n in range(3, 23) for words, reason in said]
    one, two = (solve(reasons, people, 0.6) for _ in range(2))
    assert (one.model.weights == two.model.weights).all() and one.model.steep == two.model.steep
    wrong = [*people, Example(alone("上不了网4天了"), "t.b")]
    unseen = solve(reasons, wrong, 0.6).unseen
    assert unseen[-1].argmax() == 0, "left out, the one wrong label is not believed"


def test_a_name_there_is_not_gives_no_reason():
    assert tell([alone("退款")], [""]) == [(UNKNOWN, 0.0, "")]


def test_shipped_classifiers_belong_to_the_shipped_taxonomies():
    for file in sorted((SHIPPED / FOLDER).glob("*.toml")):
        kept = keeping.CAME / f"{file.stem}-{keeping._written((file, 0))}.npz"
        assert kept.is_file(), "run: python -m qa train-matters"
    assert len(list(keeping.CAME.glob("*.npz"))) == len(list((SHIPPED / FOLDER).glob("*.toml"))) == 7


@pytest.mark.parametrize("name", sorted(f.stem for f in (SHIPPED / FOLDER).glob("*.toml")))
def test_a_ready_taxonomy_tells_its_own_examples_and_says_what_each_reason_is_like(name):
    mine = [r for r in shipped() if r.reason_id.startswith(f"{name}.")]
    assert len(mine) >= 15 and tomllib.loads((SHIPPED / FOLDER / f"{name}.toml").read_text("utf-8"))["name"]
    assert all(r.words and len(r.examples) >= 3 and r.en and r.complexity in COMPLEXITIES for r in mine)
    assert {t for r in mine for t in r.traits} == {"account", "deadline", "self_service", "complaint"}
    said = [(text, r.reason_id) for r in mine for text in r.examples]
    told = tell([alone(text) for text, _ in said], [name] * len(said))
    right = sum(t.reason_id == r for t, (_, r) in zip(told, said))
    wrong = sum(t.reason_id not in (r, UNKNOWN) for t, (_, r) in zip(told, said))
    assert right / len(said) > 0.8 and wrong / len(said) < 0.02
