"""Every platform reads its made-up sample: recognised by content alone, accounted, the same twice; what it says is what
stands there."""

from __future__ import annotations

import pytest
from ingesting import accounted, content
from taking import OPTIONS, SAMPLES, contacts, take

from qa.adapters.files.upload import Upload
from qa.adapters.importing import parse_path
from qa.adapters.landing.rows import land
from qa.adapters.source import Source
from qa.adapters.staging.parsing import platforms
from qa.pipeline import masker
from qa.warehouse.store import Store


def test_every_platform_has_a_sample():
    assert {p.name.split(".")[0] for p in SAMPLES} == set(platforms())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_a_sample_is_recognised_by_its_platform_alone_and_is_the_same_twice(folder, path):
    assert [name for name, p in platforms().items() if p.recognise(Upload("export.bin", path.read_bytes()))] == [
        path.name.split(".")[0]
    ]
    store = Store()
    source = Source("s", "s", options=OPTIONS)
    first = land(store, parse_path(path, source, masker()), masker())
    assert accounted(first) and first.read > 0 and (first.new or first.skipped == first.read)
    before = content(store)
    again = land(store, parse_path(path, source, masker()), masker())
    assert (again.new, again.updated) == (0, 0) and content(store) == before
    store.close()


def test_telephony(folder):
    store = Store()
    take(store, "asterisk_cdr", "freeswitch_json", "freeswitch_cdr")
    found = contacts(store)
    assert len([n for n in found if n.startswith("0a6c2f10")]) == 2, "two legs that name each other are one call"
    first, lost, menu = (found[f"{n}"] for n in ("1772413200.11", "1772413380.13", "1772413500.15"))
    assert (first["outcome"], first["talk_ms"], first["wait_ms"], first["agent_id"]) == (
        "answered",
        120_000,
        12_000,
        "s/SIP/801",
    )
    assert (lost["outcome"], menu["outcome"], menu["talk_ms"]) == ("abandoned_ring", "abandoned_ivr", None)
    queued, left = found["m-1"], found["m-2"]
    assert (queued["wait_ms"], queued["talk_ms"], queued["ivr_ms"], queued["agent_id"], queued["queue_id"]) == (
        7_000,
        120_000,
        5_000,
        "s/801",
        "s/售后",
    )
    assert (left["outcome"], left["wait_ms"]) == ("abandoned_queue", 36_000) and "a-1" not in found
    store.close()


def test_cloud_contact_centres(folder):
    store = Store()
    take(store, "aliyun_calls", "aliyun_states", "aliyun_sca", "amazon_connect", "amazon_lens", "genesys")
    found = contacts(store)
    call = found["job-1"]
    assert (
        call["agent_id"],
        call["queue_id"],
        call["talk_ms"],
        call["hold_ms"],
        call["transfer_count"],
        call["customer_message_count"],
    ) == ("s/u2@demo", "s/售后", 110_000, 12_000, 1, 1)
    assert found["job-2"]["outcome"] == "abandoned_queue"
    assert store.rows("select score, raw_label from survey") == [{"score": 5.0, "raw_label": "满意"}]
    assert store.rows(
        "select vendor_sentiment, vendor_rate from message where speaker = 'customer' and vendor_rate is not null"
    ) == [{"vendor_sentiment": "6", "vendor_rate": 210.0}]
    assert [
        (r["state"], r["ms"])
        for r in store.rows(
            "select state, epoch_ms(ended_at) - epoch_ms(started_at) as ms from agent_state order by started_at"
        )
    ] == [("available", 30_000), ("busy", 110_000), ("acw", 20_000)]
    amazon = found["c-1"]
    assert (
        amazon["agent_id"],
        amazon["wait_ms"],
        amazon["talk_ms"],
        amazon["acw_ms"],
        amazon["agent_message_count"],
    ) == ("s/lee", 20_000, 130_000, 40_000, 1)
    assert found["c-2"]["outcome"] == "abandoned_queue"
    genesys = found["g-1"]
    assert (genesys["agent_id"], genesys["wait_ms"], genesys["talk_ms"], genesys["hold_ms"], genesys["acw_ms"]) == (
        "s/u-1",
        30_000,
        120_000,
        20_000,
        10_000,
    )
    store.close()


def test_chinese_desks_and_wechat(folder):
    store = Store()
    take(
        store,
        "qiyu",
        "qiyu_messages",
        "meiqia",
        "kf5_calls",
        "helpdesk_csv",
        "wechat_mp",
        "wechat_mp_staff",
        "wecom_kf",
    )
    found = contacts(store)
    assert (
        found["90001"]["channel"],
        found["90001"]["wait_ms"],
        found["90001"]["is_resolved"],
        found["90001"]["first_response_ms"],
    ) == ("wechat", 30_000, True, 5_000)
    assert (found["90002"]["outcome"], found["90002"]["agent_id"]) == ("self_service", None)
    assert (found["3301"]["customer_message_count"], found["3301"]["first_response_ms"]) == (2, 8_000)
    assert (found["18"]["wait_ms"], found["18"]["talk_ms"]) == (10_000, 64_000)
    listed = found["9001"], found["9002"], found["9003"]
    assert [(r["outcome"], r["wait_ms"], r["talk_ms"]) for r in listed] == [
        ("answered", 15_000, 205_000),
        ("abandoned_queue", 45_000, None),
        ("not_reached", None, None),
    ]
    public, private = (
        next(r for n, r in found.items() if n.endswith(end) and ("kf-1" in n) == ("kf-1" in end))
        for end in ("|2026-03-02", "|kf-1|2026-03-02")
    )
    assert not any("oDemo1" in n or "wm-1" in n for n in found), "WeChat ids stay out"
    assert (public["channel"], public["agent_id"], public["customer_message_count"], public["first_response_ms"]) == (
        "wechat",
        "s/xiaoding@demo",
        1,
        20_000,
    )
    assert (
        private["agent_id"],
        private["queue_id"],
        private["customer_message_count"],
        private["agent_message_count"],
    ) == ("s/ding", "s/kf-1", 1, 1)
    assert {r["score"] for r in store.rows("select score from survey where status = 'answered'")} == {4.0, 5.0}
    store.close()


def test_help_desks(folder):
    store = Store()
    take(
        store,
        "zendesk_tickets",
        "zendesk_metrics",
        "zendesk_ratings",
        "zendesk_audits",
        "chatwoot_conversations",
        "chatwoot_messages",
        "chatwoot_csat",
        "chatwoot_users",
    )
    found = contacts(store)
    ticket, chat = found["ticket:7"], found["41"]
    assert (ticket["channel"], ticket["is_resolved"], ticket["transfer_count"], ticket["customer_message_count"]) == (
        "email",
        True,
        1,
        1,
    ) and "ticket:8" not in found
    assert store.one("select count(*) from ingest_row where is_deleted") == 1
    assert (chat["agent_id"], chat["first_response_ms"], chat["is_resolved"], chat["agent_message_count"]) == (
        "s/geng@demo.example",
        25_000,
        True,
        1,
    )
    assert store.rows("select score, comment from survey where instrument = 'csat' and raw_value = '4'") == [
        {"score": 4.0, "comment": "清楚"}
    ]
    store.close()
