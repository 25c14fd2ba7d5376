"""Masking measured on invented data planted into sentences, and on what only looks like it; the sieve never holds back a match."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.annotator import annotators
from qa.language.masked import measure_masking
from qa.language.privacy import STEPS, Masker
from qa.language.sieve import sift
from qa.simulation.planting import look_alikes, plants

MASKER = Masker(b"secret")
CARRIERS = ["你们到底什么时候给我处理", "我想查一下上个月的账单", "好的麻烦你了", "东西坏了要退货", "信号一直不好", "能不能快一点", "师傅还没来", "发票怎么开"]
RULES = [a.rule for a in annotators().values()] + [pattern for pattern, _ in STEPS]
WORDS = st.sampled_from(
    [m for a in annotators().values() for m in a.matches + a.leaves] + ["１２３", "\u3000", "@", "京A12345", "13800000001", "[手机号]", "😡", "Ｑ", "é"]
)
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=4)), min_size=1, max_size=4).map("".join)


@pytest.mark.parametrize("seed", [11, 12])
def test_planted_data_vanishes_and_look_alikes_stay(seed):
    missed = []
    rows = {r["kind"]: r for r in measure_masking(MASKER, plants(seed, CARRIERS, 480), look_alikes(seed, CARRIERS, 480), missed)}
    assert rows["structured"]["share"] >= 0.99, missed
    assert rows["names and addresses"]["share"] >= 0.90, missed
    assert rows["look-alikes kept"]["share"] >= 0.98, missed


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_the_sieve_lets_every_match_through(texts):
    array = pa.array(texts, pa.large_string())
    for rule in RULES:
        assert {i for i, text in enumerate(texts) if rule.search(text)} <= set(sift(array, rule))


@given(
    st.lists(st.tuples(st.sampled_from(["customer", "agent"]), TEXTS), max_size=5),
    st.lists(st.tuples(st.sampled_from(["customer", "agent"]), TEXTS), max_size=5),
)
def test_a_contact_is_masked_the_same_alone_or_among_others(one, other):
    assert MASKER.contacts([other, one])[1] == MASKER.contact(one)
    assert MASKER.contact([(s, t) for (s, _), (t, _) in zip(one, MASKER.contact(one), strict=True)]) == [(t, False) for t, _ in MASKER.contact(one)]
