"""Masking measured on invented data planted into sentences, and on what only looks like it; the sieve never holds back
a match."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.language.annotator import annotators
from qa.language.masked import measure_masking
from qa.language.personal import kinds
from qa.language.privacy import SIGNS, TOKEN, Masker
from qa.language.sieve import sift
from qa.simulation.planting import look_alikes, plants

MASKER = Masker(b"secret")
CARRIERS = [
    "你们到底什么时候给我处理",
    "我想查一下上个月的账单",
    "好的麻烦你了",
    "东西坏了要退货",
    "信号一直不好",
    "能不能快一点",
    "师傅还没来",
    "发票怎么开",
]
RULES = [a.rule for a in annotators().values()] + [rule.rule for kind in kinds() for rule in kind.rules] + [SIGNS]
WORDS = st.sampled_from(
    [m for a in annotators().values() for m in a.matches + a.leaves]
    + ["１２３", "\u3000", "@", "京A12345", "13800000001", "[手机号]", "😡", "Ｑ", "é"]
)
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=4)), min_size=1, max_size=4).map("".join)


@pytest.mark.parametrize("seed", [11, 12])
def test_planted_data_vanishes_and_look_alikes_stay(seed):
    missed = []
    rows = {
        r["kind"]: r
        for r in measure_masking(MASKER, plants(seed, CARRIERS, 480), look_alikes(seed, CARRIERS, 480), missed)
    }
    assert rows["structured"]["share"] >= 0.99, missed
    assert rows["names and addresses"]["share"] >= 0.90, missed
    assert rows["look-alikes kept"]["share"] >= 0.98, missed


@settings(deadline=None, max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_the_sieve_lets_every_match_through(texts):
    array = pa.array(texts, pa.large_string())
    for rule in RULES:
        assert {i for i, text in enumerate(texts) if rule.search(text)} <= set(sift(array, rule))


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["customer", "agent"]), TEXTS), max_size=5),
    st.lists(st.tuples(st.sampled_from(["customer", "agent"]), TEXTS), max_size=5),
)
def test_a_contact_is_masked_the_same_alone_or_among_others(one, other):
    assert MASKER.contacts([other, one])[1] == MASKER.contact(one)
    once = [message.text for message in MASKER.contact(one)]
    again = [
        message.text
        for message in MASKER.contact([(speaker, text) for (speaker, _), text in zip(one, once, strict=True)])
    ]
    assert all(len(TOKEN.findall(more)) >= len(TOKEN.findall(text)) for text, more in zip(once, again, strict=True)), (
        "a mask is never taken off"
    )


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_kind_hides_its_examples_and_keeps_what_only_looks_like_it(kind):
    for text, secret in kind.hides:
        assert secret in text and secret not in MASKER.text(text), (text, MASKER.text(text))
    for text in kind.keeps:
        assert MASKER.text(text) == text


def test_every_mask_says_what_rule_it_comes_from():
    for kind in kinds():
        for text, _secret in kind.hides:
            message = MASKER.contact([("customer", text)])[0]
            assert [f"[{told.split(':')[0]}]" for told in message.because.split("|")] == TOKEN.findall(message.text)
