"""Personal data leaves a message at the door in every spelling, and nothing else does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.digits import CHECKS, WEIGHTS, is_id_card, kind_of
from qa.language.privacy import Masker

MASKER = Masker(b"secret")
MASKER.text("我叫王小明，电话13800000000，住在长江路8号")
WORDS = "零一二三四五六七八九"
MOBILES = st.tuples(st.sampled_from("3456789"), st.text("0123456789", min_size=9, max_size=9)).map(
    lambda p: f"1{p[0]}{p[1]}"
)


def _spoken(digits, one):
    return "".join(one if d == "1" else WORDS[int(d)] for d in digits)


@given(MOBILES, st.sampled_from(["", " ", "-", "、", "，"]), st.sampled_from("一幺"))
def test_mobiles_in_every_spelling(mobile, gap, one):
    spaced = gap.join((mobile[:3], mobile[3:7], mobile[7:]))
    for form in (
        mobile,
        f"+86 {mobile}",
        spaced,
        _spoken(mobile, one),
        mobile.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    ):
        masked = MASKER.text(f"我的号码{form}，麻烦记下")
        assert "[手机号]" in masked and mobile[3:] not in masked, form


@given(MOBILES, st.integers(2, 4))
def test_numbers_dictated_over_messages(mobile, pieces):
    cuts = [round(i * 11 / pieces) for i in range(pieces + 1)]
    talk = []
    for a, b in zip(cuts, cuts[1:], strict=False):
        talk += [("customer", mobile[a:b]), ("agent", "嗯")]
    masked = [message.text for message in MASKER.contact(talk)]
    assert not any(
        mobile[a:b] in masked[2 * i] for i, (a, b) in enumerate(zip(cuts, cuts[1:], strict=False)) if b - a > 1
    )


@given(st.text("0123456789", min_size=3, max_size=3), st.dates())
def test_id_cards_by_check_digit(order, day):
    if not 1900 <= day.year <= 2099:
        return
    body = f"110105{day:%Y%m%d}{order}"
    card = body + CHECKS[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]
    assert is_id_card(card) and MASKER.text(f"证件{card}") == "证件[身份证]"
    wrong = body + next(c for c in "0123456789X" if c != card[-1])
    assert not is_id_card(wrong)


@pytest.mark.parametrize(
    "text",
    (
        "138-0000，哎呀信号不好，你听得到不？后头是1 2 3 4",
        "一九九，等下我翻一下，零零零零，一，二，三，四，没错",
        "一三八，嗯，四个零，然后，后面是一二三四",
    ),
)
def test_a_number_said_between_other_words_is_one(text):
    masked = MASKER.text(text)
    assert "[手机号]" in masked and not re.search("1 2 3 4|一，二|一二三四", masked)


def test_numbers_of_a_sentence_that_are_none_of_ours_stay():
    text = "订单2024，数量500，金额三千二，明天19点送到，共6件"
    assert MASKER.text(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "套餐128元包20G流量",
        "订单号202611220001234567",
        "等了35分钟",
        "2026年11月22日下午3点",
        "型号X200 Pro",
        "第三次打了",
        "工号1023为您服务",
        "扣了1999.00元",
        "一二三四五，上山打老虎",
    ],
)
def test_look_alikes_stay(text):
    assert MASKER.text(text) == text


@pytest.mark.parametrize(
    "text,kind",
    [
        ("发我邮箱 a.b@mail.example", "邮箱"),
        ("我叫尚知夏，帮我查下", "姓名"),
        ("收件人：王小明", "姓名"),
        ("寄到杭州市西湖区文三路199号2单元301室", "地址"),
        ("车牌浙A12345", "车牌"),
        ("加我微信abc_12345", "社交账号"),
        ("座机021-63210000", "固话"),
        ("卡号6222021234567890128", "银行卡"),
    ],
)
def test_other_kinds(text, kind):
    assert f"[{kind}]" in MASKER.text(text)


def test_the_same_phone_is_the_same_customer():
    forms = ["13800000001", "+86 138 0000 0001", "0086-13800000001", "１３８０００００００１"]
    hashes = {MASKER.address("phone", f)[0] for f in forms}
    assert len(hashes) == 1 and MASKER.address("phone", "13800000002")[0] not in hashes
    assert Masker(b"other").address("phone", forms[0])[0] not in hashes
    assert MASKER.address("phone", forms[0])[1] == "138****01" and kind_of("13800000001") == "手机号"


def test_nothing_personal_reaches_the_warehouse(tiny):
    for table in (
        "message",
        "interaction",
        "interaction_claim",
        "customer",
        "customer_alias",
        "ingest_row",
        "quarantine",
    ):
        said = str(tiny.rows(f"select * from {table}"))
        assert "13800000002" not in said and "11010519491231002X" not in said and "房予安" not in said, table


@pytest.mark.parametrize(
    "text",
    [
        "电话是13812345678，2号楼",
        "13812345678,13912345678",
        "我手机13812345678一共两个",
        "13812345678。3天了",
        "138-1234-5678 8点打",
        "打013812345678",
        "座机(010)62345678",
    ],
)
def test_other_digits_beside_a_number_do_not_save_it(text):
    masked = MASKER.text(text)
    assert "号]" in masked or "固话]" in masked
    assert "12345678" not in masked.replace("-", "") and "62345678" not in masked


def test_withheld_callers_are_nobody():
    assert all(MASKER.address("phone", who) == (None, "") for who in ("anonymous", "Restricted", "0000", "", "00"))
    assert MASKER.address("phone", "13800000001", "a")[0] != MASKER.address("phone", "13800000001", "b")[0]
