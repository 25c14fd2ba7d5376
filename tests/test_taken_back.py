"""What a source takes back: words, phones, names; and its replay."""

from __future__ import annotations

from ingesting import bring, content
from test_attacks import CALL, HEAD, ROW, calls

from qa import pipeline
from qa.access.reading import Reader
from qa.adapters.landing.replaying import replay_file
from qa.adapters.mapping.mapped_table import source_of
from qa.adapters.mapping.saved_sources import save
from qa.customers.identity import identify
from qa.pipeline import masker
from qa.warehouse.store import Store


def test_a_row_taken_back_needs_no_more_than_its_id(folder):
    store = Store()
    bring(store, HEAD + ROW.format(id="c1", talk=1), "calls.csv", calls())
    assert bring(store, HEAD + "c1,,,,1\n", "calls.2.csv", calls()).updated == 1
    assert not content(store)["interaction"]
    store.close()


def test_a_replay_replaces_all_a_file_said(folder):
    store = Store()
    bring(store, HEAD + ROW.format(id="c1", talk=1) + ROW.format(id="c2", talk=2), "calls.csv", calls())
    file_id = store.one("select file_id from ingest_file")
    save(
        {
            "source": {"id": "x", "programme": "x"},
            "table": [CALL | {"survey": {"contact": "id", "score": {"value": "4"}}}],
        }
    )
    replay_file(Reader(store), masker(), file_id)
    assert (
        store.one("select count(*) from interaction_claim"),
        store.one("select count(*) from ingest_row"),
        store.one("select count(*) from survey"),
    ) == (2, 2, 2)
    save(
        {
            "source": {"id": "x", "programme": "x"},
            "table": [CALL | {"contact": CALL["contact"] | {"started_at": {"column": "at", "form": "%d/%m/%Y"}}}],
        }
    )
    assert replay_file(Reader(store), masker(), file_id).quarantined == 2
    assert not content(store)["interaction"]
    store.close()


def test_words_that_are_taken_back_take_their_findings_with_them(folder):
    table = {
        "match": "words*",
        "deleted": {"column": "del", "values": ["1"]},
        "message": {"contact": "id", "order": "n", "speaker": {"value": "customer"}, "text": "text"},
    }
    source, store = calls(CALL, table), Store()
    bring(store, HEAD + ROW.format(id="c1", talk=1), "calls.csv", source)
    bring(store, "id,n,text,del\nc1,1,我要投诉你们,0\n", "words.csv", source)
    pipeline.refresh(store)
    assert store.one("select count(*) from finding where label = 'complaint'") == 1
    bring(store, "id,n,text,del\nc1,1,,1\n", "words.2.csv", source)
    pipeline.refresh(store)
    assert not store.one("select count(*) from finding") and not store.one("select count(*) from message")
    store.close()


def test_a_changed_phone_moves_the_identity_at_once(folder):
    mapped = source_of(
        {
            "source": {"id": "x", "programme": "x"},
            "table": [
                {
                    "match": "crm*",
                    "updated_at": "at",
                    "customer": {
                        "id": "id",
                        "phone": {"column": "phone", "kind": "phone"},
                        "wechat": {"column": "wx", "kind": "wechat"},
                    },
                }
            ],
        },
        "tests",
    )
    store = Store()
    for n, phone in ((1, "13800000001"), (2, "13900000009")):
        bring(store, f"id,phone,wx,at\n1,{phone},wx1,2026-0{n}-01 00:00:00\n", f"crm.{n}", mapped)
        identify(store)
    assert {r["address_hash"] for r in store.rows("select address_hash from customer_identity")} == {
        r["address_hash"] for r in store.rows("select address_hash from customer_alias")
    }
    store.close()


def test_a_roster_read_again_takes_back_whom_it_no_longer_names(folder):
    roster = {"match": "roster*", "agent": {"id": "id", "team": "team", "aliases": "login"}}
    store, source = Store(), calls(CALL, roster)
    bring(store, HEAD + ROW.format(id="c1", talk=1), "calls.csv", source)
    bring(store, "id,team,login\nA1,一班,a1\n", "roster.csv", source)
    assert "x/一班" in str(content(store)["interaction"])
    save(
        {
            "source": {"id": "x", "programme": "x"},
            "table": [CALL, roster | {"agent": {"id": {"column": "none", "optional": True}}}],
        }
    )
    replay_file(Reader(store), masker(), store.one("select file_id from ingest_file where name = 'roster.csv'"))
    assert "x/一班" not in str(content(store)["interaction"]) and not store.one("select count(*) from agent")
    store.close()
