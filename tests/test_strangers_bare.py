"""Transcripts without the answer around them, and folders with files nobody knows."""

from __future__ import annotations

import orjson
import pytest
from ingesting import LOG, bring
from serving import qa

from qa.adapters.source import Source
from qa.contacts.building import build
from qa.warehouse.store import Store


@pytest.mark.parametrize(
    "sentence",
    [
        {
            "BeginTime": 0,
            "EndTime": 2500,
            "ChannelId": 0,
            "Text": "您好",
            "EmotionValue": 6.5,
            "SilenceDuration": 0,
            "SpeechRate": 148,
        },
        {"begin_time": 0, "end_time": 2500, "channel_id": 0, "text": "您好"},
        {"FinalSentence": "您好", "StartMs": 0, "EndMs": 2500, "SpeakerId": 0},
    ],
    ids=("alibaba", "alibaba_snake", "tencent"),
)
def test_a_bare_list_of_sentences_is_a_transcript(folder, sentence):
    again = {
        k: (
            v + 3000
            if isinstance(v, int) and v in (0, 2500) and "hannel" not in k and "peaker" not in k and "ilence" not in k
            else v
        )
        for k, v in sentence.items()
    }
    store = Store()
    assert bring(store, orjson.dumps([sentence, again]), "call_7.json", Source("d", "d")).new == 2
    build(store)
    assert [(r["text"], r["begin_ms"]) for r in store.rows("select text, begin_ms from message order by begin_ms")] == [
        ("您好", 0),
        ("您好", 3000),
    ]


def test_a_folder_says_what_its_unknown_files_look_like(folder, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "queue_log").write_text(LOG, "utf-8")
    for n in range(12):
        (tmp_path / "in" / f"日报{n:02}.csv").write_text(f"编号;谁打的;几点\n{n};甲;10\n", "utf-8")
    told = qa(folder, "import", str(tmp_path / "in")).stdout
    assert (
        "日报00.csv 像一张表，用「；」分隔，列：编号、谁打的、几点。" in told
        and told.count("像一张表") == 10
        and "还有 2 个这样的文件" in told
    )
    assert told.count("--mapping") == 1
