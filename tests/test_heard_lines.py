"""Feelings and findings on lines another hand wrote, which nothing was learned from; classifiers answer whatever comes,
and show their words."""

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from qa.errors import QAError
from qa.language.classifier import read_classifier
from qa.language.classifier_learning import LINES
from qa.language.columns import Said
from qa.language.emoji import signs
from qa.language.feeling import shares, told
from qa.language.heard_lines import is_mood, kind_of, measure_heard
from qa.language.hearing import hear, hear_table, satisfy_table
from qa.language.listening import SIDES, classifier, path_of, said_before
from qa.language.scorer import in_force

PROBES = Path(__file__).parent / "probes"
FLOORS = {
    "prohibited": (0.9, 0.45),
    "pushing_away": (0.8, 0.6),
    "overpromise": (0.85, 0.6),
    "churn": (0.85, 0.6),
    "escalation": (0.8, 0.65),
    "wish": (0.85, 0.5),
    "competitor": (0.85, 0.35),
    "repeat_mention": (0.7, 0.4),
    "resolution_confirmed": (0.85, 0.4),
    "thanks": (0.75, 0.5),
}


def figures(name):
    return {row["measure"]: row["value"] for row in measure_heard(PROBES / name)}


def test_feelings_of_lines_never_learned_from():
    found = figures("feelings.jsonl")
    assert found["plain talk within 0.2"] >= 0.9 and found["sign"] >= 0.8
    assert found["sign, sarcasm"] >= 0.8 and found["sign, emoji"] >= 0.85


@pytest.mark.parametrize("name", ("manners.jsonl", "findings.jsonl"))
def test_findings_of_lines_never_learned_from(name):
    found = figures(name)
    for label, (precision, recall) in FLOORS.items():
        if f"{label} recall" in found:
            assert found[f"{label} precision"] >= precision and found[f"{label} recall"] >= recall, (label, found)


def test_what_is_judged_was_not_learned():
    lines = [json.loads(line) for path in LINES.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    learned = {turn["text"] for line in lines for turn in line.get("turns", [line])}
    for name in ("feelings.jsonl", "manners.jsonl", "findings.jsonl"):
        lines = [json.loads(line) for line in (PROBES / name).read_text("utf-8").splitlines()]
        judged = [line["text"] if "text" in line else line["turns"][line["turn"]]["text"] for line in lines]
        assert not [text for text in judged if len(text) > 8 and text in learned]


@pytest.mark.parametrize(
    "turns",
    (
        [],
        [("customer", "")],
        [("customer", "?")],
        [("customer", "😡")],
        [("customer", "一" * 20_000)],
        [("customer", "\ud800x")],
        [("agent", "12345")],
        [("customer", "[微笑]"), ("customer", "ok"), ("bot", "您好")],
    ),
)
def test_an_answer_whatever_comes(turns):
    heard = hear(Said.of([turns]), in_force())
    assert len(heard.findings) == 1 and np.all(np.abs(heard.moods) <= 1)


def test_the_other_side_said_last():
    said = Said.of(
        [
            [("customer", "一"), ("agent", "二"), ("customer", "三"), ("customer", "四")],
            [("customer", "五"), ("agent", "六")],
        ]
    )
    assert said_before(said, *SIDES["customer"]).tolist() == [-1, 1, 1, -1] and said_before(
        said, *SIDES["agent"]
    ).tolist() == [0, 4]


def test_a_finding_shows_its_words_where_they_stand():
    text = "你们都第几次了，我还是去隔壁那家银行办吧"
    (found,) = hear(Said.of([[("customer", text)]]), in_force()).findings
    assert found and all(text[f.begin : f.end] == f.words and 0 < f.score <= 1 for f in found)
    (words,) = shares(["气死我了，太差劲了"])
    assert sum(share for _begin, _end, share in words) < 0
    assert "-" in told(["气死我了，太差劲了"], [-0.9])[0] and told(["气死我了", "好的"], [None, 0.0]) == ["", ""]


def test_satisfaction_is_the_same_however_it_is_asked_for():
    said = [
        ("customer", "我的宽代断网三天了，请问什么时侯能修好"),
        ("agent", "您好，我这就给您报修"),
        ("customer", "嗯嗯好，谢谢泥"),
    ]
    table = pa.Table.from_pylist(
        [
            dict(
                interaction_id="a",
                message_seq=n,
                speaker=who,
                text=text,
                begin_ms=None,
                end_ms=None,
                taxonomy="telecom",
                own_brands=None,
                talk_ms=None,
            )
            for n, (who, text) in enumerate(said, 1)
        ]
    )
    heard, again = hear_table(table)["contact_score"].to_pylist()[0], satisfy_table(table).to_pylist()[0]
    assert {key: heard[key] for key in again} == again


def test_a_sum_is_the_chance():
    for side in SIDES:
        model = classifier(side)
        chances = model.chances(["您好", "您好", ""], ["", "", ""], np.zeros((3, len(model.signs)), bool))
        assert (
            chances.shape == (3, len(model.labels))
            and np.all(chances[0] == chances[1])
            and np.all((chances >= 0) & (chances <= 1))
        )


def test_files_that_are_none(tmp_path):
    (tmp_path / "x.tsv").write_text("nothing", "utf-8")
    with pytest.raises(QAError):
        read_classifier(tmp_path / "x.tsv")
    (tmp_path / "x.jsonl").write_text('["a"]\n', "utf-8")
    assert kind_of(tmp_path / "x.jsonl") is None


def test_no_sign_means_two_things_and_the_licence_is_ours():
    written = [
        sign
        for line in (path_of("customer").parent / "emoji.tsv").read_text("utf-8").splitlines()
        if line[0] != "#"
        for sign in line.split("\t")[1].split()
    ]
    assert len(written) == len(signs())
    assert all("written for this project" in classifier(side).licence for side in SIDES)


def test_a_broken_line_is_said(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "好", "band": "pos"}\n{"text": "坏"}\n', "utf-8")
    with pytest.raises(QAError, match="band"):
        measure_heard(path)


def test_posts_with_moods_are_measured(tmp_path):
    path = tmp_path / "posts.jsonl"
    told = [
        ("太开心了，谢谢你们", "happy"),
        ("气死我了，太差劲了", "angry"),
        ("今天周三", "neutral"),
        ("好难过啊", "sad"),
    ]
    path.write_text("\n".join(json.dumps({"text": text, "mood": mood}) for text, mood in told * 3), "utf-8")
    found = {row["measure"]: row for row in measure_heard(path)}
    assert found["happy against neutral"]["value"] == 1.0 == found["angry against neutral"]["value"]
    assert abs(found["mean of neutral"]["value"]) < 0.05 and found["mean of neutral"]["n"] == 3
    assert is_mood(path) and not is_mood(PROBES / "findings.jsonl")
