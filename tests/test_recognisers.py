"""Speech recognisers: who speaks, how that is known, what a recording's name tells."""

from __future__ import annotations

import pytest
from taking import SAMPLES, contacts, take

from qa.adapters.importing import parse_path
from qa.adapters.landing.rows import land
from qa.adapters.source import Source
from qa.contacts.building import build
from qa.pipeline import masker
from qa.warehouse.store import Store


@pytest.mark.parametrize(
    "name,by",
    [
        ("iflytek", "greeting"),
        ("aliyun_filetrans", "channel"),
        ("tencent_asr", "greeting"),
        ("funasr", "greeting"),
        ("subtitles", "vendor"),
    ],
)
def test_a_recogniser_says_who_speaks_and_how_it_is_known(folder, name, by):
    store = Store()
    take(store, name, channels={"0": "agent", "1": "customer"} if by == "channel" else {})
    rows = store.rows("select distinct speaker, role_source, message_seq from message order by message_seq, speaker")
    assert (
        {r["role_source"] for r in rows} == {by}
        and {r["speaker"] for r in rows} == {"agent", "customer"}
        and rows[0]["speaker"] == "agent"
    )
    store.close()


def test_a_recording_name_tells_the_rest(folder, tmp_path):
    sample = next(p for p in SAMPLES if p.name == "iflytek.json")
    path = tmp_path / "20260302090000_966_13800000001_601.json"
    path.write_bytes(sample.read_bytes())
    pattern = r"(?P<start>\d{14})_(?P<id>\d+)_(?P<caller>\d+)_(?P<agent>\d+)"
    store, source = Store(), Source("s", "s", options={"recording": pattern})
    assert land(store, parse_path(path, source, masker()), masker()).new == 2
    build(store)
    found = contacts(store)["966"]
    assert (found["agent_id"], found["started_hour"], found["customer_message_count"]) == ("s/601", 9, 1) and found[
        "masked_address"
    ].startswith("138")
    store.close()
