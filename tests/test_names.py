"""Names found where nobody wrote a rule: measured on lines marked by another hand, learned again from what is
shipped."""

from __future__ import annotations

import pytest
from conftest import TESTS

from qa.errors import QAError
from qa.language.masked_lines import is_marked, measure_lines
from qa.language.name_letters import LINES, PATH
from qa.language.naming import names
from qa.language.naming_learning import fingerprint, learn, marked, read_lines
from qa.language.normalising import letters, plain
from qa.language.privacy import Masker

MASKER = Masker(b"x")


@pytest.mark.parametrize(
    "lines,hidden,kept", [("personal_data", 0.96, 0.98), ("personal_lines", 0.86, 0.98), ("personal_fresh", 0.85, 0.98)]
)
def test_lines_of_other_hands(lines, hidden, kept):
    rows = {row["measure"]: row["value"] for row in measure_lines(MASKER, TESTS / "probes" / f"{lines}.jsonl")}
    assert rows["hidden"] >= hidden and rows["kept"] >= kept
    assert is_marked(TESTS / "probes" / f"{lines}.jsonl") and not is_marked(PATH)


def test_the_weights_are_those_of_the_lines_shipped():
    assert PATH.read_text("utf-8").startswith(f"# lines {fingerprint(read_lines(LINES))}\n")


def test_learning_needs_a_name(tmp_path):
    with pytest.raises(QAError):
        learn([{"text": "你好", "names": [], "form": "none"}], tmp_path / "names.tsv")


def test_a_marked_line_in_one_spelling():
    assert marked({"text": "我是歐陽靜，歐陽靜", "names": ["歐陽靜"]}) == ("我是欧阳静,欧阳静", {(2, 5), (6, 9)})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "🙂🙂🙂",
        "1" * 20_000,
        "王" * 5_000,
        "a\ud800b王小明",
        "\0\0",
        "我叫\u200b王小明",
        "ﷺ" * 50,
        "姓" * 3_000,
    ],
)
def test_any_text_gets_an_answer(text):
    said = MASKER.text(text)
    assert isinstance(said, str) and len(letters([text])[0]) == len(text) and len(plain([text]).texts) == 1


@pytest.mark.parametrize("text,span", [("我嗯要呃投訴", (0, 6)), ("您 好", (0, 3)), ("好的好的", (0, 4))])
def test_places_lead_back_to_the_text_as_stored(text, span):
    heard = plain([text])
    assert heard.span(0, 0, len(heard.texts[0])) == span


def test_traditional_script_reads_the_same():
    assert letters(["請問幾點開門，客戶張偉", "①③⑧", "ＡＢ：１２"]) == ["请问几点开门,客户张伟", "138", "AB:12"]


def test_the_surer_of_two_names_wins_and_a_list_helps():
    text = letters(["联系人王建波、李秀兰"])[0]
    assert [text[n.begin : n.end] for n in names(text)] == ["王建波", "李秀兰"]
