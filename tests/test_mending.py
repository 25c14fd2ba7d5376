"""What was set aside is opened, mended and read again."""

from __future__ import annotations

from conftest import TESTS
from ingesting import bring
from rough import CALLS, HEAD, row

from qa.access.reading import Reader
from qa.adapters.fetching.pull import read_pulls
from qa.adapters.landing.replaying import dismiss, edit_row, original_row, replay_file
from qa.adapters.mapping.saved_sources import save
from qa.adapters.source import Source
from qa.contacts.building import build
from qa.pipeline import masker
from qa.records.book import rows as records
from qa.warehouse.store import Store


def test_a_row_is_opened_mended_and_read_again(folder):
    store = Store()
    bring(store, HEAD + row(start="昨天") + row(id="c2"), "calls.csv", CALLS)
    held = store.rows("select * from quarantine")[0]
    value, _ = original_row(Reader(store), held["quarantine_id"])
    assert value["start"] == "昨天" and records("audit")[-1]["action"] == "unseal"
    still = edit_row(Reader(store), masker(), held["quarantine_id"], value | {"start": "前天"})
    assert (
        still.quarantined == 1
        and store.one("select resolved_at from quarantine where quarantine_id = ?", [held["quarantine_id"]]) is None
    )
    receipt = edit_row(Reader(store), masker(), held["quarantine_id"], value | {"start": "2026-03-02 09:00:00"})
    assert (receipt.new, receipt.quarantined) == (1, 0)
    assert store.one("select resolution from quarantine where quarantine_id = ?", [held["quarantine_id"]]) == "edited"
    build(store)
    assert store.one("select count(*) from interaction") == 2
    assert not store.one("select count(*) from quarantine where resolved_at is null"), (
        "a try that failed leaves no row of its own"
    )
    bring(store, HEAD + row(id="c9", start="大概九点"), "calls.2.csv", CALLS)
    dismiss(Reader(store), store.one("select quarantine_id from quarantine where resolved_at is null"))
    assert not store.one("select count(*) from quarantine where resolved_at is null")
    store.close()


def test_a_queue_log_line_and_a_vendor_element_are_mended(folder):
    store, source = Store(), Source("pbx", "pbx")
    bring(
        store,
        "1772413200|c1|热线|NONE|ENTERQUEUE||13800000001|1\nnever|c1|热线|NONE|ABANDON|1|1|9\n",
        "queue_log",
        source,
    )
    line = store.one("select quarantine_id from quarantine")
    assert edit_row(Reader(store), masker(), line, "1772413209|c1|热线|NONE|ABANDON|1|1|9").new == 1
    build(store)
    assert store.one("select outcome from queue_visit") == "abandoned_queue"
    bring(
        store,
        (TESTS / "exports" / "tencent_chats.json").read_bytes().replace(b'"SessionId": "ti-1", ', b""),
        "chats.json",
        source,
    )
    held = store.rows("select quarantine_id, reason_code from quarantine where resolved_at is null")
    assert {h["reason_code"] for h in held} == {"MISSING_KEY"}
    store.close()


def test_a_better_mapping_reads_the_sealed_file_again(folder):
    store = Store()
    bring(store, HEAD + row(result="maybe") + row(id="c2"), "calls.csv", CALLS)
    file_id = store.one("select file_id from ingest_file")
    table = CALLS.tables[0]
    better = table | {
        "contact": (
            table["contact"] | {"outcome": {"column": "result", "values": {"ok": "answered", "maybe": "unknown"}}}
        )
    }
    save({"source": {"id": "x", "programme": "x"}, "table": [better]})
    receipt = replay_file(Reader(store), masker(), file_id)
    assert (receipt.new, receipt.updated + receipt.unchanged, receipt.quarantined) == (1, 1, 0)
    assert store.rows("select distinct resolution from quarantine") == [{"resolution": "replayed"}]
    assert not read_pulls()
    store.close()
