"""First responses of chats: what comes within a second is automatic; a source may say that its robot takes longer."""

from __future__ import annotations

import pytest
from ingesting import bring, content

from qa.adapters.mapping.mapped_table import source_of
from qa.warehouse.store import Store

HEAD = "id,who,at,text\n"
TABLE = {"match": "*.csv", "message": {"contact": "id", "speaker": "who", "said_at": "at", "text": "text"}}


def _chat(*said):
    return HEAD + "".join(f"c1,{who},2026-03-02 09:00:{second:02},{text}\n" for who, second, text in said)


def _first(store, text, name="a.csv", **options):
    told = {"source": {"id": "x", "programme": "x"}, "table": [TABLE], "options": options}
    bring(store, text, name, source_of(told, "tests"))
    content(store)
    return store.one("select first_response_ms from interaction")


@pytest.mark.parametrize(
    "greeting,options,wanted",
    [(0, {}, 25_000), (1, {}, 25_000), (2, {}, 2_000), (3, {"auto_reply_seconds": 4}, 25_000)],
)
def test_a_greeting_nobody_typed_is_no_first_reply(folder, greeting, options, wanted):
    store = Store()
    text = _chat(("customer", 0, "在吗"), ("agent", greeting, "您好，很高兴为您服务"), ("agent", 25, "我看一下"))
    assert _first(store, text, **options) == wanted
    store.close()


def test_a_source_that_says_so_later_moves_the_contacts_it_has(folder):
    store = Store()
    text = _chat(("customer", 0, "在吗"), ("agent", 3, "您好"), ("agent", 25, "我看一下"))
    assert _first(store, text) == 3_000
    assert _first(store, text.replace("c1", "c2"), "b.csv", auto_reply_seconds=5) == 25_000
    store.close()
