"""The sentence that carries the matter: which of a customer's own words it is, and where it stands in what was said."""

from __future__ import annotations

import pytest

from qa.language.columns import Said
from qa.language.gist import gists, sentences
from qa.language.hearing import as_read


def _gist(*turns: tuple[str, str]) -> str | None:
    said = Said.of([list(turns)])
    (found,) = gists(said, as_read(said), ["unknown"], [""])
    return found and turns[found.message][1][found.begin : found.end]


@pytest.mark.parametrize(
    "turns,wanted",
    [
        (
            [("customer", "在吗"), ("agent", "您好"), ("customer", "转人工"), ("customer", "洗衣机脱水的时候一直跳闸")],
            "洗衣机脱水的时候一直跳闸",
        ),
        (
            [("customer", "喂，你好。我上周退的那件外套钱怎么还没到？谢谢"), ("agent", "我查一下")],
            "我上周退的那件外套钱怎么还没到？",
        ),
        (
            [("customer", "[订单号]"), ("customer", "咖啡机漏水漏得厉害，想换一台"), ("customer", "行")],
            "咖啡机漏水漏得厉害，想换一台",
        ),
        ([("customer", "@纸飞机商城 @松果通信 我家宽带一到晚上就断线")], "我家宽带一到晚上就断线"),
        (
            [
                ("customer", "路由器的灯一直是红的，重启了几次没用"),
                ("agent", "好"),
                ("customer", "我下午三点以后才到家的，你记一下"),
            ],
            "路由器的灯一直是红的，重启了几次没用",
        ),
    ],
)
def test_it_is_the_sentence_that_says_why(turns, wanted):
    assert _gist(*turns) == wanted


@pytest.mark.parametrize("turns", [[], [("agent", "您好")], [("customer", "在吗"), ("customer", "我要找人工客服")]])
def test_who_says_nothing_has_none(turns):
    assert _gist(*turns) is None


def test_a_long_message_is_cut_where_a_breath_is_taken():
    text = "，".join(["我买的这台空气净化器滤网报警灯一直亮着"] * 6) + "。两百块的东西1.5个月就坏"
    parts = [text[begin:end] for begin, end in sentences(text)]
    assert all(len(part) <= 60 for part in parts) and parts[-1] == "两百块的东西1.5个月就坏"
    assert "".join(parts).replace("，", "") == text.replace("，", "")


def test_a_place_is_of_the_words_as_they_were_said():
    assert _gist(("customer", "嗯…那個，我訂的機票日期選錯了，能改簽嗎")) == "那個，我訂的機票日期選錯了，能改簽嗎"


@pytest.mark.parametrize(
    "text", ["好的" * 400 + "x", "没有了" * 400 + "%", "嗯" * 9000, "." * 9000, "@" * 9000, "[" * 900]
)
def test_a_long_run_of_nothing_stalls_nobody(text):
    """Read in every way it can be read, the first would take longer than anybody waits."""
    assert _gist(("customer", text), ("customer", "我家宽带一到晚上就断线"))


def test_the_sentence_kept_is_a_customers_and_stands_in_its_message(tiny):
    rows = tiny.rows(
        """select m.speaker, substr(m.text, c.gist_begin + 1, c.gist_end - c.gist_begin) as words
        from contact_score c join message m on m.interaction_id = c.interaction_id and m.message_seq = c.gist_seq"""
    )
    assert len(rows) == tiny.one("select count(*) from contact_score where gist_seq is not null") >= 6
    assert all(row["speaker"] == "customer" and len(row["words"]) >= 4 for row in rows)
