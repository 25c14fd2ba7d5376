"""A centre's own taxonomy of reasons: a file of its data folder, read strictly, followed as soon as it changes."""

from __future__ import annotations

import pytest

from qa import contact_reasons, pipeline
from qa.adapters.mapping.mapped_table import source_of
from qa.contact_reasons import known, names, taxonomy
from qa.errors import QAError
from qa.language.reasons.keeping import version
from qa.language.reasons.model import UNKNOWN
from qa.language.reasons.telling import classify

GOOD = """
name = "水电"
[[group]]
id = "water"
zh = "水"
[[group.reason]]
id = "no_water"
zh = "停水"
words = ["停水", "没水"]
[[group.reason]]
id = "bill"
zh = "水费"
examples = ["这个月的水费怎么比上个月多了一倍", "水费单子上的数字不对", "水费在哪里交"]
"""


@pytest.fixture
def own(folder):
    """Writes a taxonomy of the centre's own."""

    def write(text: str, name: str = "utility") -> None:
        (folder / "own_reasons").mkdir(exist_ok=True)
        (folder / "own_reasons" / f"{name}.toml").write_text(text, "utf-8")
        contact_reasons._taxonomy.cache_clear()

    return write


def test_an_own_taxonomy_is_followed_and_its_change_is_noticed(own):
    before = version("utility")
    own(GOOD)
    assert version("utility") != before and "utility.no_water" in names() and known("utility") == "utility"
    assert classify(["我们小区停水了"], "utility")[0] == "utility.no_water"
    assert classify(["水费单子上的数字好像不对"], "utility")[0] == "utility.bill", "examples alone are enough"
    assert classify(["今天天气真好"], "utility")[0] == UNKNOWN


def test_an_own_one_takes_the_place_of_what_came_along(own):
    own(GOOD, "shop")
    assert set(taxonomy("shop")) == {"shop.no_water", "shop.bill"}


def test_examples_without_any_words_do_not_break(own):
    own(GOOD.replace('words = ["停水", "没水"]', 'examples = ["我们小区停水了什么时候来"]'))
    assert classify(["小区停水了什么时候来水"], "utility")[0] == "utility.no_water"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD.replace('id = "bill"', 'id = "no_water"'), "写了两次"),
        (GOOD.replace('words = ["停水", "没水"]', "words = []"), "没有词也没有例句"),
        (GOOD.replace('words = ["停水", "没水"]', 'words = [" "]'), "没有词也没有例句"),
        (GOOD.replace("[[group]]", "[[grope]]", 1), "读不出来"),
        (GOOD.replace('zh = "停水"', ""), "读不出来"),
        ("name = ", "读不出来"),
    ],
    ids=["double", "empty", "blank", "no group", "no name", "no TOML"],
)
def test_what_is_none_says_what_is_wrong(own, text, says):
    own(text)
    with pytest.raises(QAError) as told:
        taxonomy("utility")
    assert says in str(told.value)


def test_a_misspelt_name_is_an_error_before_anything_comes_in(folder):
    told = {"source": {"id": "a", "programme": "p"}, "options": {"taxonomy": "shopp"}}
    with pytest.raises(QAError) as wrong:
        source_of(told, "a.toml")
    assert "shopp" in str(wrong.value) and wrong.value.facts["known"]
    told["options"]["taxonomy"] = "shop"
    assert source_of(told, "a.toml").options["taxonomy"] == "shop"


def test_contacts_are_heard_anew_when_the_taxonomy_changes(tiny, own):
    heard = "select count(*) from contact_fact where reason_id = 'utility.no_water'"
    with tiny.writing() as writer:
        writer.execute("update programme set taxonomy = 'utility'")
    own(GOOD.replace('"停水", "没水"', '"你", "好", "我"'))
    pipeline.refresh(tiny)
    assert tiny.one(heard) > 0
    own(GOOD)
    pipeline.refresh(tiny)
    assert tiny.one(heard) == 0


def test_two_thousand_reasons_are_heard_without_a_wait(own):
    many = "".join(f'[[group.reason]]\nid = "r{n}"\nzh = "{n}"\nwords = ["第{n}种事"]\n' for n in range(2000))
    own('name = "x"\n[[group]]\nid = "g"\nzh = "g"\n' + many)
    assert classify(["我要问第1734种事"], "utility")[0] == "utility.r1734"
