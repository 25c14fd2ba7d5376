"""A language model as one more judge: nothing it makes up takes a point, it costs what was set, and its word counts
once people found it right."""

from __future__ import annotations

import time
from functools import partial

import pytest
from models import model
from test_card_editions import LEAD, NEW

from qa import pipeline
from qa.access.reading import Reader
from qa.adapters.fetching.chat import ask
from qa.editing import model_judge
from qa.editing.draft import put_item
from qa.editing.editions import current, publish, save
from qa.editing.model_judge import ask_due, checked
from qa.quality.scorecards import scorecards

ASKED = {"a": {"op": "model", "question": "坐席问好了吗？"}}
VERDICTS = """select i.verdict, i.na_reason, i.because, i.interaction_id from evaluation_item i join evaluation e
using (evaluation_id) where i.item_id = ? and e.occasion = 'machine'
qualify e.number = max(e.number) over (partition by e.interaction_id)"""
SCORES = "select interaction_id, score from contact_fact order by 1"


@pytest.fixture
def asking(tiny, monkeypatch):
    """(the centre, the id of an item that asks a model, how to ask one in a mood)."""
    item = NEW | {"zh": "问好（模型）", "conditions": ASKED, "passes": [["坐席：您好"]], "misses": [["坐席：嗯"]]}
    card, made = put_item(current("voice"), "开场", item)
    save(LEAD, "voice", card)
    publish(Reader(tiny, LEAD), "voice", "多一位评委", None)
    pipeline.refresh(tiny)

    def put(mood: str, calls: int = 50) -> tuple[int, list[str]]:
        with model(mood, "请问") as (address, asked):
            monkeypatch.setenv("XINSHENG_MODEL_ADDRESS", address)
            monkeypatch.setenv("XINSHENG_MODEL_CALLS_A_DAY", str(calls))
            found = ask_due(tiny, partial(ask, seconds=1.0 if mood == "stalling" else 20.0))
            pipeline.refresh(tiny)
            return found, asked

    monkeypatch.setattr(model_judge, "DAYS_BACK", 10_000)
    return tiny, made, put


@pytest.mark.parametrize(
    "mood", ["lying", "elsewhere", "lazy", "broken", "prose", "unsure", "down", "stalling", "endless"]
)
def test_what_it_makes_up_takes_no_point(asking, mood):
    tiny, made, put = asking
    before = tiny.plainly(SCORES)
    began = time.monotonic()
    found, asked = put(mood)
    assert (found > 0) == (mood == "unsure") and asked
    assert {r["verdict"] for r in tiny.rows(VERDICTS, [made])} == {"na"} and tiny.plainly(SCORES) == before
    if mood in ("down", "stalling", "endless"):
        assert len(asked) <= model_judge.PATIENCE + model_judge.AT_ONCE and time.monotonic() - began < 20
        assert not tiny.rows("select * from model_answer"), "asked again when it is back"


def test_an_honest_one_is_heard_with_its_quote_and_counts_once_it_is_proven(asking, folder):
    tiny, made, put = asking
    before = tiny.plainly(SCORES)
    found, asked = put("honest")
    rows = tiny.rows(VERDICTS, [made])
    assert found == len(asked) and {r["verdict"] for r in rows} >= {"met", "not_met"}, rows
    assert {r["because"] for r in rows if r["verdict"] == "met"} == {"请问"}
    assert tiny.plainly(SCORES) == before, "nobody has shown yet that it is right"
    again, asked = put("honest")
    assert (again, asked) == (0, []), "kept by words and question"
    state = "select distinct state from item_standing where item_id = ? and scorecard_version = ?"
    version = scorecards()["voice"].version
    assert tiny.rows(state, [made, version]) == [{"state": "flags"}]
    path = folder / "scorecards" / "evidence" / "evidence.toml"
    told = f'[[evidence]]\ncard = "voice"\nitem = "{made}"\nblind = 200\nhits = 100\nright = 98\nothers = 100\n'
    path.write_text(path.read_text("utf-8") + told + "overlooked = 2\n", "utf-8")
    pipeline.refresh(tiny)
    assert tiny.rows(state, [made, version]) == [{"state": "counts"}] and tiny.plainly(SCORES) != before
    path.write_text(path.read_text("utf-8").replace("right = 98", "right = 40"), "utf-8")
    pipeline.refresh(tiny)
    assert tiny.rows(state, [made, version]) == [{"state": "flags"}] and tiny.plainly(SCORES) == before


def test_it_sees_masked_words_and_costs_what_was_set(asking):
    tiny, _made, put = asking
    with tiny.writing() as writer:
        writer.execute("update message set text = '[手机号]，' || text where speaker = 'customer'")
    found, asked = put("honest", calls=2)
    assert found == len(asked) == 2 and "[手机号]" in asked[0] and "坐席问好了吗" in asked[0]
    assert put("honest", calls=2)[0] == 0, "the day's budget is spent"
    assert put("honest", calls=3)[0] == 1


def test_what_it_writes_is_checked_word_by_word():
    said = [
        {"message_seq": 4, "speaker": "agent", "text": "您好，请讲"},
        {"message_seq": 5, "speaker": "customer", "text": "嗯"},
    ]
    yes = '{"answer": "yes", "message": %s, "quote": "%s"}'
    assert checked(yes % (1, "请讲"), said, "agent") == {
        "message_seq": 4, "span_begin": 3, "span_end": 5, "answer": "yes", "because": "请讲",
    }  # fmt: skip
    for told in (
        yes % (2, "嗯"),
        yes % (0, "您好"),
        yes % ('"1"', "您好"),
        yes % (1, " "),
        "[]",
        "null",
        '{"answer": 5}',
    ):
        assert checked(told, said, "agent")["answer"] == "discarded", told
    assert checked(yes % (2, "嗯"), said, "customer")["answer"] == "yes"
    assert checked('{"answer": "no", "read": 2}', said, "agent")["answer"] == "no"
