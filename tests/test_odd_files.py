"""Files that are odd as a whole: half written, empty, swollen, packed."""

from __future__ import annotations

import gzip

import pytest
from ingesting import LOG, accounted, bring
from rough import CALLS, HEAD, row, swollen_book

from qa.adapters.source import Source
from qa.warehouse.store import Store


def test_strays_quotes_and_nul_bytes_cost_one_line_each(folder):
    store = Store()
    lines = [HEAD.encode()] + [row(id=f"c{n}").encode() for n in range(3000)]
    lines[7] = row(id="c6").replace("a1", "\udca5").encode("utf-8", "surrogateescape")
    lines[9] = b'"never closed,a1,2026-03-02 09:00:00,,,,ok\n'
    lines[11] = row(id="c10").replace("a1", "a\x001").encode()
    receipt = bring(store, b"".join(lines), "calls.csv", CALLS)
    assert (receipt.new, receipt.quarantined) == (2998, 2) and accounted(receipt)
    assert {r["reason_code"] for r in store.rows("select reason_code from quarantine")} == {
        "ENC_UNDECODABLE",
        "COLUMN_COUNT",
    }
    store.close()


def test_a_half_written_line_waits_for_the_whole_one(folder):
    store, text = Store(), HEAD + row() + row(id="c2")
    half = bring(store, text[:-30], "calls.csv", CALLS)
    assert (half.new, half.quarantined) == (1, 1)
    whole = bring(store, text, "calls.csv", CALLS)
    assert (whole.new, whole.unchanged, whole.quarantined) == (1, 1, 0)
    store.close()


@pytest.mark.parametrize(
    "data,skipped", [(b"", 1), (b"\n\n\n", 1), (b"a picture \x89PNG", 1), (b"PK\x03\x04 not a zip", 0)]
)
def test_files_that_are_nothing(folder, data, skipped):
    receipt = bring(store := Store(), data, "thing", Source("x", "x"))
    assert accounted(receipt) and receipt.new == 0 and receipt.skipped >= skipped
    store.close()


def test_a_book_that_swells_and_a_million_columns_are_refused_in_words(folder):
    store = Store()
    assert bring(store, swollen_book(), "calls.xlsx", CALLS).quarantined == 1
    assert bring(store, ",".join(f"c{n}" for n in range(1_000_000)) + "\n1\n", "calls.csv", CALLS).quarantined == 1
    assert [r["reason_code"] for r in store.rows("select reason_code from quarantine order by first_seen_at")] == [
        "TOO_LARGE",
        "COLUMN_COUNT",
    ]
    store.close()


def test_a_packed_log_is_read_as_the_log_it_is(folder):
    store = Store()
    assert bring(store, gzip.compress(LOG.encode()), "queue_log.1.gz").new == 14
    assert bring(store, LOG, "queue_log.1").unchanged == 14
    store.close()
