"""What came back on a question decides whether it was answered; a programme's own names are no competitor's."""

from __future__ import annotations

from datetime import datetime, timezone

import orjson
import pytest

from qa.adapters.landing.describing import describe
from qa.adapters.source import Source
from qa.language.columns import Said
from qa.language.exchange import SIGNS, exchanges, signs
from qa.language.hearing import as_read, hear
from qa.language.own_brands import brands
from qa.language.privacy import Masker
from qa.language.scorer import in_force
from qa.language.transcripts import annotate_lines

ASKED = ("customer", "你们营业厅几点开门啊")


def _labels(turns, own=()):
    said = Said.from_columns(
        [who for who, _ in turns],
        [text for _, text in turns],
        [len(turns)],
        [None] * len(turns),
        [None] * len(turns),
        (own,),
    )
    return [(found.message, found.label) for found in hear(said, in_force()).findings[0]]


@pytest.mark.parametrize(
    "reply,is_open",
    [
        (
            [
                ("agent", "感谢您的咨询，具体以页面公示为准哦"),
                ("customer", "我问的是几点"),
                ("agent", "祝您生活愉快，再见"),
            ],
            True,
        ),
        ([("agent", "您好"), ("agent", "再见")], True),
        ([("agent", "早上九点到下午五点半，周末也开"), ("customer", "好的谢谢")], False),
    ],
)
def test_a_question_is_open_until_something_answers_it(reply, is_open):
    assert ((0, "unanswered") in _labels([ASKED, *reply])) == is_open


def test_an_exchange_is_the_next_three_runs_of_replies_and_what_comes_between():
    turns = [
        ASKED,
        ("customer", "在吗"),
        ("bot", "请稍候"),
        ("agent", "在的"),
        ("agent", "哪家店？"),
        ("customer", "南门店"),
        ("agent", "九点"),
        ("customer", "好"),
        ("agent", "再见"),
    ]
    said = Said.of([turns, [("customer", "为什么扣我钱")]])
    first, *_, last = exchanges(said, said.plain.texts)
    assert first.replies == ("", "哪家店?", "九点", "") and first.after == "南门店"
    assert last.replies == () and signs([first, last])[:, list(SIGNS).index("no reply")].tolist() == [False, True]


@pytest.mark.parametrize("told", [["云帆通信", "云帆", "云"], "云帆通信、云帆，云", " 云帆 ;云帆通信"])
def test_own_names_come_as_a_list_or_a_text(told):
    assert brands(told) == ("云帆通信", "云帆")


def test_own_names_are_read_as_you_and_keep_every_place():
    turns = [("customer", "还是云帆通信便宜，隔壁贵"), ("agent", "云帆通信欢迎您")]
    said = Said.from_columns(
        ["customer", "agent"], [text for _, text in turns], [2], [None] * 2, [None] * 2, (("云帆通信",),)
    )
    assert as_read(said) == ["还是你们家家便宜,隔壁贵", "云帆通信欢迎您"]


@pytest.mark.parametrize("own", [None, [], "", ["松"], [3], 3, {"a": 1}])
def test_own_names_that_are_none_get_an_error_that_names_them(own):
    line = orjson.dumps({"id": 1, "own_brands": own, "turns": [{"role": "customer", "text": "在吗"}]})
    answer = orjson.loads(next(annotate_lines([line], Masker(b"x"), in_force())))
    assert ("own_brands" in answer["error"]) if isinstance(own, (int, dict)) else "error" not in answer


def test_contacts_of_a_programme_are_heard_anew_when_its_names_change(tiny):
    programme = tiny.rows("select programme_id, source_id from source limit 1")[0]
    with tiny.writing() as writer:
        describe(
            writer,
            Source(programme["source_id"], programme["programme_id"], options={"own_brands": ["云帆"]}),
            datetime.now(timezone.utc),
        )
    assert tiny.one("select own_brands from programme where programme_id = ?", [programme["programme_id"]]) == "云帆"
    held = tiny.one("select count(*) from interaction where programme_id = ?", [programme["programme_id"]])
    assert tiny.one("select count(distinct work_id) from due where stage = 'annotate'") == held > 0
