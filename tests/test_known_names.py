"""Names of the centre's own lists are hidden wherever they are said, whichever file came first; a word that is also a
name stays a word."""

from __future__ import annotations

import pytest
from conftest import TINY

from qa import pipeline
from qa.adapters.staging.name_book import add, learn, read_names, stamp, sweep
from qa.language.known_names import KnownNames
from qa.language.normalising import letters
from qa.language.privacy import Masker

KNOWN = KnownNames.of({"高兴", "白天", "阮丰收", "金额", "尉迟大桥", "李娜", "王**"}, {"邵一鸣"})
MASKER = Masker(b"x", lambda: KNOWN)


@pytest.mark.parametrize("text", ["今天我很高兴", "白天没人在家", "金额不对", "不高兴了", "白天和金额都说清楚"])
def test_a_word_that_is_also_a_name_is_kept_when_it_is_the_word(text):
    assert MASKER.text(text) == text


@pytest.mark.parametrize(
    "text,name",
    [
        ("我叫高兴，查一下", "高兴"),
        ("机主白天您好", "白天"),
        ("那个阮丰收说他没收到", "阮丰收"),
        ("尉遲大橋的包裹", "尉遲大橋"),
        ("跟李娜讲好了", "李娜"),
    ],
)
def test_a_known_name_is_hidden_wherever_it_is_said(text, name):
    assert name not in MASKER.text(text) and "名单里的名字" in MASKER.contact([("customer", text)])[0].because


def test_colleagues_stay_readable():
    assert MASKER.text("邵一鸣您好，这单转给您") == "邵一鸣您好，这单转给您"
    assert "邵一鸣" not in Masker(b"x").text("邵一鸣您好，这单转给您")


def test_half_hidden_names_and_numbers_are_no_names():
    assert "王**" not in KNOWN.people and not KnownNames.of({"", "李", "13800000000"}, set()).people


ROWS = {
    "customers": "客户,手机,网页号,价值,姓名\nC9,13800000077,,,冉阿让\n",
    "messages": "编号,序号,谁,时间,内容\nV3,9,客户,2026-03-02 10:02:00,你让冉阿让接电话\n",
}


@pytest.mark.parametrize("order", [("customers", "messages"), ("messages", "customers")])
def test_lists_and_words_come_in_any_order(tiny, folder, order):
    mapping = (TINY / "exports" / "source.toml").read_text("utf-8").replace('id = "客户"', 'id = "客户"\nname = "姓名"')
    for number, name in enumerate(order):
        place = folder / f"more{number}"
        place.mkdir()
        (place / "source.toml").write_text(mapping, "utf-8")
        (place / f"{name}.csv").write_text(ROWS[name], "utf-8")
        pipeline.bring_in(tiny, [place])
    said = [r["text"] for r in tiny.rows("select text from message where text like '%接电话%'")]
    assert said == ["你让[姓名]接电话"] and "冉阿让" in read_names()[0]
    for path in (folder / "sealed").glob("names.*"):
        assert "冉阿让".encode() not in path.read_bytes()
    assert not tiny.one("select count(*) from customer where display_name like '%阿让%'")


def test_lists_of_one_folder_are_read_before_its_talks(tiny, folder):
    """A talk whose file sorts first is masked as if the list had come first: the rules alone would leave 和 behind."""
    mapping = (TINY / "exports" / "source.toml").read_text("utf-8").replace('id = "客户"', 'id = "客户"\nname = "姓名"')
    place = folder / "more"
    place.mkdir()
    (place / "source.toml").write_text(mapping, "utf-8")
    (place / "a_messages.csv").write_text(ROWS["messages"].replace("你让冉阿让接电话", "我叫季春和，查一下"), "utf-8")
    (place / "customers.csv").write_text(ROWS["customers"].replace("冉阿让", "季春和"), "utf-8")
    text = (place / "source.toml").read_text("utf-8").replace('"messages.csv"', '"a_messages.csv"')
    (place / "source.toml").write_text(text, "utf-8")
    pipeline.bring_in(tiny, [place])
    told = tiny.rows("select text, masked_because from message where text like '我叫%'")
    assert any(row["text"] == "我叫[姓名]，查一下" and "名单里的名字" in row["masked_because"] for row in told)


def test_a_name_learned_while_another_is_swept_for_waits_for_its_turn(tiny):
    add("阮丰收")

    def finds(names):
        assert names["name"] == {"阮丰收"}
        add("冉阿让")
        return lambda texts: []

    sweep(tiny, finds)
    swept = []
    sweep(tiny, lambda names: swept.append(names["name"]) or (lambda texts: []))
    assert swept == [{"冉阿让"}]


def test_a_sweep_broken_off_is_done_again(tiny):
    add("阮丰收")

    def dies(names):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep(tiny, dies)
    swept = []
    sweep(tiny, lambda names: swept.append(names["name"]) or (lambda texts: []))
    assert swept == [{"阮丰收"}]


def test_many_names_are_one_automaton(folder):
    names = {f"赵{chr(first)}{chr(second)}" for first in range(0x4E00, 0x4E64) for second in range(0x9F00, 0x9F64)}
    known = KnownNames.of(names, set())
    assert len(known.people) > 9_000 and [name for name in known.said(letters(["这是赵丁鼎的单子"]))] == [(0, 2, 5)]
    assert learn("no such file") == 0 and stamp() == 0


HOMES = KnownNames.of(
    set(), set(), {"浙江省杭州市西湖区文津路128号翠柏小区3栋502室", "新立村老槐树东头", "上海市****", "12345678"}
)
AT_HOME = Masker(b"x", lambda: HOMES)


@pytest.mark.parametrize("text", ["还送文津路128号那里", "我住翠柏小区", "翠柏小區的門衛", "新立村老槐树东头第二家"])
def test_a_known_address_is_hidden_in_whole_and_in_part(text):
    assert "[地址]" in AT_HOME.text(text) and not any(
        piece in AT_HOME.text(text) for piece in ("文津路128", "翠柏", "老槐树")
    )


@pytest.mark.parametrize("text", ["杭州市有货吗", "西湖区今天能送到吗", "文津路在哪"])
def test_towns_and_roads_alone_stay(text):
    assert AT_HOME.text(text) == text


def test_addresses_of_a_list_are_hidden_in_words_of_any_file_and_kept_nowhere(tiny, folder):
    mapping = (TINY / "exports" / "source.toml").read_text("utf-8").replace('id = "客户"', 'id = "客户"\nhome = "地址"')
    rows = {
        "customers": "客户,手机,网页号,价值,地址\nC9,13800000077,,,云州市南湖区文津路128号翠柏小区3栋502室\n",
        "messages": "编号,序号,谁,时间,内容\nV3,9,客户,2026-03-02 10:02:00,门口是翠柏小区哪个门\n",
    }
    for number, name in enumerate(("messages", "customers")):
        place = folder / f"homes{number}"
        place.mkdir()
        (place / "source.toml").write_text(mapping, "utf-8")
        (place / f"{name}.csv").write_text(rows[name], "utf-8")
        pipeline.bring_in(tiny, [place])
    assert tiny.one("select text from message where text like '%哪个门%'") == "门口是[地址]哪个门"
    assert len(read_names()[2]) == 1
    for path in (folder / "sealed").rglob("*"):
        assert path.is_dir() or "翠柏小区".encode() not in path.read_bytes()
