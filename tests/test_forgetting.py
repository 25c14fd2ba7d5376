"""A customer who asks to be forgotten: the words are gone, the counts stay, an old file does not bring them back."""

from __future__ import annotations

import pytest
from ingesting import bring
from test_people_over_time import CALLS, CHATS, SOURCE

from qa import pipeline
from qa.access.reading import Reader
from qa.adapters.forgetting import forget
from qa.adapters.mapping import source_of
from qa.adapters.sealing import place
from qa.errors import QAError
from qa.pipeline import masker
from qa.records.book import rows as records
from qa.scope import Scope
from qa.warehouse.store import Store

WORDS = {"match": "words*", "message": {"contact": "id", "order": "n", "speaker": {"value": "customer"}, "text": "text"}}
WITH_WORDS = source_of({"source": {"id": "x", "programme": "x"}, "table": [WORDS, *SOURCE.tables]}, "tests")
SAID = "id,n,text\nv1,1,我要投诉你们\nv2,1,谢谢\nother,1,你好\n"


def test_words_and_addresses_go_and_the_counts_stay(folder):
    store = Store()
    for name, text in (
        ("calls", CALLS),
        ("chats", CHATS),
        ("crm", "id,phone,segment\nK7,13800000001,high\n"),
        ("same", "phone,wechat\n13800000001,wx1\n"),
        ("words", SAID),
    ):
        bring(store, text, name, WITH_WORDS)
    pipeline.refresh(store)
    files = [r["file_id"] for r in store.rows("select file_id from ingest_file where name in ('calls', 'words')")]
    assert store.one("select count(*) from finding") and all(place(f).exists() for f in files)
    with pytest.raises(QAError):
        forget(Reader(store, Scope("s", "supervisor", teams=("t",))), masker(), "phone", "13800000001")
    found = forget(Reader(store), masker(), "phone", "138 0000 0001")
    pipeline.refresh(store)
    assert found.contacts == 3 and not any(place(f).exists() for f in files)
    for again in range(2):
        assert store.one("select count(*) from interaction") == 3 and not store.one(
            "select count(*) from interaction where customer_id is not null or masked_address is not null"
        )
        assert {r["text"] for r in store.rows("select text from message")} == {"", "你好"}
        assert not store.one("select count(*) from finding where label = 'complaint'") and not store.one("select count(*) from customer_alias")
        if not again:
            bring(store, CALLS + "\n", "calls.again", WITH_WORDS)
            bring(store, SAID + "\n", "words.again", WITH_WORDS)
            pipeline.refresh(store)
    assert records("audit")[-1]["action"] == "forget" and "13800000001" not in str(records("audit"))
    with pytest.raises(QAError):
        forget(Reader(store), masker(), "phone", "13900000000")
    store.close()
