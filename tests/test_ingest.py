"""Every row accounted for, exactly once, in any order."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ingesting import LOG, accounted, bring, content

from qa.adapters.files.upload import Upload
from qa.adapters.staging.parsing import platforms
from qa.contacts.building import build
from qa.warehouse.store import Store


def test_queue_log_offered_closes(folder):
    store = Store()
    receipt = bring(store, LOG)
    assert accounted(receipt) and receipt.new == 14
    build(store)
    outcomes = {
        (r["queue_id"], r["outcome"]): r["n"]
        for r in store.rows("select queue_id, outcome, count(*) as n from queue_visit group by all")
    }
    assert outcomes == {
        ("pbx/热线", "answered"): 2,
        ("pbx/热线", "abandoned_queue"): 1,
        ("pbx/热线", "timeout"): 1,
        ("pbx/热线", "unknown"): 1,
        ("pbx/二线", "answered"): 1,
    }
    moved = store.rows(
        """select is_transferred, wait_ms from queue_visit where queue_id = 'pbx/热线' and outcome = 'answered'
        order by wait_ms"""
    )
    assert [(m["is_transferred"], m["wait_ms"]) for m in moved] == [(True, 5000), (False, 10000)]
    store.close()


def test_the_same_file_twice_changes_nothing(folder):
    store = Store()
    bring(store, LOG)
    before = content(store)
    again = bring(store, LOG)
    assert again.seen_before and again.unchanged == 14 and accounted(again)
    assert content(store) == before
    store.close()


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_any_order_split_and_overlap_gives_the_same_tables(folder, tmp_path_factory, seed, pieces):
    rng, lines = random.Random(seed), LOG.splitlines(keepends=True)
    whole, parts = (
        Store(tmp_path_factory.mktemp("whole") / "x.duckdb"),
        Store(tmp_path_factory.mktemp("parts") / "x.duckdb"),
    )
    bring(whole, LOG)
    cuts = sorted(rng.sample(range(1, len(lines)), min(pieces, len(lines) - 1)))
    chunks = [lines[max(0, a - rng.randrange(3)) : b] for a, b in zip([0, *cuts], [*cuts, len(lines)])]
    rng.shuffle(chunks)
    for number, chunk in enumerate(chunks):
        assert accounted(bring(parts, "".join(chunk), f"queue_log.{number}"))
    assert content(whole) == content(parts)
    whole.close()
    parts.close()


def test_platforms_are_told_apart_bycontent():
    assert len(platforms()) >= 8
    for name, text in (("queue_log", LOG), ("", "# a note\n"), ("", "")):
        fits = [p.name for p in platforms().values() if p.recognise(Upload("export.bin", text.encode()))]
        assert fits == ([name] if name else [])
