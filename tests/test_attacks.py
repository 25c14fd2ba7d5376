"""What an attacker found, kept found: wrong kinds of values, personal data in odd places, replays and tombstones, words
that go."""

from __future__ import annotations

import orjson
import pytest
from conftest import TESTS
from ingesting import accounted, bring, content

from qa import pipeline
from qa.adapters.mapping.mapped_table import source_of
from qa.adapters.source import Source
from qa.warehouse.store import Store

CALL = {
    "match": "calls*",
    "deleted": {"column": "del", "values": ["1"]},
    "contact": {"id": "id", "agent": "agent", "started_at": "at", "talk": {"column": "talk", "unit": "s"}},
}
HEAD, ROW = "id,agent,at,talk,del\n", "{id},a1,2026-03-02 09:00:00,{talk},0\n"


def calls(*tables):
    return source_of({"source": {"id": "x", "programme": "x"}, "table": list(tables or [CALL])}, "tests")


def walk(value, path=()):
    """Every place in a JSON value."""
    yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from walk(inner, (*path, key))


def put(value, path, new):
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(copy[path[0]], path[1:], new)
    return copy


@pytest.mark.parametrize("path", sorted((TESTS / "exports").glob("*.json")), ids=lambda p: p.stem)
def test_no_value_of_a_vendor_stops_an_import(folder, path):
    """Places all over a sample get a value they never have, other kinds in other samples; each file is accounted for,
    nothing is raised."""
    lines = (
        [orjson.loads(line) for line in path.read_bytes().splitlines() if line.strip().startswith(b"{")]
        if path.read_text().count("\n{")
        else [orjson.loads(path.read_bytes())]
    )
    store, whole = Store(), lines[0]
    places = [p for p in walk(whole) if p]
    for number, place in enumerate(places[:: max(1, len(places) // 6)]):
        odd = ["张伟 13812345678", None, 7, -1, [1], {"a": 1}, 10**30][(number and number + len(path.stem)) % 7]
        data = (
            orjson.dumps(put(whole, place, odd))
            if odd != 10**30
            else orjson.dumps(put(whole, place, 0)).replace(b":0", b":" + str(odd).encode(), 1)
        )
        assert accounted(bring(store, data, f"sample{number}.json", Source(f"s{number}", "s")))
    pipeline.refresh(store)
    for table in ("interaction_claim", "message", "quarantine", "ingest_file", "survey", "queue_event"):
        said = str(store.rows(f"select * from {table}"))
        assert "13812345678" not in said, table
    store.close()


@pytest.mark.parametrize("talk", ["99999999999999999999", "1e16", "-3"])
def test_a_number_no_clock_can_hold_costs_its_own_row(folder, talk):
    store = Store()
    receipt = bring(
        store,
        HEAD + ROW.format(id="c1", talk=1) + ROW.format(id="c2", talk=talk) + ROW.format(id="c3", talk=2),
        "calls.csv",
        calls(),
    )
    assert (receipt.read, receipt.new, receipt.quarantined) == (3, 2, 1)
    store.close()


def test_five_short_rows_are_five_rows_of_the_quarantine(folder):
    store = Store()
    receipt = bring(store, HEAD + "c1,a1\n" * 3 + "c2,a1\nc3\n" + ROW.format(id="c4", talk=1), "calls.csv", calls())
    assert (receipt.new, receipt.quarantined) == (1, 5) and store.one(
        "select sum(seen_count) from (select row_no, seen_count from quarantine)"
    ) >= 3
    for n in range(3):
        bring(
            store,
            (TESTS / "exports" / "tencent_asr.json").read_bytes().splitlines()[1],
            f"rec{n}.json",
            Source("asr", "asr"),
        )
    store.close()


def test_personal_data_in_odd_places_stays_out(folder):
    store = Store()
    lost = "c1,张伟,13812345678,2026-03-02 09:00:00,我住在朝阳区建国路88号\nc2,李,13912345678,2026-03-02 09:00:00,x\n"
    bring(store, lost, "calls.csv", calls())
    bring(store, 'id,agent,at,talk,del\nc1,"王小明好手机是13812345678没有结束,1,1,0\n', "calls.2.csv", calls())
    bring(
        store,
        "1\n00:00:00,000 --> 00:00:01,000\n13812345678：你好\n\n2\n00:00:01,500 --> 00:00:02,000\n张伟强：在\n",
        "20260302_966_13812345678_601.srt",
        Source("s", "s"),
    )
    bring(
        store,
        "1772413200|13812345678|热线|NONE|ENTERQUEUE|http://crm/?phone=13812345678|13812345678|1\n1772413201|c1|热线|NONE|INFO|a|b|13812345678\n",
        "queue_log",
        Source("q", "q"),
    )
    content(store)
    for table in ("ingest_file", "quarantine", "message", "queue_event", "interaction_claim", "interaction"):
        said = str(store.rows(f"select * from {table}"))
        assert "13812345678" not in said and "1381234567" not in said and "张伟" not in said and "王小明" not in said, (
            table
        )
    store.close()


def test_a_label_that_cannot_be_hidden_costs_its_row_once(folder):
    store = Store()
    segments = [
        {"start": 0, "end": 1, "text": "你好", "speaker": "　"},
        {"start": 1, "end": 2, "text": "在", "speaker": "SPEAKER_01"},
    ]
    receipt = bring(store, orjson.dumps({"segments": segments}), "rec.json", Source("s", "s"))
    assert accounted(receipt) and receipt.read == 2
    store.close()
