"""A customer who asks to be forgotten: the words are gone, the counts stay, an old file does not bring them back."""

from __future__ import annotations

import pytest
from ingesting import bring
from test_people_over_time import CALLS, CHATS, SOURCE

from qa import pipeline
from qa.access.reading import Reader
from qa.adapters.forgetting.person import forget
from qa.adapters.mapping.mapped_table import source_of
from qa.adapters.staging.name_book import read_names
from qa.adapters.staging.sealing import entries, place, sealed_ids
from qa.backing_up import back_up, restore
from qa.errors import QAError
from qa.masking import install, masker
from qa.records import book, opening
from qa.records.book import rows as records
from qa.scope import Scope
from qa.warehouse.scrubbing import scrub
from qa.warehouse.store import Store

WORDS = {
    "match": "words*",
    "message": {"contact": "id", "order": "n", "speaker": {"value": "customer"}, "text": "text"},
}
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
    assert found.contacts == 3 and found.files == 0 and all(place(f).exists() for f in files), (
        "files of lines go on without the person"
    )
    for again in range(2):
        assert store.one("select count(*) from interaction") == 3 and not store.one(
            "select count(*) from interaction where customer_id is not null or masked_address is not null"
        )
        assert {r["text"] for r in store.rows("select text from message")} == {"", "你好"}
        assert not store.one("select count(*) from finding where label = 'complaint'") and not store.one(
            "select count(*) from customer_alias"
        )
        if not again:
            bring(store, CALLS + "\n", "calls.again", WITH_WORDS)
            bring(store, SAID + "\n", "words.again", WITH_WORDS)
            pipeline.refresh(store)
    assert records("audit")[-1]["action"] == "forget" and "13800000001" not in str(records("audit"))
    with pytest.raises(QAError):
        forget(Reader(store), masker(), "phone", "13900000000")
    store.close()


NAME, PHONE, OTHER, SECRET = "欧阳听雨", "13800000001", "13900000002", "我家的狗叫煤球"
CRM = {"match": "crm*", "customer": {"id": "id", "name": "name", "phone": {"column": "phone", "kind": "phone"}}}
CALL = {"match": "list*", "contact": {"id": "id", "started_at": "at", "customer": {"column": "phone", "kind": "phone"}}}
TALK = {"match": "talk*", "message": {"contact": "id", "said_at": "at", "speaker": "who", "text": "text"}}
HOUSE = source_of({"source": {"id": "h", "programme": "h"}, "table": [CRM, CALL, TALK]}, "tests")
LIST = f"id,at,phone\nk1,2025-11-26 10:00:00,{PHONE}\nk2,2025-11-26 11:00:00,{OTHER}\n"
TALKED = f"id,at,who,text\nk1,2025-11-26 10:00:01,customer,{SECRET}\nk2,2025-11-26 11:00:01,customer,别人的话留下\n"


def _bytes_of(folder):
    return b"".join(p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file())


def _everything_open(folder):
    """Every byte of the folder, and every sealed piece opened."""
    return _bytes_of(folder) + b"".join(data for file_id in sealed_ids() for _, data in entries(file_id))


def test_nothing_of_the_person_is_left_in_any_byte_and_others_can_be_replayed(folder, tmp_path):
    store = Store()
    for name, data in (
        ("crm.csv", f"id,name,phone\nK1,{NAME},{PHONE}\nK2,端木知夏,{OTHER}\n"),
        ("list.csv", LIST),
        ("talk.csv", TALKED),
        ("list-more.csv", LIST + "k3,2025-11-26 12:00:00,138 0000 0001\n"),
    ):
        bring(store, data, name, HOUSE)
    pipeline.refresh(store)
    k1 = store.one("select interaction_id from interaction where native_id = 'k1'")
    book.write("kudos", "lead", agent_id="a", interaction_id=k1, words="她说煤球走丢了还笑")
    Reader(store).pull()
    old = folder.parent / f"{folder.name}-old"
    back_up(store, old)
    forget(Reader(store), masker(), "phone", PHONE)
    pipeline.refresh(store)
    scrub(store)
    opening.let_go()
    found = _everything_open(folder)
    for needle in (SECRET, NAME, PHONE, "煤球"):
        assert needle.encode() not in found and needle.encode("utf-16-le") not in found, needle
    assert "别人的话留下".encode() in found and OTHER.encode() in found and read_names()[0] == {"端木知夏"}
    bring(store, LIST + "k1,2025-11-26 10:00:00,13800000001\n", "list-changed.csv", HOUSE)
    bring(store, TALKED.replace("\n", "\r\n"), "talk-changed.csv", HOUSE)
    pipeline.refresh(store)
    assert {r["text"] for r in store.rows("select text from message")} == {"", "别人的话留下"}
    assert not store.one("select count(*) from interaction where native_id in ('k1', 'k3') and customer_id is not null")
    store.close()


def test_an_older_backup_forgets_again_when_it_is_restored(folder, monkeypatch):
    store = Store()
    bring(store, LIST, "list.csv", HOUSE)
    bring(store, TALKED, "talk.csv", HOUSE)
    pipeline.refresh(store)
    old = folder.parent / f"{folder.name}-old"
    back_up(store, old)
    forget(Reader(store), masker(), "phone", PHONE)
    store.close()
    monkeypatch.setenv("XINSHENG_DATA", str(folder.parent / f"{folder.name}-fresh"))
    opening.let_go()
    fresh = Store()
    restore(fresh, old)
    pipeline.rebuild(fresh)
    assert {r["text"] for r in fresh.rows("select text from message")} == {"", "别人的话留下"}
    assert not fresh.one("select count(*) from interaction where native_id = 'k1' and customer_id is not null")
    fresh.close()


def test_what_people_write_is_hidden_like_what_customers_say(folder):
    install()
    try:
        book.write("kudos", "lead", agent_id="a", words="谢谢你帮了13800000001的客户")
        assert book.rows("kudos")[0]["words"] == "谢谢你帮了[手机号]的客户"
    finally:
        book.HIDING.clear()
