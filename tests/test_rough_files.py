"""Every reason of the quarantine has a file that provokes it; bombs, halves, strays and oddities cost clear words,
bounded memory and nothing that was good."""

from __future__ import annotations

import gzip

import orjson
import pytest
from ingesting import GOOD, accounted, bring, contacts
from rough import CALLS, HEAD, bomb, row
from workbook import workbook

from qa.adapters.mapping.mapped_table import read_source
from qa.adapters.refusal import REASONS
from qa.contacts.building import build
from qa.warehouse.store import Store

DOING = {
    "Response": {
        "RequestId": "r",
        "Data": {"TaskId": 1, "Status": 1, "StatusStr": "doing", "ErrorMsg": "", "ResultDetail": []},
    }
}
FAILED = {
    "Response": {
        "RequestId": "r",
        "Data": {"TaskId": 1, "Status": 3, "StatusStr": "failed", "ErrorMsg": "x", "ResultDetail": []},
    }
}


PROVOKED = {
    "ENC_UNDECODABLE": ("calls.csv", b"\xff\xfe\x00\xd8\x00"),
    "ENC_AMBIGUOUS": (
        "calls.csv",
        (HEAD + row()).encode() + b"\xa5\xb1\xa5\xb2\xa5\xb3\xa5\xb4\xa5\xb5\xa5\xb6,\x81\x40\n" * 30,
    ),
    "HEADER_LOST": ("calls.csv", b"??,??,??\n1,2,3\n"),
    "HEADER_CHANGED": ("calls.csv", b"id,agent\nc1,a1\n"),
    "COLUMN_COUNT": ("calls.csv", HEAD + row() + "c2,a1\n"),
    "JSON_INVALID": ("tel.json", b'{"Response": {"TelCdrList": ['),
    "MISSING_KEY": ("calls.csv", HEAD + row(id="")),
    "BAD_TIMESTAMP": ("calls.csv", HEAD + row(start="1900-01-00 00:00:00")),
    "AMBIGUOUS_DATE": ("calls.csv", HEAD + row(start="03/04/2026 09:00")),
    "FUTURE_TIME": (
        "calls.csv",
        HEAD + row(start="2099-01-01 00:00:00").replace("2026-03-02 09:05:00", "2099-01-01 00:05:00"),
    ),
    "END_BEFORE_START": ("calls.csv", HEAD + row(start="2026-03-02 10:00:00")),
    "NEG_DURATION": ("calls.csv", HEAD + row().replace(",10,", ",-10,")),
    "DURATION_MISMATCH": ("calls.csv", HEAD + row().replace("4:50", "44:50")),
    "UNKNOWN_ENUM": ("calls.csv", HEAD + row(result="maybe")),
    "SCALE_UNKNOWN": ("answers.csv", "id,score\nc1,9\n"),
    "ADDRESS_ROUNDED": ("rounded.csv", "id,start,phone\nr1,2026-03-02 09:00:00,1.39E+10\n"),
    "ID_PRECISION_LOST": (
        "calls.xlsx",
        workbook([HEAD.strip().split(","), [123456789012345678.0, "a1", "2026-03-02 09:00:00", "", "", "", "ok"]]),
    ),
    "DUP_CONFLICT": ("calls.csv", HEAD + row() + row().replace("a1", "a2")),
    "TASK_NOT_READY": ("asr.json", orjson.dumps(DOING)),
    "TASK_FAILED": ("asr.json", orjson.dumps(FAILED)),
    "ORPHAN": ("answers.csv", "id,score\nnever-seen,4\n"),
    "UNKNOWN_AGENT": ("calls.csv", HEAD + row()),
    "TOO_LARGE": ("calls.csv.gz", bomb()),
    "UNPACK_FAILED": ("calls.csv.gz", gzip.compress((HEAD + row() * 3000).encode())[:-400]),
    "BAD_VALUE": ("costs.csv", "month,kind,amount\n2026-03-01,fixed,plenty\n"),
}


def test_every_reason_is_provoked():
    assert set(PROVOKED) == set(REASONS)


@pytest.mark.parametrize("code", PROVOKED)
def test_a_reason(folder, code):
    store = Store()
    if code == "UNKNOWN_AGENT":
        bring(store, "id\na7\n", "roster.csv", CALLS)
    name, data = PROVOKED[code]
    receipt = bring(store, data, name, CALLS)
    build(store)
    held = store.rows("select * from quarantine where reason_code = ? and resolved_at is null", [code])
    assert accounted(receipt) and held
    if code != "UNKNOWN_ENUM":
        assert {h["severity"] for h in held} == {"error" if receipt.quarantined else "warning"}
    store.close()


def test_what_comes_late_settles_what_hung_loose(folder):
    store = Store()
    bring(store, "id,score\nc1,4\n", "answers.csv", CALLS)
    bring(store, "id\na7\n", "roster.csv", CALLS)
    build(store)
    bring(store, HEAD + row(), "calls.csv", CALLS)
    build(store)
    assert store.rows("select reason_code from quarantine where resolved_at is null") == [
        {"reason_code": "UNKNOWN_AGENT"}
    ]
    bring(store, "id\na1\n", "roster.2.csv", CALLS)
    build(store)
    assert not store.one("select count(*) from quarantine where resolved_at is null")
    store.close()


def test_one_broken_row_does_not_hold_the_tiny_centre_up(folder):
    from conftest import TINY

    store = Store()
    source = read_source(TINY / "exports" / "source.toml")
    receipt = bring(store, contacts(GOOD, ["合计", *[""] * 11], [*GOOD[:5], "昨天", *GOOD[6:]]), "contacts.csv", source)
    assert (receipt.new, receipt.skipped, receipt.quarantined) == (1, 1, 1)
    store.close()
